"""Sample material for the style page: invented people and cases, every part in every state."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from tingsted.design import words
from tingsted.kernel import clock

ROLES = (
    *("ground", "surface", "mist", "ink", "ink-2", "line-strong", "brand", "brand-soft"),
    *("accent", "note", "kept", "moving", "late", "broken", "error"),
)
DAYS_LATE = {"overdue": 18, "kept late": 25}


@dataclass(frozen=True)
class SampleIdea:
    """An idea as the style page shows it."""

    label: str
    words: str

    def get_absolute_url(self) -> str:
        """Back to the style page itself."""
        return "#sedler"


class HelpChoices(forms.CheckboxSelectMultiple):
    """Choices with a hint on each row."""

    hints = {"tid": gettext_lazy("An hour or a Saturday"), "laan": gettext_lazy("A trailer, tools, a room")}


class SampleForm(forms.Form):
    """One field of each sort."""

    name = forms.CharField(
        label=gettext_lazy("What is the idea called?"), help_text=gettext_lazy("One line at most.")
    )
    mail = forms.EmailField(
        label=gettext_lazy("Your e-mail"),
        help_text=gettext_lazy("Only the coordinator sees it."),
        error_messages={
            "required": gettext_lazy("Write your e-mail address, for example inger@tingsted.example")
        },
    )
    day = forms.DateField(label=gettext_lazy("Date of the meeting"), help_text="27.1.2027")
    theme = forms.ChoiceField(
        label=gettext_lazy("Theme"),
        choices=[("stier", gettext_lazy("Paths and nature")), ("unge", gettext_lazy("Young people"))],
    )
    importance = forms.ChoiceField(
        label=gettext_lazy("How important is it for the area?"),
        choices=list(words.IMPORTANCE.items()),
        widget=forms.RadioSelect,
    )
    comment = forms.CharField(
        label=gettext_lazy("Would you like to say something about it?"),
        help_text=gettext_lazy("The council reads it before others can see it."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    help = forms.MultipleChoiceField(
        label=gettext_lazy("I would like to help"),
        choices=[("tid", gettext_lazy("With time")), ("laan", gettext_lazy("By lending something"))],
        widget=HelpChoices,
        required=False,
    )
    consent = forms.BooleanField(
        label=gettext_lazy("The group may write to me about this idea"),
        help_text=gettext_lazy("You can say no again at any time."),
        required=False,
    )


def everything() -> dict[str, Any]:
    """All that the style page shows."""
    today = clock.today()
    return {
        "menu_sections": sections(),
        "roles": ROLES,
        "promises": [(code, DAYS_LATE.get(code)) for code in words.PROMISE],
        "replies": list(words.REPLY),
        "work": list(words.WORK),
        "families": [
            (_("A department's answer"), "answer", list(words.ANSWER)),
            (_("Feedback on a contribution"), "feedback", list(words.FEEDBACK)),
            (_("A council's answer to a recommendation"), "recommendation", list(words.RECOMMENDATION)),
        ],
        "year": ["kept"] * 7 + ["kept late", "no", "being written", "promised", "overdue"],
        "ideas": [
            SampleIdea("Glumsø-92", "Lys ved busstoppet, så man kan se, hvem der venter."),
            SampleIdea("Fladså-18", "En byttedag, hvor man kommer med noget og går hjem med noget andet."),
            SampleIdea("Fodby-4", "Nogen at gå tur med om formiddagen."),
        ],
        "idea": SampleIdea("Glumsø-27", "En sti fra stationen til søen, som også en kørestol kan bruge."),
        "form": SampleForm(auto_id="ny_%s"),
        "rejected": SampleForm({"name": "Bænk", "day": "31. februar", "theme": "stier"}, auto_id="fejl_%s"),
        "near": today + timedelta(days=6),
        "far": today + timedelta(days=76),
        "past": today - timedelta(days=400),
        "tabs": [(pgettext("tab", "Now"), "#faner", True), (_("Promised to you"), "#loefter", False)],
        "phases": [_("Citizen meeting"), _("Survey"), _("Meeting about the result"), _("We write the plan")],
        "page": Paginator(range(75), 25).page(2),
        "bars": [(1, "Sti fra stationen til søen", 62, 70, 78), (2, "Shelter ved søen", 37, 46, 55)],
    }


def sections() -> list[tuple[str, str]]:
    """The style page's own table of contents."""
    return [
        ("farver", _("Colours")),
        ("skrift", pgettext("style page", "Type")),
        ("knapper", _("Buttons")),
        ("felter", _("Fields and mistakes")),
        ("trin", _("Steps and progress")),
        ("ord", _("Words of status")),
        ("sedler", _("Notes and numbers")),
        ("datoer", _("Dates and numbers")),
        ("raekker", _("Rows: dates, ledger, trail, desk")),
        ("paneler", _("Panels and empty places")),
        ("beskeder", _("Notices and dialogs")),
        ("faner", _("Tabs, folds and pages")),
        ("tabel", _("Table and figures")),
        ("kort", _("Map")),
        ("plan", _("Plan")),
    ]
