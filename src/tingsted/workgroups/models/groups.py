"""A working group: from an idea, with a coordinator and those who offered help."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.ideas.models import Help, Idea, Offer
from tingsted.kernel.models import Noun
from tingsted.places.models import Area, Office, Seat
from tingsted.plans.models import Plan


class GroupQuerySet(models.QuerySet["Group"]):
    def visible_to(self, person: Any) -> GroupQuerySet:
        """That a group exists, and what for, is public; its members are not."""
        return self

    def at_work(self) -> GroupQuerySet:
        """Those that are not finished, also while they pause."""
        return self.filter(finished_on__isnull=True)

    def gathering(self) -> GroupQuerySet:
        """Those that take people in today: neither finished nor pausing."""
        return self.at_work().filter(paused_on__isnull=True)


class Group(Noun):
    """A handful of people around one idea; the body is its bridge to the municipality.

    Three things that need not be one person: the idea's author (stands on the idea), the coordinator who calls the
    group together, and its driving force (those members who `drive`). While there is no coordinator, the body convenes.
    """

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="groups")
    body = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="groups")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="groups")
    ideas = models.ManyToManyField(Idea, related_name="groups")
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=80, unique=True)
    purpose = models.TextField(blank=True)
    needs = models.TextField(blank=True, help_text="What it needs from others, a thing a line.")
    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="coordinates"
    )
    coordinator_public = models.BooleanField(default=False)
    formed_on = models.DateField()
    formed_at = models.DateTimeField()
    next_meeting = models.DateTimeField(null=True, blank=True)
    next_place = models.CharField(max_length=120, blank=True)
    paused_on = models.DateField(null=True, blank=True)
    pause_note = models.CharField(max_length=300, blank=True, help_text="Why it pauses, in its own words.")
    back_on = models.DateField(null=True, blank=True, help_text="When it means to go on.")
    finished_on = models.DateField(null=True, blank=True)
    story = models.TextField(blank=True, help_text="How it went, told when the work was done.")
    picture = models.FileField(upload_to="groups", blank=True)
    picture_alt = models.CharField(max_length=200, blank=True, help_text="What the picture shows, in words.")

    objects = GroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("working group")
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(picture="") | ~Q(picture_alt=""), name="a_groups_picture_is_told_in_words"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def needed(self) -> list[str]:
        """What it needs from others, thing by thing; nothing once it has finished."""
        return [] if self.finished_on else [line for line in self.needs.split("\n") if line]

    @property
    def state(self) -> str:
        """Where it stands: »at work«, »paused« or »finished«."""
        return "finished" if self.finished_on else "paused" if self.paused_on else "at work"

    def picture_url(self) -> str:
        """Where its picture is; the address changes with the picture, so browsers may keep it."""
        return f"{reverse('workgroups:picture', args=[self.slug])}?v={Path(str(self.picture.name)).stem}"

    def lead_url(self) -> str:
        """The page of those who lead it."""
        return reverse("workgroups:lead", args=[self.slug])

    def get_absolute_url(self) -> str:
        return reverse("workgroups:group", args=[self.slug])


class MemberQuerySet(models.QuerySet["Member"]):
    def visible_to(self, person: Any) -> MemberQuerySet:
        """Private to the group's coordinator, its members and its body, save those who agreed to be named."""
        if getattr(person, "pk", None) is None:
            return self.filter(public=True)
        mine = Seat.objects.filter(person=person).in_force().values("office")
        my_groups = Member.objects.filter(person=person).values("group")
        return self.filter(
            Q(public=True) | Q(group__coordinator=person) | Q(group__in=my_groups) | Q(group__body__in=mine)
        )


class Member(models.Model):
    """Somebody who said yes to the group: a name and an address, kept no longer than they take part."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    offer = models.ForeignKey(Offer, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    help = models.CharField(max_length=5, choices=Help, default=Help.TIME)
    drives = models.BooleanField(default=False, help_text="One of those who carry the work.")
    public = models.BooleanField(default=False, help_text="Agreed to be named on the group's page.")
    joined_on = models.DateField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        ordering: ClassVar[list[str]] = ["joined_on", "name"]

    def __str__(self) -> str:
        return self.name or str(_("without a name"))


class GroupInvitation(models.Model):
    """The ask sent by mail to one who offered help: yes, or no thanks, from a signed link."""

    class Reply(models.TextChoices):
        NONE = "", _("no reply yet")
        YES = "yes", _("yes")
        NO = "no thanks", _("no thanks")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="invitations")
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="invitations")
    reply = models.CharField(max_length=9, choices=Reply, blank=True, default=Reply.NONE)
    sent_at = models.DateTimeField()
    replied_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "offer"], name="invited_once_per_offer")
        ]

    def __str__(self) -> str:
        return f"{self.group_id} {self.reply}"
