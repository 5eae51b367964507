"""What those who are asked fill in: an answer, a draft, a question to citizens, three judgements."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tingsted.involvement.forms.matters import lines
from tingsted.involvement.models import EvaluationAnswer, Reply
from tingsted.kernel.forms import seen_field
from tingsted.places.models import Area
from tingsted.promises.forms import DayInput


class ReplyForm(forms.Form):
    """One of the three answers, with a word if one likes."""

    reply = forms.ChoiceField(
        choices=[(Reply.WILL, ""), (Reply.HEAR_MORE, ""), (Reply.NO_THANKS, "")],
        error_messages={"required": gettext_lazy("Choose one of the three answers.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("A word with it"),
        required=False,
        max_length=1000,
        widget=lines(2),
        help_text=gettext_lazy(
            "What would you like to hear, or why not this time? Those who ask read it, nobody else."
        ),
    )
    seen = seen_field()


class DraftForm(forms.Form):
    """The body's draft."""

    draft = forms.CharField(
        label=gettext_lazy("The draft"),
        required=False,
        max_length=20_000,
        widget=lines(12),
        help_text=gettext_lazy("Only your own members see it."),
    )
    seen = seen_field()


class RemarkForm(forms.Form):
    """A line to the others in the body."""

    words = forms.CharField(label=gettext_lazy("Write to the others"), max_length=4000, widget=lines(2))


class ContributionForm(forms.Form):
    """What the body says to the matter."""

    words = forms.CharField(
        label=gettext_lazy("What do you say?"),
        max_length=20_000,
        widget=lines(14),
        help_text=gettext_lazy(
            "Everyone can read it. Name ideas by their numbers, such as Glumsø-27. No personal cases here."
        ),
    )
    seen = seen_field()


class ReasonForm(forms.Form):
    """Why a contribution is taken back."""

    reason = forms.CharField(label=gettext_lazy("Why?"), max_length=1000, widget=lines(3))
    seen = seen_field()

    def __init__(self, *args: Any, of_body: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not of_body:  # what one wrote for oneself is one's own
            del self.fields["reason"]


class QuestionForm(forms.Form):
    """What a body asks its citizens."""

    words = forms.CharField(
        label=gettext_lazy("What do you ask the citizens?"),
        max_length=200,
        help_text=gettext_lazy("One question. For example: Where is it unsafe to cycle to school?"),
    )
    intro = forms.CharField(
        label=gettext_lazy("Why do you ask?"), required=False, max_length=2000, widget=lines(3)
    )
    closes = forms.DateField(label=gettext_lazy("Last day to answer"), widget=DayInput)


class SayingForm(forms.Form):
    """An answer without account: the words are all that is needed."""

    words = forms.CharField(
        label=gettext_lazy("What do you answer?"),
        max_length=4000,
        widget=lines(6),
        help_text=gettext_lazy("Write as you speak. No personal cases here, and no names of others."),
    )
    name = forms.CharField(label=gettext_lazy("Your name"), required=False, max_length=120)
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail"),
        required=False,
        help_text=gettext_lazy("Only if you want to hear what came of it. Then we forget it again."),
    )
    consent = forms.BooleanField(
        label=gettext_lazy("You may write to me about what came of it, and about nothing else"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """An address without consent is not kept, so it is asked for."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("email") and not data.get("consent"):
            self.add_error("consent", _("Tick here if we may write to you. Or take your address away."))
        return data


class AloneForm(SayingForm):
    """What somebody says to a matter for themselves."""

    area = forms.ModelChoiceField(
        label=gettext_lazy("Which area do you live in?"), queryset=Area.objects.none(), required=False
    )

    def __init__(self, *args: Any, areas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = areas  # type: ignore[attr-defined]  # a form's field of this kind


class EvaluationForm(forms.Form):
    """Three questions, three presses."""

    influence = forms.ChoiceField(
        label=gettext_lazy("Was there something to influence?"),
        choices=EvaluationAnswer.Judgement.choices,
        widget=forms.RadioSelect,
    )
    answer = forms.ChoiceField(
        label=gettext_lazy("Did you get an answer?"),
        choices=EvaluationAnswer.Judgement.choices,
        widget=forms.RadioSelect,
    )
    worth = forms.ChoiceField(
        label=gettext_lazy("Was it worth it?"),
        choices=EvaluationAnswer.Judgement.choices,
        widget=forms.RadioSelect,
    )


class Nothing(forms.Form):
    """A page that asks, with one button."""
