"""An action as its coordinator and the body write it, move it along, picture it and take it out."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from tingsted.accounts.models import Person
from tingsted.ideas.models import Idea
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import may, require
from tingsted.places.models import Seat
from tingsted.plans import actions
from tingsted.plans.forms import ActionForm, Confirm, CoordinatorForm, PhotoForm, TakeOutForm, WorkForm
from tingsted.plans.models import Photo
from tingsted.plans.queries import is_referred_to
from tingsted.plans.views.entering import own_action, own_plan


def new_action(request: HttpRequest, slug: str) -> HttpResponse:
    """One more action, from an idea (`?ide=Glumsø-27`) or from none."""
    plan, actor = own_plan(request, slug)
    initial: dict[str, Any] = {}
    label = request.GET.get("ide", "")
    if label:
        idea = get_visible(Idea, request.user, label=label)
        theme = plan.themes.filter(name__iexact=idea.theme).first() if idea.theme else None
        initial = {"title": idea.title, "ideas": idea.label, "theme": theme}
    form = ActionForm(request.POST or None, plan=plan, viewer=request.user, initial=initial)

    def act() -> str:
        said = {name: value for name, value in form.said().items() if name != "seen"}
        return actions.add_action(actor, plan=plan, **said).get_absolute_url()

    return answer_form(
        request, form, "plans/action.html", {"plan": plan, "has_themes": plan.themes.standing().exists()}, act
    )


def action(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """The action as its coordinator or the body writes it."""
    noun, actor = own_action(request, slug, key)
    labels = ", ".join(noun.ideas.order_by("number").values_list("label", flat=True))
    form = ActionForm(
        request.POST or None,
        plan=noun.plan,
        viewer=request.user,
        initial=ActionForm.initial_of(noun) | {"ideas": labels},
    )

    def act() -> str:
        return actions.write_action(actor, action=noun, **form.said()).get_absolute_url()

    context = {
        "plan": noun.plan,
        "noun": noun,
        "has_themes": True,
        "names_coordinator": may("plans.write", actor, noun.plan),
        "may_show": may("plans.show_coordinator", actor, noun),
        "photos": list(noun.photos.standing()),
    }
    return answer_form(request, form, "plans/action.html", context, act)


def work(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """How far the work has come."""
    noun, actor = own_action(request, slug, key)
    form = WorkForm(
        request.POST or None, initial={"work": noun.work, "note": noun.work_note, "seen": noun.version}
    )

    def act() -> str:
        return actions.set_work(actor, action=noun, **form.cleaned_data).get_absolute_url()

    changes = list(noun.changes.select_related("by").order_by("-at"))
    for change in changes:
        change.action = noun
    return answer_form(
        request, form, "plans/work.html", {"plan": noun.plan, "noun": noun, "changes": changes}, act
    )


def coordinator(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """The body names who coordinates; a coordinator says whether the name may stand in the plan."""
    noun, actor = own_action(request, slug, key)
    mine = may("plans.show_coordinator", actor, noun) and "vis" in request.POST
    if not mine:
        require("plans.write", actor, noun.plan)
    seats = Seat.objects.in_force().filter(office=noun.plan.body)
    people = Person.objects.filter(seats__in=seats) | Person.objects.filter(coordinates_actions=noun)
    form = CoordinatorForm(
        request.POST or None,
        people=people.distinct().order_by("name"),
        initial={"person": noun.coordinator_id, "seen": noun.version},
    )

    def act() -> str:
        if mine:
            actions.show_coordinator(actor, action=noun, public=request.POST["vis"] == "ja")
        else:
            actions.name_coordinator(actor, action=noun, **form.cleaned_data)
        return noun.get_absolute_url()

    return answer_form(request, form, "plans/coordinator.html", {"plan": noun.plan, "noun": noun}, act)


def take_out(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Take the action out of the plan."""
    noun, actor = own_action(request, slug, key)
    require("plans.write", actor, noun.plan)
    form = TakeOutForm(request.POST or None, initial={"seen": noun.version})

    def act() -> str:
        return actions.take_out_action(actor, action=noun, **form.cleaned_data).plan.get_absolute_url()

    context = {"plan": noun.plan, "noun": noun, "referred": is_referred_to(noun)}
    return answer_form(request, form, "plans/take_out.html", context, act)


def put_back(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """A page with one button: the action stands in the plan again."""
    noun, actor = own_action(request, slug, key)
    require("plans.write", actor, noun.plan)

    def act() -> str:
        return actions.put_back_action(actor, action=noun).get_absolute_url()

    form = Confirm(request.POST or None)
    return answer_form(
        request, form, "plans/take_out.html", {"plan": noun.plan, "noun": noun, "out": True}, act
    )


def photo(request: HttpRequest, slug: str, key: int | None = None) -> HttpResponse:
    """A picture of an action, or without one of the plan: with the words for those who can't see it."""
    noun = None
    if key is None:
        plan, actor = own_plan(request, slug)
    else:
        noun, actor = own_action(request, slug, key)
        plan = noun.plan
    form = PhotoForm(request.POST or None, request.FILES or None)

    def act() -> str:
        actions.add_photo(actor, plan=plan, action=noun, **form.cleaned_data)
        return (noun or plan).get_absolute_url()

    here = list(plan.photos.standing().filter(action=noun))
    return answer_form(request, form, "plans/photo.html", {"plan": plan, "noun": noun, "photos": here}, act)


def take_down(request: HttpRequest, slug: str, picture: int) -> HttpResponse:
    """A page with one button: the picture is taken down."""
    photo = get_object_or_404(Photo.objects.standing().select_related("action"), plan__slug=slug, pk=picture)
    if photo.action_id is None:
        photo.plan, actor = own_plan(request, slug)
    else:
        photo.action, actor = own_action(request, slug, photo.action_id)
        photo.plan = photo.action.plan

    def act() -> str:
        actions.take_down_photo(actor, photo=photo)
        return (photo.action or photo.plan).get_absolute_url()

    return answer_form(
        request,
        Confirm(request.POST or None),
        "plans/take_down.html",
        {"plan": photo.plan, "photo": photo},
        act,
    )
