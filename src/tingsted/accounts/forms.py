"""The forms of signing in and of one's own data."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class PersonForm(forms.Form):
    name = forms.CharField(label=_("Your name"), max_length=120)
    language = forms.ChoiceField(label=_("Language of letters to you"), choices=settings.LANGUAGES)


class EraseForm(forms.Form):
    sure = forms.BooleanField(
        label=_("Yes, forget me"), error_messages={"required": _("Tick here if you want to be forgotten.")},
        help_text=_("You cannot undo this. Your seats end today."),
    )  # fmt: skip
