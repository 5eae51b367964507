"""What people fill in to start a plan, write in it and carry it on."""

from tingsted.plans.forms.actions import (
    ActionForm,
    CoordinatorForm,
    NudgeForm,
    PhotoForm,
    TakeOutForm,
    WorkForm,
)
from tingsted.plans.forms.carrying import ForwardForm, ForwardManyForm, PairForm, PairingForm, ReferenceForm
from tingsted.plans.forms.recipes import PartForm, RecipeForm, TableForm
from tingsted.plans.forms.starting import NONE, HintedRadio, StartForm
from tingsted.plans.forms.writing import (
    AdoptForm,
    Confirm,
    DatesForm,
    DayForm,
    GoalForm,
    RenewForm,
    ThemeForm,
    WordsForm,
)

__all__ = [
    "NONE", "ActionForm", "AdoptForm", "Confirm", "CoordinatorForm", "DatesForm", "DayForm", "ForwardForm",
    "ForwardManyForm", "GoalForm", "HintedRadio", "NudgeForm", "PairForm", "PairingForm", "PartForm",
    "PhotoForm", "RecipeForm", "ReferenceForm", "RenewForm", "StartForm", "TableForm", "TakeOutForm",
    "ThemeForm", "WordsForm", "WorkForm",
]  # fmt: skip
