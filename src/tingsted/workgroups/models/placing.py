"""Many people find their groups at once: what they may choose among, what each wishes for, where each was placed."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.ideas.models import Help, Idea
from tingsted.kernel import clock
from tingsted.kernel.models import Noun
from tingsted.places.models import Area, Office
from tingsted.workgroups.models.groups import Group


class PlacingQuerySet(models.QuerySet["Placing"]):
    def visible_to(self, person: Any) -> PlacingQuerySet:
        """What one may choose among is public; who wished for what is for the body alone."""
        return self


class Placing(Noun):
    """People say which groups they would soonest join; a proposal is computed, and the body has the last word."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="placings")
    body = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="placings")
    title = models.CharField(max_length=120)
    slug = models.SlugField(max_length=90, unique=True)
    opened_on = models.DateField()
    closes = models.DateField()
    told = models.JSONField(default=list, help_text="How the latest proposal came out, in sentences.")
    digest = models.CharField(
        max_length=64, blank=True, help_text="Of what the latest proposal was computed from."
    )
    settled_on = models.DateField(null=True, blank=True)

    objects = PlacingQuerySet.as_manager()

    class Meta:
        verbose_name = _("placing in groups")
        ordering: ClassVar[list[str]] = ["-opened_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether one may still wish."""
        return self.settled_on is None and self.closes >= clock.today()

    def get_absolute_url(self) -> str:
        return reverse("workgroups:placing", args=[self.slug])


class Choice(models.Model):
    """A group one may wish for: one at work, or one that will be formed round an idea."""

    placing = models.ForeignKey(Placing, on_delete=models.CASCADE, related_name="choices")
    idea = models.ForeignKey(Idea, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    least = models.PositiveSmallIntegerField(default=3, help_text="With fewer, a proposal does not open it.")
    most = models.PositiveSmallIntegerField(default=12)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(most__gte=F("least")), name="a_group_holds_its_least"),
            models.CheckConstraint(
                condition=Q(idea__isnull=True, group__isnull=False)
                | Q(idea__isnull=False, group__isnull=True),
                name="a_choice_is_a_group_or_an_idea",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Wisher(models.Model):
    """One who wants to be in a group: kept until the groups are formed, then a member or forgotten."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    placing = models.ForeignKey(Placing, on_delete=models.CASCADE, related_name="wishers")
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    help = models.CharField(max_length=5, choices=Help, default=Help.TIME)
    wishes = models.JSONField(default=list, help_text="Keys of choices, best first.")
    placed = models.ForeignKey(
        Choice, null=True, blank=True, on_delete=models.SET_NULL, related_name="people"
    )
    by_hand = models.BooleanField(default=False, help_text="Placed by a person: a new proposal leaves it.")
    consented_on = models.DateField()

    class Meta:
        verbose_name = _("wish")
        ordering: ClassVar[list[str]] = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
