"""What the owner office fills in: a matter, its phase, its documents, whom to ask."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tingsted.involvement.models import Kind, Matter, Phase
from tingsted.involvement.models.matters import PHASES
from tingsted.kernel.forms import seen_field
from tingsted.places.models import Area, Office
from tingsted.promises.forms import DayInput


def lines(rows: int) -> forms.Textarea:
    """A box for several lines."""
    return forms.Textarea({"rows": rows})


class MatterForm(forms.Form):
    """A matter as its office tells it."""

    title = forms.CharField(
        label=gettext_lazy("What is the matter called?"),
        max_length=140,
        help_text=gettext_lazy("As people would say it. For example: Safe ways to school."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("What kind of matter is it?"), choices=Kind.choices)
    for_information = forms.BooleanField(
        label=gettext_lazy("It only tells"),
        required=False,
        help_text=gettext_lazy("A decision, or a start of works. Nobody is asked, and no answer is owed."),
    )
    question = forms.CharField(
        label=gettext_lazy("What do you ask?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("One question that a council can answer."),
    )
    about = forms.CharField(
        label=gettext_lazy("What is it about?"),
        required=False,
        max_length=8000,
        widget=lines(6),
        help_text=gettext_lazy("A few short paragraphs. No personal cases here."),
    )
    can_influence = forms.CharField(
        label=gettext_lazy("What can still be influenced?"),
        required=False,
        max_length=2000,
        widget=lines(3),
        help_text=gettext_lazy("Only what is truly open. For example: which crossings come first."),
    )
    fixed = forms.CharField(
        label=gettext_lazy("What is fixed?"),
        required=False,
        max_length=2000,
        widget=lines(3),
        help_text=gettext_lazy("For example: the budget, 4 million kroner in 2027."),
    )
    deadline = forms.DateField(
        label=gettext_lazy("Last day to contribute"),
        required=False,
        widget=DayInput,
        help_text=gettext_lazy("A council meets once a month, and not in July or at Christmas."),
    )
    answer_by = forms.DateField(
        label=gettext_lazy("You answer by"),
        required=False,
        widget=DayInput,
        help_text=gettext_lazy("Every contribution gets an answer. Empty: 60 days after the last day."),
    )
    areas = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Which areas does it concern?"),
        queryset=Area.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None: the whole municipality."),
    )
    themes = forms.CharField(
        label=gettext_lazy("Themes"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Words with commas between. They help to find whom to ask."),
    )
    case_number = forms.CharField(label=gettext_lazy("Case number"), required=False, max_length=40)
    takes_late = forms.BooleanField(
        label=gettext_lazy("We take answers after the last day"),
        required=False,
        initial=True,
        help_text=gettext_lazy("They are marked late. Untick it where the law sets the date."),
    )
    open_to_members = forms.BooleanField(
        label=gettext_lazy("Single members of bodies may contribute for themselves"), required=False
    )
    open_to_citizens = forms.BooleanField(
        label=gettext_lazy("Everybody may contribute for themselves"), required=False
    )
    seen = seen_field()

    def __init__(self, *args: Any, areas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.value, capfirst(kind.label)) for kind in Kind]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # a form's field of this kind
        self.fields["areas"].queryset = areas  # type: ignore[attr-defined]  # a form's field of this kind

    @staticmethod
    def start(matter: Matter) -> dict[str, Any]:
        """What the form begins with for a matter that is there."""
        names = MatterForm.base_fields.keys() - {"areas", "seen"}
        facts = {name: getattr(matter, name) for name in names}
        return facts | {"areas": list(matter.areas.all()), "seen": matter.version}


class PhaseForm(forms.Form):
    """The next step of a matter, or news in the same phase."""

    phase = forms.ChoiceField(label=gettext_lazy("Where is the matter now?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=gettext_lazy("What was decided, or what is new?"),
        required=False,
        max_length=4000,
        widget=lines(5),
        help_text=gettext_lazy("Everyone can read it. Those who contributed are told at once."),
    )
    seen = seen_field()

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = PHASES.index(matter.phase)
        stays = _("%(phase)s: still here, but there is news")
        ahead = [
            (
                code,
                stays % {"phase": Phase(code).label.capitalize()}
                if code == matter.phase
                else Phase(code).label,
            )
            for code in PHASES[here:]
            if code != Phase.EVALUATED
        ]
        self.fields["phase"].choices = ahead  # type: ignore[attr-defined]  # a form's field of this kind


class DocumentForm(forms.Form):
    """A text to read and comment on, or a file."""

    title = forms.CharField(label=gettext_lazy("What is the document called?"), max_length=140)
    text = forms.CharField(
        label=gettext_lazy("The text"),
        required=False,
        max_length=200_000,
        widget=lines(14),
        help_text=gettext_lazy(
            "Paste it here, and every paragraph gets a number one can point to. An empty line parts paragraphs; "
            "a line that begins with # is a heading."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file"),
        required=False,
        help_text=gettext_lazy("PDF, Word, OpenDocument, a sheet or a picture, at most 20 MB."),
    )


class VersionForm(forms.Form):
    """A new version of a document."""

    note = forms.CharField(
        label=gettext_lazy("What is new?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("One sentence. It stands beside the version."),
    )
    text = forms.CharField(
        label=gettext_lazy("The text"), required=False, max_length=200_000, widget=lines(14)
    )
    file = forms.FileField(label=gettext_lazy("Or a file"), required=False)


class InviteForm(forms.Form):
    """Whom to ask: chosen on the preview."""

    offices = forms.ModelMultipleChoiceField(
        queryset=Office.objects.none(),
        error_messages={"required": gettext_lazy("Choose at least one to ask.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["offices"].queryset = Office.objects.bodies().open().select_related("area")  # type: ignore[attr-defined]  # a form's field of this kind
