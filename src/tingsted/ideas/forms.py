"""What people type about ideas."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.ideas.actions.raising import LONGEST
from tingsted.ideas.models import Column, Help
from tingsted.kernel.forms import seen_field


class WriteIdea(forms.Form):
    """A citizen's own words; a name only from those who want to give one."""

    words = forms.CharField(
        label=_("Your idea, in your own words"),
        help_text=_("Write no names of others, no phone numbers and nothing about a personal case."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write the idea in a few words.")},
    )
    column = forms.ChoiceField(
        label=_("Is it something you have, or something you want?"),
        choices=[(Column.WANT, _("Something we want")), (Column.HAVE, _("Something good we have already"))],
        initial=Column.WANT,
        widget=forms.RadioSelect,
    )
    place = forms.CharField(label=_("Where in the area?"), max_length=80, required=False)
    name = forms.CharField(label=_("Your name"), max_length=120, required=False)
    named = forms.BooleanField(label=_("Show my name with the idea"), required=False)


class FindIdeas(forms.Form):
    """What to look for among the ideas."""

    q = forms.CharField(label=_("Search for words or a number"), max_length=100, required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    column = forms.ChoiceField(
        label=_("Column"), required=False, choices=[("", _("Both columns")), *Column.choices]
    )

    def __init__(self, *args: Any, themes: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["theme"].choices = [("", _("All themes")), *((t, t) for t in themes)]  # type: ignore[attr-defined]  # a form's field of this kind


class OfferHelp(forms.Form):
    """An offer of help, with its consent."""

    kind = forms.ChoiceField(
        label=_("I can help with"), choices=Help.choices, initial=Help.TIME, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Would you like to say more?"),
        max_length=300,
        required=False,
        help_text=_("For example: a trailer on Saturdays."),
    )
    name = forms.CharField(label=_("Your name"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("Only the coordinator and the council see it."),
        error_messages={
            "required": _("Write your e-mail address, for example inger@tingsted.example"),
            "invalid": _("Write your e-mail address, for example inger@tingsted.example"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    consent = forms.BooleanField(
        label=_("The group may write to me about this idea. I can say no again at any time."),
        error_messages={"required": _("The group can only write to you if you say yes to it here.")},
    )


class RewordIdea(forms.Form):
    """A correction by the body."""

    title = forms.CharField(label=_("Title"), max_length=140)
    words = forms.CharField(
        label=_("In people's own words"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "Correct slips, and take out names and phone numbers. The trail says that the text was corrected."
        ),
    )
    column = forms.ChoiceField(label=_("Column"), choices=Column.choices, widget=forms.RadioSelect)
    theme = forms.CharField(label=_("Theme"), max_length=80, required=False)
    place = forms.CharField(label=_("Where in the area?"), max_length=80, required=False)
    seen = seen_field()


class MergeIdea(forms.Form):
    """Which idea this one becomes part of."""

    into = forms.CharField(
        label=_("The number of the idea it belongs to"),
        max_length=44,
        help_text=_("The idea with that number keeps its words. Both authors are named on its page."),
        error_messages={"required": _("Write a number, for example Glumsø-27.")},
    )


class Nothing(forms.Form):
    """A page with one button."""
