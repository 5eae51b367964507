"""What is typed after a survey: a reply to a comment, an agreement with an auditor."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tingsted.kernel.forms import seen_field
from tingsted.surveys.models import Reply


class ReplyForm(forms.Form):
    """What the body answers to a comment; empty takes an earlier reply away."""

    words = forms.CharField(
        label=gettext_lazy("What does the council answer?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("It stands below the comment for everybody, with the council's name."),
    )

    def __init__(self, *args: Any, reply: Reply | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"] = seen_field()
        self.initial = {"words": reply.words, "seen": reply.version} if reply else {"seen": 0}


class AuditorForm(forms.Form):
    """Who gets the whole material, and on which terms."""

    receiver = forms.CharField(
        label=gettext_lazy("Who is to count again?"),
        max_length=120,
        help_text=gettext_lazy("An organisation, for example a university or the municipality's auditor."),
    )
    purpose = forms.CharField(
        label=gettext_lazy("What for?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    delete_by = forms.DateField(
        label=gettext_lazy("When have they promised to delete it?"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    agreed = forms.BooleanField(
        label=gettext_lazy("There is a written agreement, also on never trying to find out who answered."),
        error_messages={
            "required": gettext_lazy("The material can only be handed over under a written agreement.")
        },
    )
