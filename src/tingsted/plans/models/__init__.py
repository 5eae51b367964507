"""A local development plan that stays alive: phases, themes, actions, and what was forwarded to departments."""

from tingsted.plans.models.changes import ActionChange
from tingsted.plans.models.contents import Action, Entry, Forwarding
from tingsted.plans.models.editions import Edition
from tingsted.plans.models.headings import Goal, Theme
from tingsted.plans.models.photos import Photo
from tingsted.plans.models.plans import OPENS, NoPlan, Phase, Plan
from tingsted.plans.models.recipes import Part, Recipe

__all__ = [
    "OPENS", "Action", "ActionChange", "Edition", "Entry", "Forwarding", "Goal", "NoPlan", "Part", "Phase",
    "Photo", "Plan", "Recipe", "Theme",
]  # fmt: skip
