"""What a village has: associations, buildings, places, nature, and what people can."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.models import Noun
from tingsted.places.models import Area


class AssetKind(models.TextChoices):
    """Kinds of asset; a record from paper may not say which."""

    ASSOCIATION = "association", _("association")
    BUILDING = "building", _("building")
    PLACE = "place", _("place")
    NATURE = "nature", _("nature")
    SKILL = "skill", _("skill")


class AssetQuerySet(models.QuerySet["Asset"]):
    def visible_to(self, person: Any) -> AssetQuerySet:
        """What a village has is public; the contact is shown only where that was agreed."""
        return self

    def to_mend(self) -> AssetQuerySet:
        """Those that came from paper with something one could not read."""
        return self.exclude(leftover="")


class Asset(Noun):
    """Something the village has, perhaps with its place on the map."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="assets")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=11, choices=AssetKind, blank=True)
    text = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=120, blank=True)
    contact_public = models.BooleanField(default=False, help_text="The contact agreed to be shown.")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    leftover = models.TextField(
        blank=True, help_text="What stood on paper and could not be read, for those who keep it."
    )
    put_up_on = models.DateField()

    objects = AssetQuerySet.as_manager()

    class Meta:
        verbose_name = _("asset")
        ordering: ClassVar[list[str]] = ["kind", "name", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="an_asset_lies_somewhere_or_nowhere",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def point(self) -> tuple[float, float] | None:
        """Longitude and latitude, where it has a place."""
        return None if self.longitude is None or self.latitude is None else (self.longitude, self.latitude)
