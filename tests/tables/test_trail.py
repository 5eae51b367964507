"""An idea's trail when everything happens on one day: the steps stand as the work goes."""

from __future__ import annotations

from datetime import timedelta

from tables.scene import Scene
from tingsted.ideas.queries import trail_of
from tingsted.kernel import clock
from tingsted.plans.actions import adopt_plan, set_work
from tingsted.promises.actions import give_answer
from tingsted.workgroups.actions import finish_group

UNTIL_CARRIED = [
    "Skrevet på væggen",
    "Alle blev spurgt i spørgeskemaet »Hvad er vigtigst?«",
    "Alle blev spurgt i spørgeskemaet »Hvad var vigtigst?«",
    "Den kom ind som nummer 1 af 4",
    "Fik en arbejdsgruppe",
    "Blev en handling i planen: »Stien gøres færdig«",
    "Blev en handling i planen: »Bro«",
    "Vedtaget sammen med planen",
    "Sendt videre til Vej og Park",
    "Kom med i et bidrag til »Busserne næste år«",
]


def test_the_steps_of_one_day_stand_as_the_work_goes(scene: Scene) -> None:
    adopt_plan(scene.cast.as_ruth, plan=scene.plan)
    assert told(scene) == [*UNTIL_CARRIED, "»Bro« er taget ud af planen", "Vej og Park skylder svaret"]
    give_answer(scene.cast.as_holger, promise=scene.promise, answer="we do it", reply="Vi gør det i april.")
    set_work(scene.cast.as_sofie, action=scene.action, work="begun")
    finish_group(scene.cast.as_sofie, group=scene.group)
    assert told(scene) == [
        *UNTIL_CARRIED,
        "Vej og Park svarede",
        "»Bro« er taget ud af planen",
        "»Stien gøres færdig« er begyndt",
        "Gruppen blev færdig",
    ]


def test_what_happened_on_a_later_day_stands_below_whatever_it_was(scene: Scene) -> None:
    set_work(scene.cast.as_sofie, action=scene.action, work="begun")
    with clock.at(clock.now() + timedelta(days=1)):
        adopt_plan(scene.cast.as_ruth, plan=scene.plan)
        assert told(scene)[-3:] == [
            "»Stien gøres færdig« er begyndt",
            "Vedtaget sammen med planen",
            "Vej og Park skylder svaret",
        ]


def told(scene: Scene) -> list[str]:
    """What the trail says, from the top."""
    return sorted_out([step.words for step in trail_of(scene.idea)])


def sorted_out(words: list[str]) -> list[str]:
    """Two surveys that opened on one day may stand either way."""
    asked = sorted(word for word in words if word.startswith("Alle blev spurgt"))
    return [asked.pop(0) if word.startswith("Alle blev spurgt") else word for word in words]
