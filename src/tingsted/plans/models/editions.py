"""An edition: the plan as its council signed it off on a day, kept word for word."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.models import Noun
from tingsted.places.models import Office
from tingsted.plans.models.plans import Plan


class EditionQuerySet(models.QuerySet["Edition"]):
    def visible_to(self, person: Any) -> EditionQuerySet:
        """What a council has signed off is public."""
        return self

    def without_contents(self) -> EditionQuerySet:
        """For lists: the whole plan is in each row."""
        return self.defer("contents")


class Edition(Noun):
    """The plan on a day, frozen. `closing` is how it stood when it was renewed or ended, which nobody adopted anew.

    Coordinators' names are not in it: what is frozen can't be taken back.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    on = models.DateField()
    by = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=600, blank=True, help_text="What is new, in the council's words.")
    closing = models.BooleanField(default=False)
    contents = models.JSONField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the contents as canonical JSON.")

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="edition_number_once_in_a_plan")
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("plans:edition", args=[self.plan.slug, self.number])
