"""What came in. Ballots have random keys, a day and no more; comments and offers stand elsewhere."""

from __future__ import annotations

import secrets
import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tingsted.places.models import Seat
from tingsted.surveys.models.questions import SurveyQuestion
from tingsted.surveys.models.surveys import Card, Survey


class Source(models.TextChoices):
    """The way an answer came in."""

    PHONE = "phone", _("on the page")
    PAPER = "paper", _("on paper")
    OLDER = "older", _("on an older form")


class Ballot(models.Model):
    """One answer: importance per card, what was shown, a village and an age band. No key to anybody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="ballots", db_index=False)
    answers = models.JSONField(help_text="Card id → importance; a card that was skipped is not in it.")
    shown = models.JSONField(help_text="Ids of the cards that were shown.")
    top = models.JSONField(
        default=list, blank=True, help_text="Up to three card ids, the most important first."
    )
    given = models.JSONField(
        default=dict, blank=True, help_text="Question id → what was chosen: a key, keys, a figure."
    )
    wordings = models.JSONField(
        default=dict,
        blank=True,
        help_text="Which wording was answered, where it was not the first: `c5` → 2.",
    )
    village = models.CharField(max_length=60, blank=True)
    age_band = models.CharField(max_length=8, blank=True)
    gender = models.CharField(max_length=6, blank=True)
    source = models.CharField(max_length=8, choices=Source, default=Source.PHONE)
    day = models.DateField()
    key_digest = models.CharField(
        max_length=64,
        null=True,
        unique=True,
        help_text="Of the key its owner holds, until the survey closes.",
    )

    class Meta:
        verbose_name = _("ballot")
        indexes: ClassVar = [models.Index(fields=["survey", "id"])]

    def __str__(self) -> str:
        return str(self.pk)


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, person: Any) -> CommentQuerySet:
        """Comments are public once the body has read them and let them through."""
        public = Q(standing=Comment.Standing.PUBLIC, survey__published_on__isnull=False)
        if getattr(person, "pk", None) is None:
            return self.filter(public)
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(public | Q(survey__body__in=mine))


class Comment(models.Model):
    """What somebody wrote, about one idea or to one question; apart from the ballot, without name, with a day."""

    class Standing(models.TextChoices):
        WAITING = "waiting", _("waits for the council to read it")
        PUBLIC = "public", _("public")
        HIDDEN = "hidden", _("hidden")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="comments", db_index=False)
    card = models.ForeignKey(
        Card, null=True, on_delete=models.CASCADE, related_name="comments", db_index=False
    )
    question = models.ForeignKey(SurveyQuestion, null=True, on_delete=models.CASCADE, related_name="comments")
    words = models.TextField()
    standing = models.CharField(max_length=8, choices=Standing, default=Standing.WAITING)
    day = models.DateField()
    key_digest = models.CharField(
        max_length=64, null=True, unique=True, help_text="Another digest of that key, with what it is about."
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        indexes: ClassVar = [
            models.Index(fields=["card", "standing"]),
            models.Index(fields=["survey", "standing"]),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(card__isnull=True) ^ Q(question__isnull=True), name="comment_on_one_thing"
            )
        ]

    def __str__(self) -> str:
        return self.words[:60]


class ContactQuerySet(models.QuerySet["Contact"]):
    def visible_to(self, person: Any) -> ContactQuerySet:
        """How people can be reached is seen by the body they wrote to, and by nobody else."""
        if getattr(person, "pk", None) is None:
            return self.none()
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(question__survey__body__in=mine)


class Contact(models.Model):
    """How somebody may be reached who answered a question for it: no key to the ballot, gone after a set time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(SurveyQuestion, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    consented_on = models.DateField()

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("way to reach somebody")
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return self.name or self.email or self.phone


def new_salt() -> str:
    """What makes the digest of a result impossible to guess at."""
    return secrets.token_urlsafe(24)


class Result(models.Model):
    """One computed result: method, input digest, rounds; what is published is this row, not a fresh guess."""

    TOO_FEW: ClassVar[str] = "too few to show"

    survey = models.OneToOneField(Survey, on_delete=models.CASCADE, related_name="result")
    method = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, help_text="Of the salt and the digest of what was counted.")
    salt = models.CharField(
        max_length=40, default=new_salt, editable=False, help_text="Known to the body's auditor only."
    )
    answers = models.PositiveIntegerField()
    table = models.JSONField(
        help_text="One row per card: place, approvals, shown, approval place, helpers, interval."
    )
    questions = models.JSONField(
        default=list, help_text="One entry per question that is counted: see `tallying`."
    )
    rounds = models.JSONField(help_text="The explanation of the order, in numbers and words (da, en).")
    people = models.JSONField(default=dict, help_text="Who answered: see `counting.people`.")
    shown = models.JSONField(default=list, help_text="Every table of people in it, as it is shown.")
    basis = models.JSONField(
        default=dict,
        help_text="What beside the answers it was counted from, and changes later: see `material.basis_of`.",
    )
    computed_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.survey_id} {self.digest[:12]}"

    @property
    def of_too_few(self) -> bool:
        """Fewer answered than are ever shown: nothing is told of what they said."""
        return self.method == self.TOO_FEW
