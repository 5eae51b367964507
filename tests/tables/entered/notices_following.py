"""Following an area, and its news, in the tables of the house."""

from __future__ import annotations

from typing import Any

from tables.arranged import BY_LINK, EVERYBODY, Row, clockwork, ruth, visitor
from tables.entries import ALONE, LISTS, ROWS, TOKENS, WAYS, on_stage, two_more
from tables.scene import Scene, in_days
from tingsted.kernel import guard, links
from tingsted.kernel.actors import VISITOR
from tingsted.notices import following
from tingsted.notices.models import Bulletin, Follower, Following


@on_stage("notices.following")
def asked(scene: Scene) -> Following:
    """Asked for, not confirmed."""
    return following.follow_area(VISITOR, area=scene.cast.glumsoe, email="inger@tingsted.example")


@on_stage("notices.bulletin")
def bulletin(scene: Scene) -> Bulletin:
    return following.tell_area(
        scene.cast.as_ruth, area=scene.cast.glumsoe, office=scene.cast.council, title="Stien er åben"
    )


def of_area(**facts: Any) -> Any:
    return lambda scene: {"area": scene.cast.glumsoe, **facts}


def long_ago(scene: Scene) -> None:
    with guard.arranging():
        Following.objects.update(asked_at="2020-01-01T12:00:00Z")


ROWS |= {
    "notices.tell_area": Row(ruth, lambda s: {**of_area(title="Nyt")(s), "office": s.cast.council}),
    "notices.withdraw_bulletin": Row(ruth, lambda s: {"bulletin": s["notices.bulletin"]}),
    "notices.follow_area": Row(visitor, of_area(email="bo@tingsted.example"), EVERYBODY),
    "notices.confirm_following": Row(visitor, lambda s: {"following": s["notices.following"]}, BY_LINK),
    "notices.end_following": Row(visitor, lambda s: {"follower": Follower.objects.get()}, BY_LINK),
    "notices.forget_unconfirmed": Row(clockwork, lambda s: {"on": in_days(0)}, before=long_ago),
    "notices.make_follower_digest": Row(
        clockwork, lambda s: {"follower": s["notices.following"].follower, "on": in_days(0)}
    ),
}
for name in ("news", "feed", "tell", "follow", "asked"):
    WAYS[f"notices:{name}"] = lambda s: {"slug": s.cast.glumsoe.slug}
WAYS["notices:withdraw"] = lambda s: {"slug": s.cast.glumsoe.slug, "pk": s["notices.bulletin"].pk}
TOKENS["notices:confirm"] = lambda s: links.sign(following.CONFIRM, s["notices.following"].pk)
TOKENS["notices:followed"] = lambda s: links.sign(following.KEEP, s["notices.following"].follower_id)
LISTS.update({"notices:news"})
ALONE |= {
    "notices:tell": "makes something new",
    "notices:withdraw": "one button; the second time it is not there",
    "notices:follow": "makes something new; the second time a letter says so",
    "notices:confirm": "one's own link",
    "notices:followed": "one's own link",
}


@two_more
def more_news(scene: Scene) -> None:
    for number in ("en", "to"):
        following.tell_area(
            scene.cast.as_ruth, area=scene.cast.glumsoe, office=scene.cast.council, title=f"Nyt {number}"
        )
