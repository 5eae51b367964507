"""A citizens' proposal: raised with a body or straight with a department, weighed, carried on, answered."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.ideas.models import Idea
from tingsted.kernel.models import Noun
from tingsted.places.models import Area, Office, Seat
from tingsted.promises.models import Promise


class Stage(models.TextChoices):
    """How far a proposal has come; the answer itself is the promise's."""

    WAITING = "waiting", _("waits to be read")
    LIFTED = "lifted", _("the joint interest of the area")
    LEFT = "left", _("not taken further, with reasons")
    TAKEN_UP = "taken up", _("taken up by the department")


PUBLIC = (Stage.LIFTED, Stage.TAKEN_UP)


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def public(self) -> ProposalQuerySet:
        return self.filter(stage__in=PUBLIC)

    def visible_to(self, person: Any) -> ProposalQuerySet:
        """Everybody once it is lifted or taken up; before that those who read it."""
        if getattr(person, "pk", None) is None:
            return self.public()
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(Q(stage__in=PUBLIC) | Q(office__in=mine))


class Proposal(Noun):
    """What somebody wants taken up, without an account; it is told at each step if they left an address."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="proposals")
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="proposals", help_text="Who reads and weighs it."
    )
    title = models.CharField(max_length=120)
    words = models.TextField()
    place = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True, help_text="Left with consent to be told what comes of it.")
    raised_on = models.DateField()
    raised_at = models.DateTimeField()
    stage = models.CharField(max_length=8, choices=Stage, default=Stage.WAITING)
    weighed_on = models.DateField(null=True, blank=True)
    support = models.TextField(blank=True, help_text="Who stands behind it, in the body's words.")
    reason = models.TextField(blank=True, help_text="Why it was not taken further.")
    idea = models.OneToOneField(
        Idea, null=True, blank=True, on_delete=models.PROTECT, related_name="proposal"
    )
    view_of = models.ForeignKey(
        Office, null=True, blank=True, on_delete=models.PROTECT, related_name="views_asked"
    )
    view = models.TextField(blank=True, help_text="What the body thinks of what a department was asked.")
    viewed_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    promise = models.OneToOneField(
        Promise, null=True, blank=True, on_delete=models.PROTECT, related_name="proposal"
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        ordering: ClassVar[list[str]] = ["-raised_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(stage="left") | ~Q(reason=""), name="a_proposal_left_has_its_reasons"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["area", "stage", "-raised_at"], name="proposals_of_area"),
            models.Index(fields=["office", "stage"], name="proposals_of_office"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("involvement:proposal", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return self.stage in PUBLIC

    @property
    def is_waiting(self) -> bool:
        return self.stage == Stage.WAITING

    @property
    def waits_for_view(self) -> bool:
        """Whether the body has been asked what it thinks, and the department has not answered yet."""
        return (
            self.view_of is not None and not self.view and self.promise is not None and self.promise.is_open
        )

    @property
    def told(self) -> str:
        """What an office last said of it."""
        return self.view or self.reason or self.support or str(self.get_stage_display())
