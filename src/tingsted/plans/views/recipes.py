"""Recipes: all there are, a copy of one's own, and the page where it is adapted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tingsted.kernel import receipts
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.places.acting import actor_who_may, may_any
from tingsted.plans import actions
from tingsted.plans.forms import Confirm, RecipeForm
from tingsted.plans.models import Plan, Recipe
from tingsted.plans.recipes import way_of, ways


def recipes(request: HttpRequest) -> HttpResponse:
    """How plans come about here, and by what one can copy."""
    keeps = may_any(request, "plans.keep_recipes")
    return render(request, "plans/recipes.html", {"ways": ways(), "keeps": keeps})


def copy_recipe(request: HttpRequest, slug: str) -> HttpResponse:
    """One press makes a recipe of the municipality's own, and leads to it."""
    actor = actor_who_may(request, "plans.keep_recipes")
    way = way_of(slug)
    if request.method != "POST" or way is None:
        return redirect("plans:recipes")

    def act() -> str:
        return actions.copy_recipe(actor, way=way).get_absolute_url()

    return receipts.once(request, act)


def recipe(request: HttpRequest, slug: str) -> HttpResponse:
    """The page where a recipe is adapted."""
    actor = actor_who_may(request, "plans.keep_recipes")
    noun = get_visible(Recipe, request.user, slug=slug)
    initial = {"name": noun.name, "words": noun.words, "seen": noun.version}
    form = RecipeForm(request.POST or None, recipe=noun, initial=initial)

    def act() -> str:
        actions.write_recipe(actor, recipe=noun, **form.said())
        return reverse("plans:recipes")

    begun = Plan.objects.filter(recipe=noun.slug).count()
    return answer_form(request, form, "plans/recipe.html", {"recipe": noun, "begun": begun}, act)


def retire_recipe(request: HttpRequest, slug: str) -> HttpResponse:
    """A page with one button: no plan is begun with it any more."""
    actor = actor_who_may(request, "plans.keep_recipes")
    noun = get_visible(Recipe, request.user, slug=slug)

    def act() -> str:
        actions.retire_recipe(actor, recipe=noun)
        return reverse("plans:recipes")

    return answer_form(
        request, Confirm(request.POST or None), "plans/retire_recipe.html", {"recipe": noun}, act
    )
