"""Starting a plan, or choosing to have none: both are choices of the area's own body."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import slug, tidy
from tingsted.notices.actions import tell
from tingsted.places.models import Area, Office
from tingsted.plans.actions.themes import add_theme
from tingsted.plans.events import NoPlanChosen, NoPlanEnded, PlanStarted
from tingsted.plans.models import NoPlan, Part, Phase, Plan
from tingsted.plans.recipes import Way, phases_from, way_of


@action
def start_plan(
    actor: Actor,
    *,
    area: Area,
    kind: str = Plan.Kind.LUP,
    recipe: str = "",
    themes: Iterable[str] = (),
    title: str = "",
    with_municipality: bool = True,
    body: Office | None = None,
    start: date | None = None,
    renews: Plan | None = None,
) -> Plan:
    """Start a plan with proposed dates; the contact office hears of it whether the area plans alone or not.

    It follows a recipe, by its key; without one the usual recipe of its kind.
    `body` is for an import or the console, which act for no office. Where two areas became one, two plans may live; a
    plan that `renews` another may so begin beside the other body's.
    """
    require("plans.start", actor, area)
    body = body or actor.office
    if body is None:
        raise Refused(_("A plan belongs to a body."), "body")
    way = way_of(recipe or kind)
    if way is None:
        raise Refused(_("Choose one of the recipes."), "choice")
    if renews is None and Plan.objects.current().filter(area=area).exists():
        raise Refused(
            _("%(area)s already has a plan that lives. Write on in that one, or end it first.")
            % {"area": area}
        )
    day = start or clock.today()
    title = tidy(title) or _("The plan for %(area)s") % {"area": area.name}
    NoPlan.objects.current().filter(area=area).update(until=clock.today())
    plan = Plan.objects.create(
        area=area,
        body=body,
        kind=way.kind,
        recipe=way.key,
        renews=renews,
        title=title,
        slug=_free_slug(area, way.kind, day),
        with_municipality=with_municipality,
        started_on=day,
        changed_on=clock.today(),
    )
    lay_out(plan, way, day)
    for name in dict.fromkeys(filter(None, map(tidy, themes))):
        add_theme(actor, plan=plan, name=name)
    if body.contact_office is not None:
        tell(
            kind="plans.started" if with_municipality else "plans.started_alone",
            about=about(plan),
            url=plan.get_absolute_url(),
            office=body.contact_office,
            area=area,
            title=title,
            body=str(body),
        )
    announce(actor, PlanStarted(about=about(plan), plan=plan.pk, title=title, body=str(body)))
    return plan


def lay_out(plan: Plan, way: Way, day: date) -> None:
    """The recipe's phases with proposed dates, and its sections to be written. Called inside an action."""
    phases = list(phases_from(way, day))
    for phase in phases:
        phase.plan = plan
    Phase.objects.bulk_create(phases)
    Part.objects.bulk_create(
        Part(plan=plan, key=s.key, heading=s.heading, required=s.required, order=order)
        for order, s in enumerate(way.sections, 1)
    )


@action
def choose_no_plan(actor: Actor, *, area: Area, words: str = "", body: Office | None = None) -> NoPlan:
    """Say that there is no plan here for now, in the area's own words."""
    require("plans.start", actor, area)
    body = body or actor.office
    if body is None:
        raise Refused(_("The choice belongs to a body."), "body")
    if Plan.objects.current().filter(area=area).exists():
        raise Refused(_("%(area)s has a plan that lives. End it first.") % {"area": area})
    if NoPlan.objects.current().filter(area=area).exists():
        raise Refused(_("The choice is already made."))
    no_plan = NoPlan.objects.create(area=area, body=body, words=tidy(words), since=clock.today())
    if body.contact_office is not None:
        tell(
            kind="plans.no_plan",
            about=about(no_plan),
            url=area.get_absolute_url(),
            office=body.contact_office,
            area=area,
            body=str(body),
            area_name=area.name,
        )
    announce(actor, NoPlanChosen(about=about(no_plan), area=area.name, body=str(body)))
    return no_plan


@action
def end_no_plan(actor: Actor, *, no_plan: NoPlan) -> NoPlan:
    """Let the choice go: a plan may be started again."""
    require("plans.end_no_plan", actor, no_plan)
    no_plan.until = clock.today()
    no_plan.save(update_fields=["until"])
    announce(actor, NoPlanEnded(about=about(no_plan), area=no_plan.area.name, body=str(no_plan.body)))
    return no_plan


def _free_slug(area: Area, kind: str, day: date) -> str:
    """An address that no earlier plan has: area, kind, year."""
    wanted = slug(f"{area.short_name}-{kind}-{day.year}")
    taken = set(Plan.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    number = 2
    free = wanted
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    return free
