"""What is typed in the room: a note on a phone, the code on a screen, the hosts' question and votes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.ideas.models import Column
from tingsted.meetings.forms.wall import NOTE
from tingsted.meetings.models import Poll
from tingsted.meetings.models.room import ALPHABET, CODE_LENGTH


class PhoneNote(forms.Form):
    """One note from a phone."""

    words = forms.CharField(
        label=_("Your note"),
        max_length=NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what the note says.")},
    )
    column = forms.ChoiceField(
        label=_("Which column?"), choices=Column.choices, initial=Column.WANT, widget=forms.RadioSelect
    )


class CodeForm(forms.Form):
    """The short code that opens a screen or a phone's page."""

    kode = forms.CharField(
        label=_("The meeting's code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Write the code. The host can see it.")},
    )

    def clean_kode(self) -> str:
        """As it is kept, whatever case and spaces it was typed with."""
        code = "".join(c for c in self.cleaned_data["kode"].upper() if c in ALPHABET)
        if len(code) != CODE_LENGTH:
            raise forms.ValidationError(_("The code has five letters and numbers."), code="length")
        return code


class QuestionForm(forms.Form):
    """What the screen and the phones ask."""

    question = forms.CharField(label=_("What do you ask the room?"), max_length=140, required=False)


class PollForm(forms.Form):
    """A vote: its question, its kind, its choices a line each."""

    question = forms.CharField(
        label=_("What do you vote about?"),
        max_length=140,
        error_messages={"required": _("Write what the vote is about.")},
    )
    kind = forms.ChoiceField(
        label=_("How do you vote?"),
        choices=Poll.Kind.choices,
        initial=Poll.Kind.DOTS,
        widget=forms.RadioSelect,
    )
    dots = forms.IntegerField(
        label=_("Dots for each"),
        min_value=1,
        max_value=20,
        initial=3,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text=_("How many different choices each may mark. With a show of hands it is one."),
    )
    choices = forms.CharField(
        label=_("The choices"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One on each line. A note's number, such as 27, stands for that note."),
        error_messages={"required": _("A vote has at least two choices, each on a line.")},
    )
