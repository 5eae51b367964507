"""A municipality copies a recipe, adapts it, and lets it rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import slug, tidy
from tingsted.plans.events import RecipeCopied, RecipeRetired, RecipeWritten
from tingsted.plans.models import Phase, Recipe
from tingsted.plans.recipes import Way, skeleton

MOST_WEEKS = 260
FIELDS = ["name", "words", "phases", "sections"]


@action
def copy_recipe(actor: Actor, *, way: Way, name: str = "") -> Recipe:
    """Make a recipe of the municipality's own from one that is there; nothing changes for plans already begun."""
    require("plans.keep_recipes", actor)
    name = tidy(name) or _("%(name)s, our own") % {"name": way.name}
    recipe = Recipe(
        slug=_free_slug(name),
        kind=way.kind,
        name=name[:80],
        words=way.words[:300],
        phases=[{"kind": p.kind, "after": p.after, "lasts": p.lasts, "name": p.name} for p in way.phases],
        sections=[{"key": s.key, "heading": s.heading, "required": s.required} for s in way.sections],
    )
    recipe.save()
    announce(actor, RecipeCopied(about=about(recipe), name=recipe.name, of=way.name))
    return recipe


@action
def write_recipe(
    actor: Actor,
    *,
    recipe: Recipe,
    name: str,
    words: str,
    phases: Sequence[dict[str, Any]],
    sections: Sequence[dict[str, Any]],
    seen: int | None = None,
) -> Recipe:
    """Adapt a recipe: its phases in their order, and which of the nine sections a plan has."""
    require("plans.keep_recipes", actor)
    if not tidy(name):
        raise Refused(_("Write what the recipe is called."), "name")
    if not phases:
        raise Refused(_("A plan needs at least one phase."))
    for row in phases:
        weeks = (row["after"], row["lasts"] or 0)
        if row["kind"] not in Phase.Kind.values or any(not 0 <= number <= MOST_WEEKS for number in weeks):
            raise Refused(_("Weeks are whole numbers from 0 to %(most)s.") % {"most": MOST_WEEKS})
    if not any(row["kind"] == Phase.Kind.LIVING for row in phases):
        raise Refused(_("The last phase of every plan is that it is alive. Keep it."))
    if {row["key"] for row in sections} - set(skeleton()):
        raise Refused(_("Choose among the nine sections."))
    recipe.name, recipe.words = tidy(name), tidy(words)
    recipe.phases, recipe.sections = list(phases), list(sections)
    sentence = _("Somebody else changed the same recipe in the meantime. Your text is still here.")
    save_version(recipe, seen=seen, sentence=sentence, fields=FIELDS)
    announce(actor, RecipeWritten(about=about(recipe), name=recipe.name))
    return recipe


@action
def retire_recipe(actor: Actor, *, recipe: Recipe) -> Recipe:
    """Let a recipe rest: no plan is begun with it any more, those begun go on."""
    require("plans.keep_recipes", actor)
    recipe.retired_on = clock.today()
    recipe.save(update_fields=["retired_on"])
    announce(actor, RecipeRetired(about=about(recipe), name=recipe.name))
    return recipe


def _free_slug(name: str) -> str:
    wanted = f"egen-{slug(name)}"[:70]
    taken = set(Recipe.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    number, free = 2, wanted
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    return free
