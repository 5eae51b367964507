"""Departments, coordinators and areas that want the same, in the tables of the house."""

from __future__ import annotations

from tables.arranged import Row, clockwork, gudrun, holger, ruth, sofie
from tables.entries import ALONE, LISTS, ROWS, TOKENS, WAYS, on_stage, two_more
from tables.scene import Scene, in_days
from tingsted.kernel import clock, guard
from tingsted.plans.actions import (
    add_action,
    add_reference,
    add_theme,
    call_for_help,
    offer_pairing,
    start_plan,
)
from tingsted.plans.letters import nudge_token
from tingsted.plans.models import Action, Forwarding, HelpCall, Nudge, Pairing, Plan
from tingsted.plans.quarters import Quarter
from tingsted.plans.wishes import Searched


def sent(scene: Scene) -> Forwarding:
    related = ("to", "action__coordinator", "action__plan__body__contact_office", "action__plan__area")
    return Forwarding.objects.select_related(*related).get(promise=scene.promise)


@on_stage("plans.nudge")
def nudge(scene: Scene) -> Nudge:
    with guard.arranging():
        return Nudge.objects.create(action=scene.action, person=scene.cast.sofie, on=clock.today())


@on_stage("plans.call")
def call(scene: Scene) -> HelpCall:
    return call_for_help(scene.cast.as_sofie, action=scene.action, words="Lodsejeren svarer ikke.")


@on_stage("plans.elsewhere")
def elsewhere(scene: Scene) -> Action:
    """Fodby's action in a plan of its own, beside its choice of none: planned again, it is let go."""
    cast = scene.cast
    with guard.arranging():
        plan = Plan.objects.create(
            area=cast.fodby, body=cast.fodby_council, title="Fodby før", slug="fodby-foer",
            started_on=in_days(-900), changed_on=in_days(-400), ended_on=in_days(-400),
        )  # fmt: skip
        theme = plan.themes.create(name="Stier")
        return Action.objects.create(plan=plan, theme=theme, title="Stien gøres færdig", text="250 meter.")


@on_stage("plans.pairing")
def pairing(scene: Scene) -> Pairing:
    return offer_pairing(scene.cast.as_gudrun, one=scene.action, other=scene["plans.elsewhere"])


@two_more
def more(scene: Scene) -> None:
    for number in (1, 2):
        add_reference(
            scene.cast.as_holger, forwarding=sent(scene), kind="budget", words=f"Side {number}",
            url="https://naestved.example/budget",
        )  # fmt: skip


def planned_elsewhere(scene: Scene) -> Action:
    plan = start_plan(scene.cast.as_asta, area=scene.cast.fodby)
    theme = add_theme(scene.cast.as_asta, plan=plan, name="Stier")
    return add_action(scene.cast.as_asta, plan=plan, theme=theme, title="En helt anden sti")


LISTS |= {
    "plans:compare_plans",
    "plans:wishes",
    "plans:queue",
    "plans:quarter",
    "plans:reference",
    "plans:forward_many",
}
for name in ("quarter", "quarter_pdf", "quarter_xlsx"):
    WAYS[f"plans:{name}"] = lambda s: {
        "year": Quarter.of(clock.today()).year,
        "number": Quarter.of(clock.today()).number,
    }
WAYS |= {
    "plans:reference": lambda s: {"key": sent(s).pk},
    "plans:pair": lambda s: {"one": s.action.pk, "other": s["plans.elsewhere"].pk},
    "plans:pairing": lambda s: {"key": s["plans.pairing"].pk},
}
TOKENS["plans:by_link"] = lambda s: nudge_token(s["plans.nudge"])
ROWS |= {
    "plans.add_reference": Row(
        holger,
        lambda s: {
            "forwarding": sent(s),
            "kind": "plan",
            "words": "Kommuneplan 2029",
            "url": "https://naestved.example/",
        },
    ),
    "plans.answer_nudge": Row(
        sofie, lambda s: {"nudge": Nudge.objects.select_related("action__plan__body").get(), "work": "begun"}
    ),
    "plans.answer_pairing": Row(
        ruth,
        lambda s: {
            "pairing": Pairing.objects.select_related("one__plan__body", "other__plan__body").get(),
            "answer": "yes",
        },
    ),
    "plans.ask_coordinators": Row(clockwork, lambda s: {"on": clock.today().replace(month=3, day=2)}),
    "plans.call_for_help": Row(sofie, lambda s: {"action": s.action, "words": "Vi mangler grus."}),
    "plans.forward_actions": Row(
        gudrun, lambda s: {"actions": [s.action], "to": [s.cast.culture], "due": in_days(20)}
    ),
    "plans.offer_pairing": Row(gudrun, lambda s: {"one": s.action, "other": planned_elsewhere(s)}),
    "plans.keep_wishes": Row(clockwork, lambda s: {"searched": Searched((), ()), "groups": []}),
    "plans.settle_help": Row(ruth, lambda s: {"call": s["plans.call"]}),
    "plans.tell_of_quarter": Row(clockwork, lambda s: {"year": 2026, "quarter": 1}),
}
ALONE |= {
    "plans:forward_many": "makes something new; the same department twice is refused in a sentence",
    "plans:reference": "makes something new",
    "plans:pair": "makes something new; the same two again are refused in a sentence",
    "plans:pairing": "each body answers for itself, and may answer again",
    "plans:by_link": "one's own link",
    "plans:help": "one button; the second time it says that somebody has helped",
}
