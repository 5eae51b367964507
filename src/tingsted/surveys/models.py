"""A survey of idea cards. Ballots have random keys, a day and no more; comments and offers stand elsewhere."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.kernel.models import Noun
from tingsted.kernel.text import beyond
from tingsted.places.models import Area, Office, Seat
from tingsted.plans.models import Plan


class Importance(models.TextChoices):
    """How important an idea is for the area, in four words; the first two are an approval."""

    VERY = "very", _("very important")
    IMPORTANT = "important", _("important")
    NOT_NOW = "not now", _("not right now")
    DONT_KNOW = "dont know", _("don't know")


class SurveyQuerySet(models.QuerySet["Survey"]):
    def visible_to(self, person: Any) -> SurveyQuerySet:
        """A draft is seen by the body that writes it; from its first open day everybody sees it."""
        shown = Q(opened_on__isnull=False)
        if getattr(person, "pk", None) is None:
            return self.filter(shown)
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(shown | Q(body__in=mine) | Q(body__contact_office__in=mine))


class Survey(Noun):
    """One round of questions to all of an area, made from its ideas."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="surveys")
    body = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="surveys")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="surveys")
    title = models.CharField(max_length=140)
    slug = models.SlugField(max_length=80, unique=True)
    intro = models.TextField(blank=True)
    closes = models.DateField()
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    result_shown_on = models.DateField(null=True, blank=True, help_text="When and where the result is told.")
    result_place = models.CharField(max_length=120, blank=True)
    villages = models.JSONField(default=list, blank=True, help_text="The places one can say one lives in.")

    objects = SurveyQuerySet.as_manager()

    class Meta:
        verbose_name = _("survey")
        ordering: ClassVar[list[str]] = ["-closes"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(opened_on__isnull=True) | Q(closes__gte=F("opened_on")),
                name="survey_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True) | Q(closed_on__isnull=False),
                name="survey_is_closed_before_its_result",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("surveys:survey", args=[self.slug])

    @property
    def is_open(self) -> bool:
        day = clock.today()
        return self.opened_on is not None and self.opened_on <= day <= self.closes and self.closed_on is None


class Card(models.Model):
    """One idea in one survey, with the wording that people answered."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="cards")
    idea = models.ForeignKey(Idea, on_delete=models.PROTECT, related_name="cards")
    title = models.CharField(max_length=140)
    words = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["order"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["survey", "idea"], name="one_card_per_idea")]

    def __str__(self) -> str:
        return self.title

    @property
    def rest(self) -> str:
        """What the words say beyond the title, which stands above them."""
        return beyond(self.title, self.words)


class Ballot(models.Model):
    """One answer: importance per card, what was shown, a village and an age band. No key to anybody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="ballots")
    answers = models.JSONField(help_text="Card id → importance; a card that was skipped is not in it.")
    shown = models.JSONField(help_text="Ids of the cards that were shown.")
    village = models.CharField(max_length=60, blank=True)
    age_band = models.CharField(max_length=8, blank=True)
    source = models.CharField(max_length=8, default="phone")
    day = models.DateField()

    class Meta:
        verbose_name = _("ballot")
        indexes: ClassVar = [models.Index(fields=["survey"])]

    def __str__(self) -> str:
        return str(self.pk)


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, person: Any) -> CommentQuerySet:
        """Comments are public once the body has read them and let them through."""
        public = Q(standing=Comment.Standing.PUBLIC, card__survey__published_on__isnull=False)
        if getattr(person, "pk", None) is None:
            return self.filter(public)
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(public | Q(card__survey__body__in=mine))


class Comment(models.Model):
    """What somebody wrote about one idea; apart from the ballot, without name, with the day only."""

    class Standing(models.TextChoices):
        WAITING = "waiting", _("waits for the council to read it")
        PUBLIC = "public", _("public")
        HIDDEN = "hidden", _("hidden")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="comments")
    words = models.TextField()
    standing = models.CharField(max_length=8, choices=Standing, default=Standing.WAITING)
    day = models.DateField()

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        indexes: ClassVar = [models.Index(fields=["card", "standing"])]

    def __str__(self) -> str:
        return self.words[:60]


class Result(models.Model):
    """One computed result: method, input digest, rounds; what is published is this row, not a fresh guess."""

    survey = models.OneToOneField(Survey, on_delete=models.CASCADE, related_name="result")
    method = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    answers = models.PositiveIntegerField()
    table = models.JSONField(
        help_text="One row per card: place, approvals, shown, approval place, helpers, interval."
    )
    rounds = models.JSONField(help_text="The explanation of the order, in numbers and words (da, en).")
    computed_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.survey_id} {self.digest[:12]}"
