"""Where an answer stands in the municipality's own planning, and areas that want the same thing."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.models import Noun
from tingsted.places.models import Office
from tingsted.plans.models.contents import Action, Forwarding


class Reference(models.Model):
    """A link from a department: here it stands in the municipal plan, in the budget, or in another decision."""

    class Kind(models.TextChoices):
        PLAN = "plan", _("the municipal plan")
        BUDGET = "budget", _("the budget")
        OTHER = "other", _("another decision")

    forwarding = models.ForeignKey(Forwarding, on_delete=models.CASCADE, related_name="references")
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.CharField(max_length=140)
    url = models.URLField(max_length=300)
    on = models.DateField()

    class Meta:
        verbose_name = _("link to the municipality's planning")
        ordering: ClassVar[list[str]] = ["on", "pk"]

    def __str__(self) -> str:
        return self.words


class PairingQuerySet(models.QuerySet["Pairing"]):
    def visible_to(self, person: Any) -> PairingQuerySet:
        """That two areas may want the same is no secret; neither is what they answered."""
        return self


class Pairing(Noun):
    """Two actions of two areas that look like one wish: the contact office offers to bring the bodies together."""

    class Answer(models.TextChoices):
        YES = "yes", _("yes, let us talk")
        NO = "no", _("no thank you")

    one = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=600, blank=True)
    by = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    one_says = models.CharField(max_length=4, choices=Answer, blank=True)
    other_says = models.CharField(max_length=4, choices=Answer, blank=True)

    objects = PairingQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer to meet")
        ordering: ClassVar[list[str]] = ["-on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["one", "other"], name="offered_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="the_earlier_action_is_the_one"),
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"

    def get_absolute_url(self) -> str:
        return reverse("plans:pairing", args=[self.pk])

    @property
    def agreed(self) -> bool:
        """Both have said yes."""
        return self.one_says == self.other_says == self.Answer.YES
