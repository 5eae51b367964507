"""The questions a survey may ask beside its idea cards, and the wordings that people have answered.

Six kinds and no more: a kind that can't be answered on paper, counted in a sentence and shown under the small-number
rule has no place here.
"""

from __future__ import annotations

from typing import Any, ClassVar, TypedDict

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tingsted.surveys.models.surveys import Card, Survey

SCALE = (1, 2, 3, 4, 5)


class Kind(models.TextChoices):
    """What sort of answer a question takes."""

    SINGLE = "single", _("one choice")
    MULTIPLE = "multiple", _("several choices")
    RATING = "rating", _("a rating from 1 to 5")
    RANK = "rank", _("the most important first")
    TEXT = "text", _("in your own words")
    CONTACT = "contact", _("how to reach you")


CHOOSING = (Kind.SINGLE, Kind.MULTIPLE, Kind.RANK)


class Choice(TypedDict):
    """One thing to choose: a key that never changes, its words, and whether it was closed again."""

    key: str
    words: str
    closed: bool


class SurveyQuestionQuerySet(models.QuerySet["SurveyQuestion"]):
    def visible_to(self, person: Any) -> SurveyQuestionQuerySet:
        """A question is seen by those who see its survey."""
        return self.filter(survey__in=Survey.objects.visible_to(person))


class SurveyQuestion(models.Model):
    """One question of a survey. Nothing is ever removed: it is closed, and what was answered stays."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="questions")
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.CharField(max_length=200)
    why = models.CharField(
        max_length=200, blank=True, help_text="Why it is asked; stands below the question."
    )
    choices = models.JSONField(default=list, blank=True, help_text="Of the kinds that choose: see `Choice`.")
    most = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How many may be chosen or ranked."
    )
    low_words = models.CharField(max_length=60, blank=True, help_text="What 1 means, of a rating.")
    high_words = models.CharField(max_length=60, blank=True, help_text="What 5 means, of a rating.")
    order = models.PositiveSmallIntegerField(default=0)
    closed_on = models.DateField(null=True, blank=True)
    wording = models.PositiveSmallIntegerField(default=1, help_text="Which wording stands; see `Wording`.")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SurveyQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        ordering: ClassVar[list[str]] = ["order", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(most__isnull=True) | Q(kind__in=("multiple", "rank"), most__gte=1),
                name="only_several_choices_have_a_most",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def open_choices(self) -> list[Choice]:
        """What can be chosen now."""
        return [choice for choice in self.choices if not choice["closed"]]

    def words_of(self, key: str) -> str:
        """A choice's words as they stand, closed ones too; an unknown key is itself."""
        return next((choice["words"] for choice in self.choices if choice["key"] == key), key)


class Wording(models.Model):
    """How a card or a question read before it was reworded, as it was answered until then."""

    card = models.ForeignKey(Card, null=True, on_delete=models.CASCADE, related_name="wordings")
    question = models.ForeignKey(SurveyQuestion, null=True, on_delete=models.CASCADE, related_name="wordings")
    number = models.PositiveSmallIntegerField()
    words: Any = models.JSONField(help_text="The words by field, as they stood.")
    until = models.DateField()

    class Meta:
        verbose_name = _("wording")
        ordering: ClassVar[list[str]] = ["number", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(card__isnull=True) ^ Q(question__isnull=True), name="wording_of_one_thing"
            ),
            models.UniqueConstraint(fields=["card", "number"], name="one_wording_per_number_of_a_card"),
            models.UniqueConstraint(
                fields=["question", "number"], name="one_wording_per_number_of_a_question"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.card or self.question} ({self.number})"
