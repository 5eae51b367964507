"""What people type about a wall."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.documents.tables import MOST_BYTES
from tingsted.ideas.actions.raising import LONGEST
from tingsted.ideas.models import Column

NOTE = 500


class QuickNote(forms.Form):
    """One note for one column, made for fast typing: Enter hands it in."""

    words = forms.CharField(
        label=_("What does the note say?"),
        max_length=NOTE,
        error_messages={"required": _("Write what the note says.")},
    )
    table = forms.CharField(label=_("Table"), max_length=20, required=False)
    name = forms.CharField(label=_("Written by"), max_length=120, required=False)


class UploadIdeas(forms.Form):
    """A file with ideas."""

    file = forms.FileField(
        label=_("The file with the ideas"),
        allow_empty_file=True,
        help_text=_("CSV or .xlsx, with »Nr« and »Idé« among the headings. At most one megabyte."),
        error_messages={"required": _("Choose a file.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )

    def clean_file(self) -> Any:
        """Stop a huge file before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                _("The file is too big. Ideas from a meeting fill less than one megabyte."), code="too big"
            )
        return file


class SettleLeftover(forms.Form):
    """What a kept record should become."""

    words = forms.CharField(
        label=_("The idea"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write the idea in a few words.")},
    )
    theme = forms.CharField(label=_("Theme"), max_length=80, required=False)
    column = forms.ChoiceField(
        label=_("Column"), choices=Column.choices, initial=Column.WANT, widget=forms.RadioSelect
    )
