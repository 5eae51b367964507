"""The forms of a cooperation basis. Each leads to one action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.agreements.models import Answer, Part, Pledge
from tingsted.kernel.forms import seen_field
from tingsted.places.forms import DayField
from tingsted.places.models import Office

TEXT_HINT = _("An empty line begins a new paragraph. Lines that begin with a dash become a list.")


class BasisForm(forms.Form):
    title = forms.CharField(label=_("What the text is called"), max_length=160)
    office = forms.ChoiceField(
        label=_("The office that keeps the text"),
        help_text=_("It writes the drafts, and what the municipality promises is owed by it."),
    )
    bodies = forms.MultipleChoiceField(
        label=_("The bodies it covers"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose none, and it covers them all."),
    )  # fmt: skip

    def __init__(self, *args: Any, offices: Sequence[Office], **more: Any) -> None:
        super().__init__(*args, **more)
        for name, of_bodies in (("office", False), ("bodies", True)):
            field = self.fields[name]
            assert isinstance(field, (forms.ChoiceField, forms.MultipleChoiceField))
            field.choices = [(str(o.pk), o.name) for o in offices if o.is_body is of_bodies]


class IntroductionForm(forms.Form):
    introduction = forms.CharField(
        label=_("About this version"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("For example what has changed, or why the text is needed."),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Source"), required=False, max_length=300,
        help_text=_("If the adopted text itself stands elsewhere."),
    )  # fmt: skip
    seen = seen_field()


class PartForm(forms.Form):
    heading = forms.CharField(label=_("Heading"), max_length=160)
    kind = forms.ChoiceField(label=_("What it is"), choices=Part.Kind.choices)
    text = forms.CharField(
        label=_("Text"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 14}),
        help_text=TEXT_HINT,
    )  # fmt: skip
    position = forms.IntegerField(
        label=_("Place in the text"),
        help_text=_("1 is the first. Leave it empty, and it comes last."),
        required=False,
        min_value=0,
        max_value=999,
    )
    seen = seen_field()


class PledgeForm(forms.Form):
    words = forms.CharField(
        label=_("The promise in one sentence"), max_length=200,
        help_text=_("For example: We answer within four weeks."),
    )  # fmt: skip
    side = forms.ChoiceField(label=_("Who promises"), choices=Pledge.Side.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What is meant by it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    position = forms.IntegerField(
        label=_("Place in the list"),
        help_text=_("1 is the first. Leave it empty, and it comes last."),
        required=False,
        min_value=0,
        max_value=999,
    )
    seen = seen_field()


class AskForm(forms.Form):
    answers_by = DayField(
        label=_("Answers by"), help_text=_("Give the bodies time for a meeting: six weeks is good.")
    )
    seen = seen_field()


class AnswerForm(forms.Form):
    stand = forms.ChoiceField(label=_("What you say to the draft"), widget=forms.RadioSelect, choices=(
        (Answer.Stand.AGREES, _("We agree")),
        (Answer.Stand.COMMENTS, _("We agree, and have a comment")),
        (Answer.Stand.NOT_YET, _("We can't agree yet")),
    ))  # fmt: skip
    words = forms.CharField(
        label=_("Your comment"), required=False, max_length=6000, widget=forms.Textarea(attrs={"rows": 7})
    )


class AdoptForm(forms.Form):
    adopted_on = DayField(label=_("Adopted on"))
    only_month = forms.BooleanField(
        label=_("Show only month and year"), required=False, help_text=_("When the day itself is not known.")
    )
    adopted_by = forms.CharField(
        label=_("Adopted by"), max_length=120, help_text=_("For example: the municipal council.")
    )
    review_on = DayField(
        label=_("You look at it together again"),
        help_text=_(
            "On that day both sides are reminded. Before the next term of the council is a good time."
        ),
    )
    seen = seen_field()
