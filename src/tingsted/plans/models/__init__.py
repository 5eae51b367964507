"""A local development plan that stays alive: phases, themes, actions, and what was forwarded to departments."""

from tingsted.plans.models.changes import ActionChange
from tingsted.plans.models.contents import Action, Entry, Forwarding
from tingsted.plans.models.editions import Edition
from tingsted.plans.models.headings import Goal, Theme
from tingsted.plans.models.living import HelpCall, Nudge
from tingsted.plans.models.photos import Photo
from tingsted.plans.models.plans import OPENS, NoPlan, Phase, Plan
from tingsted.plans.models.recipes import Part, Recipe
from tingsted.plans.models.routing import Pairing, Reference
from tingsted.plans.models.wishes import WishSearch

__all__ = [
    "OPENS", "Action", "ActionChange", "Edition", "Entry", "Forwarding", "Goal", "HelpCall", "NoPlan", "Nudge",
    "Pairing", "Part", "Phase", "Photo", "Plan", "Recipe", "Reference", "Theme", "WishSearch",
]  # fmt: skip
