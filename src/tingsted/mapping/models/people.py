"""How many live in an area, by age and sex: public statistics of one year."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tingsted.places.models import Area

BANDS = ("0-14", "15-29", "30-49", "50-64", "65-79", "80+")


class Sex(models.TextChoices):
    """As the register counts."""

    WOMEN = "women", _("women")
    MEN = "men", _("men")


class HeadcountQuerySet(models.QuerySet["Headcount"]):
    def visible_to(self, person: Any) -> HeadcountQuerySet:
        """Statistics are public; cells of a few are put together before they are shown."""
        return self


class Headcount(models.Model):
    """People of one sex and age band who lived in an area at the start of a year."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="headcounts")
    year = models.PositiveSmallIntegerField()
    band = models.CharField(max_length=5, choices=[(band, band) for band in BANDS])
    sex = models.CharField(max_length=5, choices=Sex)
    count = models.PositiveIntegerField()
    source = models.CharField(max_length=200, blank=True)

    objects = HeadcountQuerySet.as_manager()

    class Meta:
        verbose_name = _("headcount")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["area", "year", "band", "sex"], name="one_headcount_a_cell")
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.year} {self.band} {self.sex}: {self.count}"
