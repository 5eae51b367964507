"""Writing in a plan: its words, dates, themes and actions, and deciding on it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tingsted.accounts.models import Person
from tingsted.design.days import day_text
from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import may, require
from tingsted.places.acting import actor_for_any
from tingsted.places.models import Seat
from tingsted.places.rules import sits_in
from tingsted.plans import actions
from tingsted.plans.forms import (
    ActionForm,
    CoordinatorForm,
    DatesForm,
    DayForm,
    ThemeForm,
    WordsForm,
    WorkForm,
)
from tingsted.plans.models import Action, Plan
from tingsted.plans.views.reading import BEHIND


def words(request: HttpRequest, slug: str) -> HttpResponse:
    """The vision and the story."""
    plan, actor = _own(request, slug)
    fields = {"title": plan.title, "vision": plan.vision, "story": plan.story, "seen": plan.version}
    form = WordsForm(request.POST or None, initial=fields)

    def act() -> str:
        actions.write_plan(actor, plan=plan, **form.cleaned_data)
        return plan.get_absolute_url()

    return answer_form(request, form, "plans/words.html", {"plan": plan}, act)


def dates(request: HttpRequest, slug: str) -> HttpResponse:
    """When the phases open and close."""
    plan, actor = _own(request, slug)
    form = DatesForm(request.POST or None, plan=plan, initial={"seen": plan.version})

    def act() -> str:
        actions.set_phases(actor, plan=plan, dates=form.dates(), seen=form.cleaned_data["seen"])
        return plan.get_absolute_url()

    return answer_form(request, form, "plans/dates.html", {"plan": plan}, act)


def themes(request: HttpRequest, slug: str, key: int | None = None) -> HttpResponse:
    """All headings, a form for one more; with a key, a new name for that one."""
    plan, actor = _own(request, slug)
    all_themes = list(plan.themes.all())
    theme = next((t for t in all_themes if t.pk == key), None)
    if key is not None and theme is None:
        raise Http404
    form = ThemeForm(
        request.POST or None, initial={"name": theme.name, "seen": plan.version} if theme else None
    )
    if theme:
        form.fields["name"].label = _("New name")

    def act() -> str:
        if theme is None:
            actions.add_theme(actor, plan=plan, name=form.cleaned_data["name"])
        else:
            actions.rename_theme(actor, theme=theme, **form.cleaned_data)
        return reverse("plans:themes", args=[plan.slug])

    return answer_form(
        request, form, "plans/themes.html", {"plan": plan, "themes": all_themes, "renamed": theme}, act
    )


def new_action(request: HttpRequest, slug: str) -> HttpResponse:
    """One more action, from an idea (`?ide=Glumsø-27`) or from none."""
    plan, actor = _own(request, slug)
    initial: dict[str, Any] = {}
    label = request.GET.get("ide", "")
    if label:
        idea = get_visible(Idea, request.user, label=label)
        theme = plan.themes.filter(name__iexact=idea.theme).first() if idea.theme else None
        initial = {"title": idea.title, "ideas": idea.label, "theme": theme}
    form = ActionForm(request.POST or None, plan=plan, viewer=request.user, initial=initial)

    def act() -> str:
        said = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        return actions.add_action(actor, plan=plan, **said).get_absolute_url()

    return answer_form(
        request, form, "plans/action.html", {"plan": plan, "has_themes": plan.themes.exists()}, act
    )


def action(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """The action as its coordinator or the body writes it."""
    noun, actor = _action(request, slug, key)
    labels = ", ".join(noun.ideas.order_by("number").values_list("label", flat=True))
    fields = {name: getattr(noun, name) for name in ("title", "text", "theme", "driver", "partners")}
    form = ActionForm(
        request.POST or None,
        plan=noun.plan,
        viewer=request.user,
        initial={**fields, "ideas": labels, "seen": noun.version},
    )

    def act() -> str:
        return actions.write_action(actor, action=noun, **form.cleaned_data).get_absolute_url()

    context = {
        "plan": noun.plan,
        "noun": noun,
        "has_themes": True,
        "names_coordinator": may("plans.write", actor, noun.plan),
        "may_show": may("plans.show_coordinator", actor, noun),
    }
    return answer_form(request, form, "plans/action.html", context, act)


def work(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """How far the work has come."""
    noun, actor = _action(request, slug, key)
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
    noun, actor = _action(request, slug, key)
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


def decide(request: HttpRequest, slug: str, what: str) -> HttpResponse:
    """The body adopts its plan, or ends it: a page with a date and one button."""
    plan = get_visible(Plan, request.user, *BEHIND, slug=slug)
    actor = actor_for_any(request, plan.body)
    _living(actor, plan)
    require("plans.adopt", actor, plan)
    form = DayForm(request.POST or None, initial={"on": clock.today(), "seen": plan.version})

    def act() -> str:
        step = actions.adopt_plan if what == "vedtag" else actions.end_plan
        return step(actor, plan=plan, **form.cleaned_data).get_absolute_url()

    return answer_form(request, form, "plans/decide.html", {"plan": plan, "adopts": what == "vedtag"}, act)


def _own(request: HttpRequest, slug: str) -> tuple[Plan, Actor]:
    plan = get_visible(Plan, request.user, *BEHIND, slug=slug)
    actor = actor_for_any(request, plan.body)
    _living(actor, plan)
    require("plans.write", actor, plan)
    return plan, actor


def _action(request: HttpRequest, slug: str, key: int) -> tuple[Action, Actor]:
    noun = get_visible(
        Action, request.user, "theme", "coordinator", *(f"plan__{b}" for b in BEHIND), plan__slug=slug, pk=key
    )
    actor = actor_for_any(request, noun.plan.body)
    _living(actor, noun.plan)
    require("plans.write_action", actor, noun)
    return noun, actor


def _living(actor: Actor, plan: Plan) -> None:
    """Say to those of the body that the plan has ended, perhaps while they wrote; to others it says nothing."""
    if plan.ended_on is not None and sits_in(actor, plan.body):
        raise Refused(
            _("The plan ended on %(day)s, so nothing in it is changed any more.")
            % {"day": day_text(plan.ended_on, "lang")}
        )
