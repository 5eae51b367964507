"""What a body types: a survey, and its questions."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tingsted.ideas.models import Idea
from tingsted.involvement.models import Invitation
from tingsted.kernel import clock
from tingsted.kernel.forms import seen_field
from tingsted.kernel.text import danish_key
from tingsted.places.forms import DayField
from tingsted.surveys.models import Kind, SurveyQuestion
from tingsted.surveys.models.questions import CHOOSING
from tingsted.surveys.patterns import Pattern


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
    closes = DayField(
        label=gettext_lazy("Last day to answer"),
        help_text=gettext_lazy("Two or three weeks are usual."),
    )
    villages = forms.CharField(
        label=gettext_lazy("Villages to choose from"),
        required=False,
        help_text=gettext_lazy("Separate them by commas. Leave it empty if you will not ask."),
    )
    result_shown_on = DayField(
        label=gettext_lazy("When is the result told?"),
        required=False,
    )
    result_place = forms.CharField(label=gettext_lazy("Where?"), required=False, max_length=120)
    ideas = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Which ideas?"),
        queryset=Idea.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one idea to ask about.")},
    )

    def __init__(self, *args: Any, ideas: Any, pattern: Pattern | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if pattern is not None and not pattern.cards:
            del self.fields["ideas"]
            return
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


class QuestionForm(forms.Form):
    """One question; which fields there are follows from its kind."""

    words = forms.CharField(label=gettext_lazy("What do you ask?"), max_length=200)
    why = forms.CharField(
        label=gettext_lazy("Why do you ask?"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("One sentence. It stands below the question."),
    )
    choices = forms.CharField(
        label=gettext_lazy("What can one choose?"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("One choice on each line."),
    )
    most = forms.IntegerField(
        label=gettext_lazy("How many may one choose?"),
        required=False,
        min_value=1,
        max_value=40,
        help_text=gettext_lazy("Leave it empty if there is no limit."),
    )
    low_words = forms.CharField(label=gettext_lazy("What does 1 mean?"), required=False, max_length=60)
    high_words = forms.CharField(label=gettext_lazy("What does 5 mean?"), required=False, max_length=60)

    def __init__(self, *args: Any, kind: str, question: SurveyQuestion | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = {"words", "why"}
        wanted |= {"choices"} if kind in CHOOSING else set()
        wanted |= {"most"} if kind in (Kind.MULTIPLE, Kind.RANK) else set()
        wanted |= {"low_words", "high_words"} if kind == Kind.RATING else set()
        for name in set(self.fields) - wanted:
            del self.fields[name]
        if question is not None:
            self.fields["seen"] = seen_field()
            self.initial = {
                "words": question.words,
                "why": question.why,
                "choices": "\n".join(choice["words"] for choice in question.open_choices),
                "most": question.most,
                "low_words": question.low_words,
                "high_words": question.high_words,
                "seen": question.version,
            }

    def clean_choices(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["choices"].splitlines() if line.strip()]


class MatterForm(forms.Form):
    """Which matter a survey asks for."""

    invitation = forms.ModelChoiceField(
        label=gettext_lazy("Which matter?"),
        queryset=Invitation.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": gettext_lazy("Choose the matter you ask for.")},
    )

    def __init__(self, *args: Any, invitations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField[Invitation], self.fields["invitation"])
        field.queryset = invitations
        field.label_from_instance = lambda obj: obj.matter.title  # type: ignore[method-assign]  # Django's way


class ListenForm(forms.Form):
    """An address for two letters, and the consent to write them."""

    email = forms.EmailField(
        label=gettext_lazy("Your e-mail"),
        help_text=gettext_lazy("It is kept apart from your answers. When the answer has come, we forget it."),
    )
    consent = forms.BooleanField(
        label=gettext_lazy("You may write to me about what came of it, and about nothing else"),
        error_messages={"required": gettext_lazy("Tick here if we may write to you.")},
    )
