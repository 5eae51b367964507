"""Who was asked, and what each body said; a no thanks is a full answer, and silence is none."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.involvement.models.matters import Matter
from tingsted.kernel import clock
from tingsted.kernel.models import Noun
from tingsted.places.models import Office, Seat


class Reply(models.TextChoices):
    """What a body can say; the codes are those the design room draws."""

    HEAR_MORE = "would hear more", _("would like to hear more")
    WILL = "will contribute", _("will contribute")
    CONTRIBUTED = "contributed", _("has contributed")
    NO_THANKS = "no thanks", _("no thank you")


# The three a body chooses between; »contributed« comes with the contribution itself.
CHOICES = (Reply.WILL, Reply.HEAR_MORE, Reply.NO_THANKS)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, person: Any) -> InvitationQuerySet:
        """The body, its contact office, and the office whose matter it is: nobody else sees who was silent."""
        if getattr(person, "pk", None) is None:
            return self.none()
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(
            Q(office__in=mine)
            | Q(matter__owner__in=mine)
            | (Q(office__contact_office__in=mine) & Q(matter__opened_on__isnull=False))
        )

    def waiting(self) -> InvitationQuerySet:
        """Those that still wait for a body's last word."""
        return self.filter(reply__in=("", Reply.HEAR_MORE, Reply.WILL), lapsed_on__isnull=True)


class Invitation(Noun):
    """One office asked to one matter, once."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="invitations")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="invitations_to_matters")
    invited_on = models.DateField()
    seen_on = models.DateField(null=True, blank=True)
    reply = models.CharField(max_length=16, choices=Reply, blank=True)
    reason = models.TextField(blank=True, help_text="What the body says with its reply, if anything.")
    replied_on = models.DateField(null=True, blank=True)
    late = models.BooleanField(default=False, help_text="The first answer came after the deadline.")
    lapsed_on = models.DateField(
        null=True, blank=True, help_text="The body was dissolved before it answered."
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        ordering: ClassVar[list[str]] = ["matter", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "office"], name="an_office_is_invited_once"),
            models.CheckConstraint(
                condition=Q(reply="") | Q(replied_on__isnull=False), name="a_reply_has_its_day"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["office", "reply"])]

    def __str__(self) -> str:
        return f"{self.office} · {self.matter}"

    def get_absolute_url(self) -> str:
        return reverse("involvement:invitation", args=[self.pk])

    @property
    def state(self) -> str:
        """What the ledger shows today, by the design room's code for its word and square."""
        return reply_state(self, clock.today())


def reply_state(invitation: Invitation, on: date) -> str:
    """The word of an invitation as read on that day: silence is only told once the deadline has passed."""
    if invitation.reply:
        return str(invitation.reply)
    if invitation.matter.is_late(on):
        return "silent"
    return "seen" if invitation.seen_on is not None else "not seen"


class Heard(models.Model):
    """What citizens said in another room's instrument (a survey, a meeting), laid beside the body's answer."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="heard")
    title = models.CharField(max_length=140)
    url = models.CharField(max_length=300)
    people = models.PositiveIntegerField(default=0)
    on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["invitation", "url"], name="heard_once_from_each_place")
        ]

    def __str__(self) -> str:
        return self.title
