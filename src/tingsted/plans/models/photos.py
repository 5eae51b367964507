"""Pictures in a plan: each with the words for those who can't see it."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.plans.models.contents import Action
from tingsted.plans.models.plans import Plan


class PhotoQuerySet(models.QuerySet["Photo"]):
    def visible_to(self, person: Any) -> PhotoQuerySet:
        """Pictures are public with their plan; one that was taken down is still in editions that show it."""
        return self

    def standing(self) -> PhotoQuerySet:
        return self.filter(removed_on__isnull=True)


class Photo(models.Model):
    """A picture of an action, or of the plan as a whole: drawn anew by us, so it holds nothing but what is seen."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="photos")
    action = models.ForeignKey(
        Action, null=True, blank=True, on_delete=models.SET_NULL, related_name="photos"
    )
    file = models.FileField(upload_to="planer/")
    key = models.CharField(max_length=40, unique=True)
    alt = models.CharField(max_length=200)
    caption = models.CharField(max_length=160, blank=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    at = models.DateTimeField()
    removed_on = models.DateField(null=True, blank=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(alt=""), name="a_picture_is_described")
        ]

    def __str__(self) -> str:
        return self.alt

    def get_absolute_url(self) -> str:
        return picture_url(self.key)


def photo_file(key: str) -> str:
    """Where the storage has it."""
    return f"planer/{key}.jpg"


def picture_url(key: str) -> str:
    """Where a picture is; its address never shows another."""
    return reverse("plans:picture", args=[PurePath(key).stem])
