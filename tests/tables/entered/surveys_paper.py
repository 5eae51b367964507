"""Paper in the tables of the house: a batch that Ruth has typed, with its sample drawn."""

from __future__ import annotations

from typing import Any

from tables import entries
from tables.arranged import Row, clockwork, ejner, in_days, ruth
from tables.scene import Scene
from tingsted.kernel import guard
from tingsted.surveys.actions import check_sheet, draw_sample, let_type, print_sheets, type_sheet
from tingsted.surveys.models import Batch, PaperSheet, Typist
from tingsted.surveys.older import read_older

OLDER = b"Ark;Krydser;Kommentar\nGL-1;1,2;Snart\n"


@entries.on_stage("surveys.batch")
def batch(scene: Scene) -> Batch:
    """Ruth's first pile, of one sheet, drawn to be checked."""
    pile = _typed(scene).batch
    assert pile is not None
    return draw_sample(scene.cast.as_ruth, batch=pile)


@entries.on_stage("surveys.typist")
def typist(scene: Scene) -> Typist:
    """A neighbour whom the chair lets type."""
    return let_type(scene.cast.as_ruth, **_let(scene))


def _let(scene: Scene) -> dict[str, Any]:
    return {"survey": scene.survey, "name": "Per", "email": "per@tingsted.example", "until": in_days(14)}


def _typed(scene: Scene) -> PaperSheet:
    (code,) = print_sheets(scene.cast.as_ruth, survey=scene.survey, copies=1)
    return type_sheet(scene.cast.as_ruth, survey=scene.survey, code=code, typed=_marks(scene))


def _marks(scene: Scene) -> dict[str, list[str]]:
    return {f"v{scene.survey.cards.all()[0].pk}": ["very"]}


def _sheet(scene: Scene) -> dict[str, Any]:
    return {"sheet": scene["surveys.batch"].sheets.get(), "typed": _marks(scene)}


def _checked(scene: Scene) -> None:
    check_sheet(scene.cast.as_ejner, **_sheet(scene))


def _new(scene: Scene) -> dict[str, Any]:
    (code,) = print_sheets(scene.cast.as_ruth, survey=scene.survey, copies=1)
    return {"survey": scene.survey, "code": code, "typed": _marks(scene)}


entries.ROWS.update(
    {
        "surveys.check_sheet": Row(ejner, _sheet),
        "surveys.draw_sample": Row(ruth, lambda s: {"batch": _typed(s).batch}),
        "surveys.print_sheets": Row(ejner, lambda s: {"survey": s.survey, "copies": 2}),
        "surveys.put_in": Row(ruth, lambda s: {"batch": s["surveys.batch"]}, before=_checked),
        "surveys.read_older_answers": Row(
            ejner, lambda s: {"survey": s.survey, "form": read_older(OLDER, None, ())}
        ),
        "surveys.let_type": Row(ruth, _let),
        "surveys.stop_typing": Row(ruth, lambda s: {"typist": Typist.objects.get(pk=s["surveys.typist"].pk)}),
        "surveys.forget_typists": Row(
            clockwork, lambda s: {"on": in_days(61)}, before=lambda s: s["surveys.typist"]
        ),
        "surveys.type_sheet": Row(ejner, _new),
    }
)
NUMBERED = ("batch", "batch_step", "check")
entries.WAYS.update({f"surveys:{name}": lambda s: {"slug": s.survey.slug, "number": 1} for name in NUMBERED})
entries.WAYS["surveys:stop_typing"] = lambda s: {"slug": s.survey.slug, "key": s["surveys.typist"].pk}
entries.LISTS.update({"surveys:paper", "surveys:batch", "surveys:let_type"})
entries.ALONE.update(
    {
        "surveys:paper": "its form makes something new",
        "surveys:print_sheets": "makes something new",
        "surveys:type_sheet": "a sheet that is typed is not taken again, and only its typist corrects it",
        "surveys:batch_step": "one button; the second time it says how the batch stands",
        "surveys:let_type": "makes something new",
        "surveys:stop_typing": "one button; the second time there is nobody to stop",
        "surveys:check": "a sheet that is checked is not taken again",
        "surveys:older": "a sheet that was read in is not taken again",
    }
)


@entries.two_more
def more_sheets(scene: Scene) -> None:
    for _number in range(2):
        sheet = _typed(scene)
        with guard.arranging():
            PaperSheet.objects.filter(pk=sheet.pk).update(batch=scene["surveys.batch"])


@entries.two_more
def more_typists(scene: Scene) -> None:
    for name in ("lis", "kaj"):
        let_type(scene.cast.as_ruth, **_let(scene) | {"name": name, "email": f"{name}@tingsted.example"})
