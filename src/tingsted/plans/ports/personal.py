"""What plans hold on people, and what only looks as if it were about somebody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy

from tingsted.kernel import ports
from tingsted.plans.actions.coordinating import lose_coordinator
from tingsted.plans.models import Action, Nudge


def _coordinated(person: Any) -> Iterable[dict[str, Any]]:
    for action in Action.objects.filter(coordinator=person).select_related("plan"):
        yield {"plan": action.plan.title, "action": action.title, "named": action.coordinator_public}


ports.holds_personal_data(
    ports.PersonalData(
        model="plans.Action",
        fields=frozenset({"coordinator", "coordinator_public"}),
        why=gettext_lazy("Somebody coordinates the action; the name is shown only when they agreed."),
        kept=gettext_lazy("As long as they coordinate it."),
        export=_coordinated,
        erase=lose_coordinator,
    )
)


def _asked_of(person: Any) -> Iterable[dict[str, Any]]:
    for nudge in Nudge.objects.filter(person=person).select_related("action"):
        yield {"action": nudge.action.title, "asked": nudge.on, "answered": nudge.answered_on}


def forget_questions(person: Any) -> int:
    """The questions that were put to an erased person. Called inside the action that erases."""
    return Nudge.objects.filter(person=person).delete()[0]


ports.holds_personal_data(
    ports.PersonalData(
        model="plans.Nudge",
        fields=frozenset({"person"}),
        why=gettext_lazy("Twice a year the coordinator of an action is asked by mail how far it is."),
        kept=gettext_lazy("As long as the action is there, or until you are erased."),
        export=_asked_of,
        erase=forget_questions,
    )
)
for field in (
    "Action.title",
    "Action.place",
    "Action.archived_why",
    "ActionChange.before",
    "ActionChange.after",
    "Goal.words",
    "Action.text",
    "Action.work_note",
    "ActionChange.note",
    "Forwarding.note",
    "NoPlan.words",
    "Plan.title",
    "Plan.vision",
    "Plan.story",
    "Theme.name",
    "Part.heading",
    "Part.text",
    "Phase.name_here",
    "Recipe.name",
    "Recipe.words",
    "HelpCall.words",
    "Reference.words",
    "Reference.url",
    "Pairing.words",
    "Edition.words",
    "Photo.alt",
    "Photo.caption",
    "Photo.file",
):
    ports.holds_nothing_personal(f"plans.{field}", "A body's public words about its area; the forms say so.")
