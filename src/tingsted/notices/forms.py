"""The forms of following an area, and of telling its news."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.places.forms import mail_field


class FollowForm(forms.Form):
    email = mail_field(
        label=_("Your e-mail"),
        help_text=_("You get a letter with a link first. Nobody else sees the address."),
    )


class TellForm(forms.Form):
    title = forms.CharField(
        label=_("The news in a few words"), max_length=120,
        help_text=_("For example: The path to the lake is open again."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("A little more"), required=False, max_length=1200, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A few sentences. It is public at once."),
    )  # fmt: skip
