"""Goals, pictures and what leaves a plan, in the tables of the house."""

from __future__ import annotations

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tables.arranged import Row, ruth
from tables.entries import ALONE, LISTS, ROWS, WAYS, on_stage, two_more
from tables.scene import Scene
from tingsted.plans.actions import add_action, add_photo, add_theme, set_goal, take_out_action
from tingsted.plans.models import Action, Goal, Photo, Theme


def upload() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(out, "JPEG")
    return SimpleUploadedFile("sti.jpg", out.getvalue(), "image/jpeg")


@on_stage("plans.goal")
def goal(scene: Scene) -> Goal:
    return set_goal(scene.cast.as_ruth, theme=scene.theme, words="Alle kan gå til søen")


@on_stage("plans.empty theme")
def empty_theme(scene: Scene) -> Theme:
    return add_theme(scene.cast.as_ruth, plan=scene.plan, name="Tomt")


@on_stage("plans.photo")
def photo(scene: Scene) -> Photo:
    return add_photo(scene.cast.as_ruth, plan=scene.plan, picture=upload(), alt="En sti ved en sø")


@on_stage("plans.taken out")
def taken_out(scene: Scene) -> Action:
    cast = scene.cast
    action = add_action(cast.as_ruth, plan=scene.plan, theme=scene.theme, title="Bro", ideas=[scene.ideas[0]])
    return take_out_action(cast.as_ruth, action=action, reason="For dyr.")


@two_more
def more(scene: Scene) -> None:
    for number in (1, 2):
        set_goal(scene.cast.as_ruth, theme=scene.theme, words=f"Mål {number}")
        add_photo(scene.cast.as_ruth, plan=scene.plan, picture=upload(), alt=f"Billede {number}")
        action = add_action(
            scene.cast.as_ruth,
            plan=scene.plan,
            theme=scene.theme,
            title=f"Bro {number}",
            ideas=[scene.ideas[0]],
        )
        take_out_action(scene.cast.as_ruth, action=action, reason="For dyr.")


LISTS |= {"plans:history", "plans:themes", "plans:new_photo"}
WAYS |= {
    "plans:goal": lambda s: {"key": s.theme.pk, "goal": s["plans.goal"].pk},
    "plans:remove_goal": lambda s: {"key": s.theme.pk, "goal": s["plans.goal"].pk},
    "plans:new_goal": lambda s: {"key": s.theme.pk},
    "plans:remove_theme": lambda s: {"key": s.theme.pk},
    "plans:put_back": lambda s: {"key": s["plans.taken out"].pk},
    "plans:take_down": lambda s: {"picture": s["plans.photo"].pk},
    "plans:picture": lambda s: {"key": s["plans.photo"].key},
}
ROWS |= {
    "plans.set_goal": Row(ruth, lambda s: {"theme": s.theme, "words": "Et sted at være"}),
    "plans.remove_goal": Row(ruth, lambda s: {"goal": s["plans.goal"]}),
    "plans.remove_theme": Row(ruth, lambda s: {"theme": s["plans.empty theme"]}),
    "plans.add_photo": Row(ruth, lambda s: {"plan": s.plan, "picture": upload(), "alt": "En bænk"}),
    "plans.take_down_photo": Row(ruth, lambda s: {"photo": s["plans.photo"]}),
    "plans.take_out_action": Row(ruth, lambda s: {"action": s.action, "reason": "For dyr."}),
    "plans.place_action": Row(ruth, lambda s: {"action": s.action, "place": (11.7, 55.36)}),
    "plans.put_back_action": Row(ruth, lambda s: {"action": s["plans.taken out"]}),
}
ALONE |= {
    "plans:new_goal": "makes something new",
    "plans:remove_goal": "one button; the second time it is gone",
    "plans:remove_theme": "one button; the second time it is gone",
    "plans:new_photo": "makes something new",
    "plans:photo": "makes something new",
    "plans:take_down": "one button; the second time it is gone",
}
