"""What is typed around a survey: who helps with the typing, a reply to a comment, an agreement with an auditor."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tingsted.kernel.forms import seen_field
from tingsted.places.forms import DayField
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


class TypistForm(forms.Form):
    """Who helps with the typing, and until when."""

    name = forms.CharField(label=gettext_lazy("What is their name?"), max_length=120)
    email = forms.EmailField(
        label=gettext_lazy("Their e-mail"),
        help_text=gettext_lazy("They get a mail that says where to begin, and sign in with this address."),
        error_messages={
            name: gettext_lazy("Write an e-mail address, for example inger@tingsted.example")
            for name in ("required", "invalid")
        },
    )
    until = DayField(
        label=gettext_lazy("Until which day?"),
    )


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
    delete_by = DayField(
        label=gettext_lazy("When have they promised to delete it?"),
    )
    agreed = forms.BooleanField(
        label=gettext_lazy("There is a written agreement, also on never trying to find out who answered."),
        error_messages={
            "required": gettext_lazy("The material can only be handed over under a written agreement.")
        },
    )
