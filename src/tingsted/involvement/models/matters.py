"""A matter: what the municipality is about to decide, and what can still be influenced in it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.kernel import clock
from tingsted.kernel.models import Noun
from tingsted.places.models import Area, Office, Seat


class Kind(models.TextChoices):
    """What sort of matter it is; the sort says how long people usually have."""

    STRATEGY = "strategy", _("strategy")
    POLICY = "policy", _("policy")
    EFFORT = "effort", _("effort")
    ACTION_PLAN = "action plan", _("action plan")
    LOCAL_PLAN = "local plan", _("statutory local plan (lokalplan)")
    PROJECT = "project", _("project")
    DECISION = "decision", _("decision")
    WORKS = "works", _("start of works")
    OTHER = "other", _("another matter")


# The least number of days people usually have to answer: the house's own measure of decency, not the law's.
USUAL_DAYS: dict[str, int] = {
    Kind.STRATEGY: 56,
    Kind.POLICY: 56,
    Kind.LOCAL_PLAN: 28,
    Kind.ACTION_PLAN: 42,
    Kind.EFFORT: 28,
    Kind.PROJECT: 28,
    Kind.OTHER: 28,
}


class Phase(models.TextChoices):
    """How far a matter has come; the order is the order of the way."""

    IDEA = "idea", _("idea")
    DRAFT = "draft", _("draft")
    HEARING = "hearing", _("hearing")
    DECIDED = "decided", _("decided")
    IN_ACTION = "in action", _("in action")
    EVALUATED = "evaluated", _("evaluated")


PHASES: tuple[str, ...] = tuple(Phase.values)
TAKES_ANSWERS = frozenset({Phase.IDEA, Phase.DRAFT, Phase.HEARING})


class MatterQuerySet(models.QuerySet["Matter"]):
    def visible_to(self, person: Any) -> MatterQuerySet:
        """Everybody from the day it is opened; before that its own office."""
        opened = Q(opened_on__isnull=False)
        if getattr(person, "pk", None) is None:
            return self.filter(opened)
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(opened | Q(owner__in=mine))

    def opened(self) -> MatterQuerySet:
        return self.filter(opened_on__isnull=False)

    def taking_answers(self, on: date | None = None) -> MatterQuerySet:
        """Those that can still be answered in time that day."""
        day = on or clock.today()
        return self.opened().filter(
            Q(deadline__isnull=True) | Q(deadline__gte=day),
            for_information=False,
            phase__in=TAKES_ANSWERS,
        )


class Matter(Noun):
    """Something a department (or a committee) works on, opened early to those it concerns."""

    kind = models.CharField(max_length=12, choices=Kind, default=Kind.PROJECT)
    owner = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="matters")
    title = models.CharField(max_length=140)
    slug = models.SlugField(max_length=80, unique=True)
    question = models.CharField(max_length=200, blank=True, help_text="What is asked, in one sentence.")
    about = models.TextField(blank=True)
    can_influence = models.TextField(blank=True, help_text="What can still be influenced.")
    fixed = models.TextField(blank=True, help_text="What lies fast, and can't be influenced.")
    themes = models.CharField(max_length=200, blank=True, help_text="Words with commas between.")
    areas = models.ManyToManyField(Area, blank=True, related_name="matters")
    phase = models.CharField(max_length=10, choices=Phase, default=Phase.IDEA)
    for_information = models.BooleanField(default=False, help_text="Nothing is asked; no answer is owed.")
    deadline = models.DateField(null=True, blank=True, help_text="The last day to contribute.")
    answer_by = models.DateField(null=True, blank=True, help_text="When those who contribute get an answer.")
    case_number = models.CharField(max_length=40, blank=True)
    takes_late = models.BooleanField(
        default=True, help_text="Takes an answer after the deadline, marked late."
    )
    open_to_members = models.BooleanField(default=False, help_text="Single members of bodies may contribute.")
    open_to_citizens = models.BooleanField(default=False, help_text="Anybody may contribute for themselves.")
    started_on = models.DateField()
    opened_on = models.DateField(null=True, blank=True)
    evaluation_opened_on = models.DateField(null=True, blank=True)
    evaluation_closes = models.DateField(null=True, blank=True)
    evaluation_closed_on = models.DateField(null=True, blank=True)
    evaluation_result = models.JSONField(
        null=True, blank=True, help_text="What is shown: counted once, small numbers already hidden."
    )

    objects = MatterQuerySet.as_manager()

    class Meta:
        verbose_name = _("matter")
        ordering: ClassVar[list[str]] = ["-started_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(for_information=True) | Q(opened_on__isnull=True) | Q(deadline__isnull=False),
                name="an_open_matter_that_asks_has_a_deadline",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["opened_on", "phase"]),
            models.Index(fields=["owner", "phase"]),
            models.Index(
                fields=["deadline"], condition=Q(opened_on__isnull=False), name="open_matter_deadline"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("involvement:matter", args=[self.slug])

    def overview_url(self) -> str:
        """Where its own office follows who was asked and what they said."""
        return reverse("involvement:overview", args=[self.slug])

    @property
    def is_open(self) -> bool:
        return self.opened_on is not None

    @property
    def asks(self) -> bool:
        """Whether it asks for anything; else it only informs."""
        return not self.for_information

    def is_late(self, on: date | None = None) -> bool:
        """Whether the deadline has passed that day."""
        return self.deadline is not None and (on or clock.today()) > self.deadline

    def takes_answers(self, on: date | None = None) -> bool:
        """Whether an answer is taken that day: until the deadline, and after it where late ones are taken."""
        return (
            self.is_open
            and self.asks
            and self.phase in TAKES_ANSWERS
            and (self.takes_late or not self.is_late(on))
        )

    def theme_words(self) -> list[str]:
        """Its themes one by one."""
        return [word for word in (part.strip() for part in self.themes.split(",")) if word]


class PhaseChange(models.Model):
    """A step on a matter's way, with the office's own words: the political decision and the start of work too."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="changes")
    phase = models.CharField(max_length=10, choices=Phase)
    words = models.TextField(blank=True)
    on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.phase} {self.on}"

    @property
    def weight(self) -> str:
        """The decision and the start of work stand out on the trail."""
        return "weighty" if self.phase in {Phase.DECIDED, Phase.IN_ACTION} else ""
