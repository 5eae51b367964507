"""How a step of the trail is drawn: its sign, its weight, and what stands under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tingsted.kernel.ports import Step

ANSWERED = {"kept", "no", "kept late", "broken"}


@dataclass(frozen=True)
class TrailRow:
    """One step, ready to be drawn."""

    step: Step
    sign: str
    weight: str
    days: int | None

    @classmethod
    def of(cls, step: Step, now: datetime) -> TrailRow:
        """A dot, a note, or a promise's stone with its state; answers weigh, what is to come is pale."""
        sign = "note" if step.shape == "note" else "step"
        days = step.context.get("days")
        if step.shape == "stone":
            sign, days = _stone_of(step.context)
        weight = str(step.context.get("weight", ""))
        if not weight and step.at > now:
            weight = "ahead"
        if not weight and step.shape == "stone" and sign in ANSWERED:
            weight = "weighty"
        return cls(step, sign, weight, days)


def _stone_of(context: dict[str, Any]) -> tuple[str, int | None]:
    """The stone's sign and its days late, from a state or from the promise itself."""
    promise = context.get("promise")
    state = context.get("state") or (promise.shown_state if promise is not None else "promised")
    days = context.get("days")
    if days is None and promise is not None:
        days = promise.days_over or None
    return str(state).replace("_", " "), days
