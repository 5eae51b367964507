"""The body's own room: a draft, a thread, and who agrees; seen by its seats and nobody else."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tingsted.involvement.models.invitations import Invitation
from tingsted.kernel.models import Noun
from tingsted.places.models import Seat


class PreparationQuerySet(models.QuerySet["Preparation"]):
    def visible_to(self, person: Any) -> PreparationQuerySet:
        """The body's own seats."""
        if getattr(person, "pk", None) is None:
            return self.none()
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(invitation__office__in=mine)


class Preparation(Noun):
    """What a body writes before it answers. Its version is the draft's: who agrees, agrees with one of them."""

    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="preparation")
    draft = models.TextField(blank=True)
    changed_on = models.DateField()

    objects = PreparationQuerySet.as_manager()

    class Meta:
        verbose_name = _("preparation")

    def __str__(self) -> str:
        return f"{self.invitation_id}"


class Remark(models.Model):
    """One line in the body's thread."""

    preparation = models.ForeignKey(Preparation, on_delete=models.CASCADE, related_name="remarks")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    words = models.TextField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("remark on a draft")
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return self.words[:60]


class Agreement(models.Model):
    """That a member agrees with the draft as it stood; a changed draft is agreed with anew."""

    preparation = models.ForeignKey(Preparation, on_delete=models.CASCADE, related_name="agreements")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    draft_version = models.PositiveIntegerField()
    on = models.DateField()

    class Meta:
        verbose_name = _("yes to a draft")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["preparation", "person"], name="a_member_agrees_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} v{self.draft_version}"
