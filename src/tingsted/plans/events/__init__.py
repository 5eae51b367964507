"""What can have happened to a plan and what stands in it."""

from tingsted.plans.events.contents import (
    ActionAdded,
    ActionPutBack,
    ActionTakenOut,
    ActionWritten,
    CoordinatorNamed,
    GoalRemoved,
    GoalSet,
    PartWritten,
    PhotoAdded,
    PhotoTakenDown,
    TableReadIn,
    ThemeAdded,
    ThemeRemoved,
    ThemeRenamed,
    WorkChanged,
)
from tingsted.plans.events.living import (
    ActionAnswered,
    ActionForwarded,
    ActionsForwarded,
    CoordinatorsAsked,
    HelpCalledFor,
    HelpSettled,
    NudgeAnswered,
    PairingAnswered,
    PairingOffered,
    QuarterTold,
    ReferenceAdded,
    WishesSought,
)
from tingsted.plans.events.plans import (
    NoPlanChosen,
    NoPlanEnded,
    PhasesSet,
    PlanAdopted,
    PlanEnded,
    PlanRenewed,
    PlanStarted,
    PlanWritten,
    RecipeCopied,
    RecipeRetired,
    RecipeWritten,
)

__all__ = [
    "ActionAdded", "ActionAnswered", "ActionForwarded", "ActionPutBack", "ActionTakenOut", "ActionWritten",
    "ActionsForwarded", "CoordinatorNamed", "CoordinatorsAsked", "GoalRemoved", "GoalSet", "HelpCalledFor",
    "HelpSettled", "NoPlanChosen", "NoPlanEnded", "NudgeAnswered", "PairingAnswered", "PairingOffered",
    "PartWritten", "PhasesSet", "PhotoAdded", "PhotoTakenDown", "PlanAdopted", "PlanEnded", "PlanRenewed",
    "PlanStarted", "PlanWritten", "QuarterTold", "RecipeCopied", "RecipeRetired", "RecipeWritten",
    "ReferenceAdded", "TableReadIn", "ThemeAdded", "ThemeRemoved", "ThemeRenamed", "WishesSought",
    "WorkChanged",
]  # fmt: skip
