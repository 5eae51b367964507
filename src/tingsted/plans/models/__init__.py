"""A local development plan that stays alive: phases, themes, actions, and what was forwarded to departments."""

from tingsted.plans.models.contents import Action, ActionChange, Entry, Forwarding, Theme
from tingsted.plans.models.plans import OPENS, NoPlan, Phase, Plan

__all__ = ["OPENS", "Action", "ActionChange", "Entry", "Forwarding", "NoPlan", "Phase", "Plan", "Theme"]
