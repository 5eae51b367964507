"""What the department fills in when it answers, decides and hands a case on; and what is said to a paragraph."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tingsted.involvement.forms.answers import AloneForm
from tingsted.involvement.forms.matters import lines
from tingsted.involvement.models import CaseFile, Contribution, Decision, Matter, Phase
from tingsted.kernel import clock
from tingsted.kernel.forms import seen_field
from tingsted.places.models import BODIES, Office
from tingsted.promises.forms import WHAT_BECAME_OF_IT, DayInput, departments
from tingsted.promises.models import Answer


class CommentForm(forms.Form):
    """What a body says to one paragraph."""

    words = forms.CharField(
        label=gettext_lazy("What do you say to it?"),
        max_length=4000,
        widget=lines(5),
        help_text=gettext_lazy("Everyone can read it. Name ideas by their numbers, such as Glumsø-27."),
    )


class CommentAloneForm(AloneForm):
    """What somebody says to one paragraph for themselves."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = gettext_lazy("What do you say to it?")


class GroupForm(forms.Form):
    """Which contributions, and under which title."""

    contributions = forms.ModelMultipleChoiceField(
        queryset=Contribution.objects.none(),
        error_messages={"required": gettext_lazy("Choose at least one contribution.")},
    )
    title = forms.CharField(
        label=gettext_lazy("Put them under this title"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("For example: Speed through the villages. Leave it empty to take them out."),
    )

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Contribution.objects.filter(matter=matter)
        self.fields["contributions"].queryset = rows  # type: ignore[attr-defined]  # a form's field of this kind


class AnswersForm(forms.Form):
    """One answer to one or many contributions."""

    answer = forms.ChoiceField(
        label=gettext_lazy("What came of it?"), choices=WHAT_BECAME_OF_IT, widget=forms.RadioSelect
    )
    reply = forms.CharField(
        label=gettext_lazy("In your own words"),
        max_length=4000,
        required=False,
        widget=lines(7),
        help_text=gettext_lazy(
            "Say the thing first and the reason after. Everyone can read it once you have released it."
        ),
    )
    to = forms.ModelChoiceField(
        label=gettext_lazy("Pass it on to"),
        queryset=Office.objects.none(),
        required=False,
        help_text=gettext_lazy("Only if you pass it on. The answer is owed by them from that day."),
    )
    due = forms.DateField(label=gettext_lazy("They answer by"), required=False, widget=DayInput)
    seen = seen_field()

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = departments().exclude(pk=matter.owner_id)  # type: ignore[attr-defined]  # a form's field of this kind
        self.fields["due"].initial = clock.today() + timedelta(days=28)

    def clean(self) -> dict[str, Any]:
        """Whoever passes words on says to whom and by when."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("answer") == Answer.PASSED_ON and not data.get("to") and "to" not in self.errors:
            self.add_error("to", _("Choose the department that the question goes on to."))
        return data


class DecisionForm(forms.Form):
    """The political decision, or the start of work."""

    what = forms.ChoiceField(
        label=gettext_lazy("What do you record?"),
        choices=lambda: [(code, capfirst(label)) for code, label in Decision.What.choices],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label=gettext_lazy("When?"), widget=DayInput)
    by = forms.ModelChoiceField(label=gettext_lazy("Who decided it?"), queryset=Office.objects.none())
    words = forms.CharField(
        label=gettext_lazy("What was decided, or what begins?"),
        max_length=4000,
        widget=lines(5),
        help_text=gettext_lazy("Everyone can read it. Those who contributed are told at once."),
    )
    link = forms.URLField(
        label=gettext_lazy("Where can it be read?"),
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text=gettext_lazy("The address of the minutes, for example."),
    )
    seen = seen_field()

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["by"].queryset = Office.objects.open().exclude(kind__in=BODIES)  # type: ignore[attr-defined]  # a form's field of this kind
        decided = matter.phase in (Phase.DECIDED, Phase.IN_ACTION)
        self.fields["what"].initial = Decision.What.STARTED if decided else Decision.What.DECIDED


class CaseFileForm(forms.Form):
    """What the records system asks of the case."""

    case_number = forms.CharField(
        label=gettext_lazy("Case number"),
        max_length=40,
        help_text=gettext_lazy("The number the case has in the records system."),
    )
    kle = forms.CharField(
        label=gettext_lazy("KLE number"), max_length=8, help_text=gettext_lazy("For example 05.14.00.")
    )
    facet = forms.CharField(
        label=gettext_lazy("Facet of action"),
        max_length=3,
        required=False,
        help_text=gettext_lazy("For example P16."),
    )

    @staticmethod
    def start(matter: Matter) -> dict[str, str]:
        """The number of the matter, and what was written the last time."""
        last: CaseFile | None = matter.case_files.first()
        if last is not None:
            return {"case_number": last.case_number, "kle": last.kle, "facet": last.facet}
        return {"case_number": matter.case_number}
