"""The forms of the mutual profile and of the list of topics."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.forms import seen_field
from tingsted.places.forms import mail_field
from tingsted.places.models import Office, Topic

OF_BODIES = ("how_it_works", "meets", "can_manage", "how_chosen")
OF_THE_TOWN_HALL = ("involve_when", "reach")


class ProfileForm(forms.Form):
    """What an office says of itself; bodies and departments are asked what fits them."""

    about = forms.CharField(
        label=_("What you work on"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    topics = forms.MultipleChoiceField(
        label=_("What you care about"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose as many or as few as you like. Those who invite look here first."),
    )  # fmt: skip
    cares_about = forms.CharField(
        label=_("In your own words"), required=False, max_length=200,
        help_text=_("A few words, for example: paths, young people, the train."),
    )  # fmt: skip
    how_it_works = forms.CharField(
        label=_("How you work"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For example: we ask the villages first, and answer after the next meeting."),
    )  # fmt: skip
    meets = forms.CharField(
        label=_("When you meet"), required=False, max_length=200,
        help_text=_("For example: the first Wednesday of the month, not in July."),
    )  # fmt: skip
    can_manage = forms.CharField(
        label=_("What you can manage this year"), required=False, max_length=200,
        help_text=_("For example: two consultations a year, with six weeks each."),
    )  # fmt: skip
    how_chosen = forms.CharField(
        label=_("How you are chosen"), required=False, max_length=200,
        help_text=_("For example: at the general assembly in March."),
    )  # fmt: skip
    involve_when = forms.CharField(
        label=_("When to involve you"), required=False, max_length=300,
        help_text=_("For example: before a road is dug up, and when a path crosses private land."),
    )  # fmt: skip
    reach = forms.CharField(
        label=_("How to reach you"), required=False, max_length=300,
        help_text=_("For example: write to the mailbox; we answer within a week."),
    )  # fmt: skip
    mailbox = mail_field(
        label=_("Shared mailbox"),
        required=False,
        help_text=_("Everybody can see it. Leave it empty to show none."),
    )
    seen = seen_field()

    def __init__(self, *args: Any, office: Office, topics: Sequence[Topic], **more: Any) -> None:
        super().__init__(*args, **more)
        for name in OF_THE_TOWN_HALL if office.is_body else OF_BODIES:
            del self.fields[name]
        field = self.fields["topics"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(topic.slug, topic.name) for topic in topics]
        if not office.is_body:
            field.label = _("What you work with")


class TopicForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=80)
    words = forms.CharField(
        label=_("Words people use for it"), required=False, max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Parted by commas. They tell which topics a text is about, so that the right ones are invited."),
    )  # fmt: skip
    position = forms.IntegerField(
        label=_("Place in the list"), required=False, min_value=0, max_value=999,
        help_text=_("Smaller numbers stand first. Leave it empty to keep the place."),
    )  # fmt: skip
    seen = seen_field()
