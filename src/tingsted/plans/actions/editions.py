"""The council signs the plan off and an edition is frozen; renewed, what is unfinished goes on in the next plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import tell
from tingsted.plans.actions.living import changed_plan, end_plan
from tingsted.plans.actions.starting import start_plan
from tingsted.plans.actions.touching import tell_change
from tingsted.plans.completeness import missing_from
from tingsted.plans.events import PlanAdopted, PlanRenewed
from tingsted.plans.frozen import digest_of, freeze, whole
from tingsted.plans.models import Action, ActionChange, Edition, Goal, Plan, Theme
from tingsted.plans.queries import contents_of


@action
def adopt_plan(
    actor: Actor, *, plan: Plan, on: date | None = None, words: str = "", seen: int | None = None
) -> Plan:
    """Adopt the plan on a day: the edition is frozen as the council signs it off; adopted again, it is the next one.

    A section that the recipe says must be there is written first.
    """
    require("plans.adopt", actor, plan)
    day = on or clock.today()
    if day > clock.today():
        raise Refused(_("A plan can't be adopted on a day that has not come."), "on")
    if day < plan.started_on:
        raise Refused(_("The plan was not started yet on that day."), "on")
    if not plan.actions.standing().exists():
        raise Refused(_("There is nothing in the plan to adopt yet. Add the first action."))
    contents = contents_of(plan)
    lacking = [missing.heading for missing in missing_from(plan, contents) if missing.required]
    if lacking:
        raise Refused(
            _("The edition lacks what must be there: %(sections)s. Write that first.")
            % {"sections": ", ".join(lacking)}
        )
    plan.adopted_on, plan.changed_on = day, clock.today()
    save_version(plan, seen=seen, sentence=changed_plan(), fields=["adopted_on", "changed_on"])
    keep_edition(actor, plan, day, words=tidy(words))
    if plan.body.contact_office is not None:
        tell(
            kind="plans.adopted",
            about=about(plan),
            url=plan.get_absolute_url(),
            office=plan.body.contact_office,
            area=plan.area,
            title=plan.title,
            body=str(plan.body),
        )
    announce(actor, PlanAdopted(about=about(plan), plan=plan.pk, title=plan.title, body=str(plan.body)))
    return plan


def keep_edition(actor: Actor, plan: Plan, day: date, *, words: str = "", closing: bool = False) -> Edition:
    """Freeze the plan as it stands. Called inside an action."""
    frozen = freeze(whole(plan, contents_of(plan), list(plan.phases.all())))
    last = plan.editions.without_contents().first()
    return Edition.objects.create(
        plan=plan,
        number=1 if last is None else last.number + 1,
        on=day,
        by=plan.body,
        words=words,
        closing=closing,
        contents=frozen,
        digest=digest_of(frozen),
    )


@action
def renew_plan(
    actor: Actor,
    *,
    plan: Plan,
    going_on: Iterable[Action],
    title: str = "",
    recipe: str = "",
    start: date | None = None,
) -> Plan:
    """Renew the plan: it is kept as it stands, ends, and what is unfinished goes on in a new one with its whole trail.

    What was realised stays where it was done, and is told in the new plan too.
    """
    require("plans.adopt", actor, plan)
    moving = list(going_on)
    if any(noun.plan_id != plan.pk or noun.archived_on is not None for noun in moving):
        raise Refused(_("Choose among the actions that stand in the plan."), "going_on")
    day = start or clock.today()
    keep_edition(actor, plan, clock.today(), closing=True)
    plan = end_plan(actor, plan=plan)
    made = start_plan(
        actor, area=plan.area, kind=plan.kind, recipe=recipe or plan.recipe, title=title, body=plan.body, start=day,
        with_municipality=plan.with_municipality, renews=plan,
    )  # fmt: skip
    made.vision = plan.vision
    made.save(update_fields=["vision"])
    _bring_parts(plan, made)
    _bring_actions(actor, made, moving)
    announce(
        actor,
        PlanRenewed(
            about=about(made), plan=made.pk, before=plan.title, title=made.title, actions=len(moving)
        ),
    )
    return made


def _bring_parts(plan: Plan, made: Plan) -> None:
    """What was written in a section is where the same section begins."""
    texts = {part.key: part.text for part in plan.parts.all()}
    for part in made.parts.all():
        if texts.get(part.key):
            part.text = texts[part.key]
            part.save(update_fields=["text"])


def _bring_actions(actor: Actor, made: Plan, moving: list[Action]) -> None:
    """The actions themselves move, each under a theme of the same name and with the same goal."""
    themes: dict[str, Theme] = {}
    goals: dict[int, Goal] = {}
    order = {noun.pk: n for n, noun in enumerate(moving, 1)}
    rows = Action.objects.filter(pk__in=order).select_related("theme", "goal", "plan__body")
    for noun in sorted(rows, key=lambda row: (row.theme.order, row.theme_id, row.order, row.pk)):
        theme = themes.get(noun.theme.name)
        if theme is None:
            theme = Theme.objects.create(plan=made, name=noun.theme.name, order=len(themes) + 1)
            themes[noun.theme.name] = theme
        if noun.goal is not None and noun.goal_id not in goals:
            goals[noun.goal.pk] = Goal.objects.create(
                theme=theme, words=noun.goal.words, order=len(goals) + 1
            )
        noun.plan, noun.theme = made, theme
        noun.goal = goals[noun.goal.pk] if noun.goal is not None else None
        save_version(noun, seen=None, sentence="", fields=["plan", "theme", "goal"])
        noun.photos.update(plan=made)
        tell_change(actor, noun, ActionChange.What.RENEWED)
