"""A survey: one round of questions to all of an area, and a card for each idea it asks about."""

from __future__ import annotations

from datetime import date
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


class Door(models.TextChoices):
    """Who may answer: what stands at the door of a survey."""

    OPEN = "open", _("everybody, on trust")
    CODE = "code", _("those who got a postcard with a code")
    MAIL = "mail", _("those who get a link by mail")
    SIGN_IN = "sign in", _("those who sign in")


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
    asks_gender = models.BooleanField(default=False)
    asks_top = models.BooleanField(
        default=False, help_text="Whether one may point to three ideas at the end."
    )

    door = models.CharField(max_length=8, choices=Door, default=Door.OPEN)
    per_household = models.BooleanField(
        default=False, help_text="Of postcards: one answer for each household, not for each person."
    )

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

    def short_address(self) -> str:
        """The path for paper: short enough to be typed from a postcard."""
        return reverse("surveys:short", args=[self.pk])

    @property
    def is_open(self) -> bool:
        day = clock.today()
        return self.opened_on is not None and self.opened_on <= day <= self.closes and self.closed_on is None

    @property
    def takes_paper(self) -> bool:
        """Whether a sheet keeps its rule: on trust, or by the code that is written on it.

        A sheet can't show whether somebody has answered by a link or signed in, so that they could answer twice.
        """
        return self.door in (Door.OPEN, Door.CODE)

    def day_kept(self, today: date) -> date:
        """The day an answer keeps: where there is a roll it is the first day for all, so that no day joins them."""
        return today if self.door == Door.OPEN else self.opened_on or today


class Card(models.Model):
    """One idea in one survey, with the wording that people answered."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="cards")
    idea = models.ForeignKey(Idea, on_delete=models.PROTECT, related_name="cards")
    title = models.CharField(max_length=140)
    words = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    closed_on = models.DateField(null=True, blank=True, help_text="Asked about no more; what came in stays.")
    wording = models.PositiveSmallIntegerField(default=1, help_text="Which wording stands; see `Wording`.")

    class Meta:
        ordering: ClassVar[list[str]] = ["order"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["survey", "idea"], name="one_card_per_idea")]

    def __str__(self) -> str:
        return self.title

    @property
    def rest(self) -> str:
        """What the words say beyond the title, which stands above them."""
        return beyond(self.title, self.words)
