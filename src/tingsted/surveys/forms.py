"""What people type: making a survey, and the hand-read form of an answer."""

from __future__ import annotations

import re
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.kernel.text import danish_key
from tingsted.surveys.actions import Given, Helping
from tingsted.surveys.models import Card

_NAME = re.compile(r"^([vkh])(\d{1,12})$")


class SurveyForm(forms.Form):
    """From ideas to a survey in one step."""

    title = forms.CharField(
        label=gettext_lazy("What do you ask?"),
        max_length=140,
        help_text=gettext_lazy("For example: What matters most in the next four years?"),
    )
    intro = forms.CharField(
        label=gettext_lazy("Why do you ask?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Two or three sentences. They stand beside the questions."),
    )
    closes = forms.DateField(
        label=gettext_lazy("Last day to answer"), widget=forms.DateInput(attrs={"type": "date"})
    )
    villages = forms.CharField(
        label=gettext_lazy("Villages to choose from"),
        required=False,
        help_text=gettext_lazy("Separate them by commas. Leave it empty if you will not ask."),
    )
    result_shown_on = forms.DateField(
        label=gettext_lazy("When is the result told?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    result_place = forms.CharField(label=gettext_lazy("Where?"), required=False, max_length=120)
    ideas = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Which ideas?"),
        queryset=Idea.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one idea to ask about.")},
    )

    def __init__(self, *args: Any, ideas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelMultipleChoiceField[Idea], self.fields["ideas"]).queryset = ideas

    def clean_closes(self) -> Any:
        closes = self.cleaned_data["closes"]
        if closes < clock.today():
            raise ValidationError(_("The last day has already passed. Choose a later one."))
        return closes

    def clean_villages(self) -> list[str]:
        names = {v.strip() for v in self.cleaned_data["villages"].split(",") if v.strip()}
        return sorted(names, key=danish_key)

    def clean_ideas(self) -> list[Idea]:
        return sorted(self.cleaned_data["ideas"], key=lambda idea: idea.number)


class MoreIdeas(forms.Form):
    """Ideas that become cards of a survey that is there already."""

    ideas = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Which ideas?"),
        queryset=Idea.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one idea to ask about.")},
    )

    def __init__(self, *args: Any, ideas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelMultipleChoiceField[Idea], self.fields["ideas"]).queryset = ideas

    def clean_ideas(self) -> list[Idea]:
        return sorted(self.cleaned_data["ideas"], key=lambda idea: idea.number)


class ShorterCard(forms.Form):
    """The words of a card, with some of them left out."""

    title = forms.CharField(label=gettext_lazy("What the card is called"), max_length=140)
    words = forms.CharField(
        label=gettext_lazy("What it says"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Delete the words that should not stand there, or write … where they were."),
    )


class AnswerSheet:
    """An answer as it came from the page: read by hand, since forty cards are one form without a model."""

    def __init__(self, data: QueryDict, cards: list[Card]) -> None:
        self.data = data
        self.errors: dict[str, str] = {}
        self._ids = {card.pk for card in cards}
        marks: dict[str, dict[int, Any]] = {"v": {}, "k": {}, "h": {}}
        for name in data:
            match = _NAME.match(name)
            if match:
                letter, card = match[1], int(match[2])
                marks[letter][card] = data.getlist(name) if letter == "h" else data[name]
        self.answers: dict[int, str] = {k: v for k, v in marks["v"].items() if v}
        self.comments: dict[int, str] = {k: v for k, v in marks["k"].items() if v.strip()}
        self.help: dict[int, list[str]] = {k: v for k, v in marks["h"].items() if v}
        self.name = data.get("navn", "")[:120]
        self.email = data.get("mail", "").strip()

    def is_valid(self) -> bool:
        """Only what a person can mend is an error here; what a page can't send is refused by the action."""
        if self.help:
            try:
                validate_email(self.email)
            except ValidationError:
                self.errors["mail"] = _("Write your e-mail address, for example inger@tingsted.example")
            if not self.data.get("samtykke"):
                self.errors["samtykke"] = _(
                    "Tick here, so that the groups may write to you. Or take away your offers of help."
                )
        return not self.errors

    def given(self) -> Given:
        """The answer without who: cards that were shown and how they were marked."""
        seen = {int(n) for n in self.data.get("vist", "").split(",") if n.isdecimal()} & self._ids
        shown = (seen or self._ids) | set(self.answers)
        return Given(
            answers=self.answers,
            shown=sorted(shown),
            comments=self.comments,
            village=self.data.get("landsby", ""),
            age_band=self.data.get("alder", ""),
        )

    def helping(self) -> Helping | None:
        """The offers of help, for the other table."""
        return Helping(kinds=self.help, name=self.name, email=self.email) if self.help else None
