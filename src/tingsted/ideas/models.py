"""An idea has one number for good; merging keeps every author; offers of help stand apart from ballots."""

from __future__ import annotations

import uuid
from functools import lru_cache
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.models import Noun
from tingsted.kernel.text import cut
from tingsted.places.models import Area, Seat


class Column(models.TextChoices):
    """The two columns of the wall."""

    HAVE = "have", _("what we have")
    WANT = "want", _("what we want")


class Standing(models.TextChoices):
    """Whether an idea is on the public wall."""

    WAITING = "waiting", _("waits for the council to read it")
    PUBLIC = "public", _("public")
    HIDDEN = "hidden", _("hidden")


class NumberSeries(models.Model):
    """The last number issued in an area: numbers are issued once, whatever becomes of the idea."""

    area = models.OneToOneField(Area, on_delete=models.PROTECT, primary_key=True, related_name="+")
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.area_id}: {self.last}"


@lru_cache(maxsize=4096)
def idea_url(label: str) -> str:
    """Where an idea's trail is; numbers never change, so neither does this."""
    return reverse("ideas:idea", args=[label])


class IdeaQuerySet(models.QuerySet["Idea"]):
    def visible_to(self, person: Any) -> IdeaQuerySet:
        """Public ideas; those that wait or are hidden only for the area's own offices and their contact."""
        public = Q(standing=Standing.PUBLIC)
        if getattr(person, "pk", None) is None:
            return self.filter(public)
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(
            public
            | Q(area__contact_office__in=mine)
            | Q(area__in=Area.objects.filter(offices__in=mine))
            | Q(area__in=Area.objects.filter(offices__contact_office__in=mine))
        )

    def living(self) -> IdeaQuerySet:
        """Those not merged into another."""
        return self.filter(merged_into__isnull=True)

    def public(self) -> IdeaQuerySet:
        """What stands on the public wall: living, read, not hidden."""
        return self.living().filter(standing=Standing.PUBLIC)

    def to_be_read(self) -> IdeaQuerySet:
        """What the body must look at: ideas that wait, and public ones that readers reported."""
        return self.living().filter(Q(standing=Standing.WAITING) | Q(standing=Standing.PUBLIC, reports__gt=0))


class Idea(Noun):
    """What somebody wants or values here, in their own words, with one permanent number such as Glumsø-27."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="ideas")
    number = models.PositiveIntegerField()
    label = models.CharField(
        max_length=44, unique=True, help_text="Kept even if the area is renamed or divided."
    )
    title = models.CharField(max_length=140)
    words = models.TextField(help_text="In people's own words.")
    column = models.CharField(max_length=5, choices=Column, default=Column.WANT)
    theme = models.CharField(max_length=80, blank=True)
    standing = models.CharField(max_length=8, choices=Standing, default=Standing.PUBLIC)
    place = models.CharField(max_length=80, blank=True, help_text="Where in the area, in people's own words.")
    origin = models.CharField(
        max_length=200,
        blank=True,
        help_text="Where it was said, if another room tells it; empty when written here.",
    )
    said_on = models.DateField()
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    reports = models.PositiveSmallIntegerField(default=0, help_text="How many readers pressed »report«.")

    objects = IdeaQuerySet.as_manager()

    class Meta:
        verbose_name = _("idea")
        ordering: ClassVar[list[str]] = ["area", "number"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=models.F("pk")), name="not_into_itself"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["area", "standing", "number"])]

    def __str__(self) -> str:
        return f"{self.label} {self.title}"

    def get_absolute_url(self) -> str:
        return idea_url(self.label)

    @property
    def text(self) -> str:
        """The words as a note in a list shows them."""
        return cut(self.words, 240)

    @property
    def is_public(self) -> bool:
        return self.standing == Standing.PUBLIC

    def resolved(self) -> Idea:
        """The idea that stands today: itself, or the one it was merged into. Merges never chain."""
        return self.merged_into if self.merged_into is not None else self

    def with_merged(self) -> IdeaQuerySet:
        """This idea and all that were merged into it: what outer rooms say of any of them belongs here."""
        return family(self.pk)


def family(key: int) -> IdeaQuerySet:
    """The idea with this key and all that were merged into it."""
    return Idea.objects.filter(Q(pk=key) | Q(merged_into=key))


class Author(models.Model):
    """One who said it: a name only if they gave one; every author is kept when ideas are merged."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="authors")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(max_length=120, blank=True)
    from_label = models.CharField(max_length=44, help_text="The number under which this author said it.")
    public = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("author")
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.name or str(_("without a name"))


class Help(models.TextChoices):
    """Kinds of help one can offer."""

    TIME = "time", _("time")
    SKILL = "skill", _("a skill")
    LEND = "lend", _("something to lend")
    HOST = "host", _("a place to meet")
    LEAD = "lead", _("lead the work")


class OfferQuerySet(models.QuerySet["Offer"]):
    def standing(self) -> OfferQuerySet:
        return self.filter(withdrawn_on__isnull=True)

    def visible_to(self, person: Any) -> OfferQuerySet:
        """Only those who sit in the area's body see who offered to help."""
        if getattr(person, "pk", None) is None:
            return self.none()
        mine = Seat.objects.filter(person=person).in_force()
        return self.filter(idea__area__in=Area.objects.filter(offices__in=mine.values("office")))


class Offer(models.Model):
    """An offer of help to one idea, with consent to be written to about that idea only.

    It has a random key and a day, no time and no way to a ballot.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="offers")
    kind = models.CharField(max_length=5, choices=Help, default=Help.TIME)
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    note = models.CharField(max_length=300, blank=True)
    consented_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer of help")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.idea_id}"
