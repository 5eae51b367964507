"""A promise is an answer owed: by an office, about something, by a date; kept, late or broken, with reasons.

A standing promise (»we answer within four weeks«) owes no single answer: it holds until one of its sides lets it go,
and its date is the day on which both look at it again.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.kernel import clock
from tingsted.kernel.models import Noun
from tingsted.places.models import Area, Office, Seat


class Answer(models.TextChoices):
    """A department's answer, or what became of words it asked for; the codes are those the design room draws."""

    DO = "we do it", _("we do it")
    HELP = "we help", _("we help")
    NOT_NOW = "not now", _("not now")
    NO = "no", _("no")
    PASSED_ON = "passed on", _("passed on")
    TAKEN_IN = "taken in", _("taken in")
    TAKEN_IN_PARTLY = "taken in partly", _("taken in partly")
    NOT_TAKEN_IN = "not taken in", _("not taken in")


NOES = (Answer.NO, Answer.NOT_TAKEN_IN)
WITH_REASONS = (*NOES, Answer.NOT_NOW)


class State(models.TextChoices):
    """What is stored; kept, late and overdue are derived from the dates."""

    PROMISED = "promised", _("promised")
    WRITING = "being written", _("the answer is being written")
    ANSWERED = "answered", _("answered")
    BROKEN = "broken", _("the promise was not kept")
    WITHDRAWN = "withdrawn", _("withdrawn")


OPEN_STATES = (State.PROMISED, State.WRITING)


class PromiseQuerySet(models.QuerySet["Promise"]):
    def open(self) -> PromiseQuerySet:
        """The answers still owed."""
        return self.filter(state__in=OPEN_STATES, standing=False)

    def overdue(self, on: date | None = None) -> PromiseQuerySet:
        return self.open().filter(due__lt=on or clock.today())

    def standing(self) -> PromiseQuerySet:
        """The standing promises in force."""
        return self.filter(state=State.PROMISED, standing=True)

    def visible_to(self, person: Any) -> PromiseQuerySet:
        """What the municipality owes is public; what volunteers owe is seen by the two sides only."""
        if getattr(person, "pk", None) is None:
            return self.filter(public=True)
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(Q(public=True) | Q(owed_by__in=mine) | Q(owed_to__in=mine))


class Promise(Noun):
    """An answer owed by an office, never by a person: a hand-over changes a seat and moves nothing."""

    standing = models.BooleanField(
        default=False, help_text="It holds until it is let go; `due` is its review."
    )
    public = models.BooleanField(default=True, editable=False, help_text="Owed by the municipality.")
    kind = models.CharField(max_length=60, help_text="The room and what is owed, such as `plans.action`.")
    owed_by = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="owes")
    owed_to = models.ForeignKey(
        Office, null=True, blank=True, on_delete=models.PROTECT, related_name="is_owed"
    )
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="promises")
    title = models.CharField(max_length=200)
    tag = models.CharField(
        max_length=44, blank=True, help_text="A number beside the title, such as Glumsø-27."
    )
    tag_url = models.CharField(max_length=300, blank=True)
    question = models.TextField(blank=True)
    url = models.CharField(max_length=300, blank=True, help_text="The page of what it is about.")
    promised_on = models.DateField()
    due = models.DateField()
    first_due = models.DateField(help_text="The date before any extension.")
    state = models.CharField(max_length=14, choices=State, default=State.PROMISED)
    answer = models.CharField(max_length=15, choices=Answer, blank=True)
    reply = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    word = models.TextField(blank=True, help_text="The owing office's own word on where it stands.")
    passed_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="passed_from"
    )

    objects = PromiseQuerySet.as_manager()

    class Meta:
        verbose_name = _("promise")
        ordering: ClassVar[list[str]] = ["due", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="answered") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="answered_promise_has_its_answer_and_day",
            ),
            models.CheckConstraint(
                condition=~Q(answer__in=("no", "not taken in", "not now")) | ~Q(reply=""),
                name="a_no_has_its_reasons",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["area", "state", "due"]),
            models.Index(fields=["owed_by", "state", "due"]),
            models.Index(
                fields=["-promised_on", "-id", "public", "owed_by", "owed_to"],
                name="promises_as_they_were_made",
            ),
            models.Index(fields=["area", "-promised_on", "-id"], name="promises_of_area"),
            models.Index(fields=["owed_by", "-promised_on", "-id"], name="promises_of_office"),
            models.Index(fields=["owed_to", "-promised_on", "-id"], name="promises_to_office"),
            models.Index(fields=["kind", "-promised_on", "-id"], name="promises_of_kind"),
            # The year's figures are read from the index alone.
            models.Index(
                fields=["due", "public", "standing", "state", "answered_on", "answer", "first_due"],
                name="promises_by_date",
            ),
            models.Index(
                fields=["answered_on", "public", "standing", "answer", "promised_on", "due"],
                name="promises_as_long_as_they_took",
            ),
            models.Index(fields=["kind", "due", "public"], name="promises_of_kind_by_date"),
            models.Index(fields=["-answered_on", "-id"], name="promises_as_they_were_kept"),
            models.Index(fields=["state", "due"], name="promises_by_state_and_date"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Who may see it follows from who owes it, the day it is made; moving it to another office sets it anew."""
        if self._state.adding:
            self.public = not self.owed_by.is_body
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return promise_url(self.pk)

    def answer_url(self) -> str:
        """Where the office that owes it answers."""
        return reverse("promises:answer", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether an answer is still owed."""
        return self.state in OPEN_STATES and not self.standing

    @property
    def is_standing(self) -> bool:
        """Whether it is a standing promise in force."""
        return self.standing and self.state == State.PROMISED

    @property
    def contact_office(self) -> Office | None:
        """The municipality's contact for the side that waits, else for the area."""
        waiting = self.owed_to.contact_office if self.owed_to else None
        return waiting or (self.area.contact_office if self.area else None)

    @property
    def days_over(self) -> int:
        """Days past the due date: so far while open, at the answer once answered; 0 when in time."""
        return days_over(self, clock.today())

    @property
    def shown_state(self) -> str:
        """The state people see today, by the design room's code for its word and stone."""
        return shown_state(self, clock.today())


def promise_url(key: int) -> str:
    """The page of a promise; lists have thousands, so the address is looked up once."""
    return _address(settings.ROOT_URLCONF).replace("/0/", f"/{key}/")


@cache
def _address(_urls: str) -> str:
    return reverse("promises:promise", args=[0])


def days_over(promise: Promise, on: date) -> int:
    """How many days late a promise was or, read on that day, is; a standing one has no day to miss."""
    if promise.standing or promise.state in (State.BROKEN, State.WITHDRAWN):
        return 0
    end = promise.answered_on if promise.state == State.ANSWERED else on
    return 0 if end is None else max(0, (end - promise.due).days)


def shown_state(promise: Promise, on: date) -> str:
    """The word and stone of a promise as read on that day: late and kept are derived from the dates.

    A reasoned no in time is kept; a word that the answer is being written does not hide that it is overdue.
    """
    late = days_over(promise, on) > 0
    if promise.state == State.ANSWERED:
        if late:
            return "kept late"
        return "no" if promise.answer in NOES else "kept"
    if promise.is_open and late:
        return "overdue"
    if promise.is_open and promise.state == State.PROMISED and promise.due != promise.first_due:
        return "extended"
    return str(promise.state)


def shown_on(day: date) -> Case:
    """`shown_state` on that day, said in the database's own words: for counting, where no row is read."""
    answered, late = Q(state=State.ANSWERED), Q(answered_on__gt=F("due"))
    still = Q(state__in=OPEN_STATES, standing=False)
    return Case(
        When(answered & late, then=Value("kept late")),
        When(answered & Q(answer__in=NOES), then=Value("no")),
        When(answered, then=Value("kept")),
        When(still & Q(due__lt=day), then=Value("overdue")),
        When(still & Q(state=State.PROMISED) & ~Q(due=F("first_due")), then=Value("extended")),
        default=F("state"),
        output_field=models.CharField(),
    )
