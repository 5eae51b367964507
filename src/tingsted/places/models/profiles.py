"""The mutual profile: what an office cares about, how it works, when it meets, and what it can manage this year."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tingsted.kernel import clock
from tingsted.kernel.models import Noun
from tingsted.places.models.offices import Office


class TopicQuerySet(models.QuerySet["Topic"]):
    """Topics are public, all of them."""

    def visible_to(self, person: Any) -> TopicQuerySet:
        return self

    def current(self, on: date | None = None) -> TopicQuerySet:
        """Those that are in use that day, in the municipality's order."""
        day = on or clock.today()
        rows = self.filter(Q(retired_on__isnull=True) | Q(retired_on__gt=day))
        return rows.order_by("position", "name", "pk")


class Topic(Noun):
    """A field that bodies care about and departments work on; the municipality's own list."""

    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=60, unique=True)
    words = models.CharField(
        max_length=400, blank=True, help_text="What people say when they mean it, parted by commas."
    )
    position = models.PositiveSmallIntegerField(default=0)
    retired_on = models.DateField(null=True, blank=True, editable=False)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        ordering: ClassVar[list[str]] = ["position", "name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_retired(self) -> bool:
        """Whether it is no longer chosen anew; who chose it before keeps it."""
        return self.retired_on is not None and self.retired_on <= clock.today()


class Profile(models.Model):
    """How one office presents itself to those who would work with it; its office's version guards it."""

    office = models.OneToOneField(Office, on_delete=models.CASCADE, related_name="profile")
    topics = models.ManyToManyField(Topic, blank=True, related_name="profiles")
    cares_about = models.CharField(max_length=200, blank=True, help_text="In its own words.")
    can_manage = models.CharField(max_length=200, blank=True)
    manages_in = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The year that what it can manage was written for."
    )
    how_it_works = models.TextField(blank=True)
    meets = models.CharField(max_length=200, blank=True)
    involve_when = models.CharField(max_length=300, blank=True, help_text="A department: when to involve it.")
    reach = models.CharField(max_length=300, blank=True, help_text="A department: how to reach it.")

    class Meta:
        verbose_name = _("profile")

    def __str__(self) -> str:
        return str(self.office)

    @property
    def says_something(self) -> bool:
        """Whether the office has written anything about itself here."""
        return any(getattr(self, name) for name in PROFILE_WORDS)

    @property
    def is_from_an_earlier_year(self) -> bool:
        """Whether what it can manage was said for a year that has passed."""
        return bool(self.can_manage) and self.manages_in is not None and self.manages_in < clock.today().year


PROFILE_WORDS = (
    "cares_about",
    "can_manage",
    "how_it_works",
    "meets",
    "involve_when",
    "reach",
)
