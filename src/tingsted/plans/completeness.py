"""What a plan still lacks: for the list of what comes next, and for an edition that can't do without."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from tingsted.plans.models import Plan
from tingsted.plans.queries import Contents
from tingsted.plans.recipes import skeleton


@dataclass(frozen=True)
class Missing:
    """A section with nothing in it: what it is called, whether an edition must have it, where it is written."""

    heading: str
    required: bool
    url: str


def missing_from(plan: Plan, contents: Contents) -> list[Missing]:
    """The recipe's sections in which nothing stands yet, in their order; an action must always be there."""
    there = {
        "vision": bool(plan.vision),
        "story": bool(plan.story),
        "themes": any(chapter.goals for chapter in contents.chapters) or bool(contents.chapters),
        "actions": bool(contents.chapters),
    }
    pages = {"vision": "words", "story": "words", "themes": "themes", "actions": "new_action"}
    known, found = skeleton(), []
    for part in contents.parts:
        if there.get(part.key, bool(part.text)):
            continue
        way = pages.get(known[part.key].source)
        url = (
            reverse(f"plans:{way}", args=[plan.slug])
            if way
            else reverse("plans:part", args=[plan.slug, part.key])
        )
        found.append(Missing(part.heading, part.required, url))
    if not contents.chapters and not any(part.key == "actions" for part in contents.parts):
        found.append(Missing(_("Actions"), True, reverse("plans:new_action", args=[plan.slug])))
    return found
