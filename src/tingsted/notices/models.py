"""Asks stay until they are done; news goes into one digest a day; letters wait in the outbox."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.models import Noun
from tingsted.places.models import Area, Office, Seat


class AskQuerySet(models.QuerySet["Ask"]):
    def waiting(self) -> AskQuerySet:
        return self.filter(done_at__isnull=True)

    def visible_to(self, person: Any) -> AskQuerySet:
        """What waits for this person, for an office where they sit today, or for their own seat in it."""
        if getattr(person, "pk", None) is None:
            return self.none()
        mine = Seat.objects.filter(person=person).in_force()
        my_seat = mine.filter(office=OuterRef("office"), role=OuterRef("role"))
        return self.filter(
            Q(person=person) | Q(office__in=mine.values("office")) & (Q(role="") | Exists(my_seat))
        )


class Ask(models.Model):
    """Something that waits for an office or a person until it is done, written with what caused it."""

    kind = models.CharField(max_length=60, help_text="The room and the deed, such as `promises.answer`.")
    about = models.CharField(max_length=120, db_index=True)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.CASCADE, related_name="asks")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="asks"
    )
    role = models.CharField(
        max_length=16,
        blank=True,
        help_text="The seat in the office it waits for, such as the leader's.",
    )
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    facts = models.JSONField(
        default=dict, help_text="What the sentence needs; the words live in each room's notices."
    )
    url = models.CharField(max_length=300)
    due = models.DateField(null=True, blank=True)
    since = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    objects = AskQuerySet.as_manager()

    class Meta:
        verbose_name = _("ask")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(office__isnull=False) | Q(person__isnull=False), name="ask_is_for_someone"
            ),
            models.UniqueConstraint(
                fields=["kind", "about", "office"],
                condition=Q(done_at__isnull=True),
                name="one_open_ask_per_office",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["office", "due"], condition=Q(done_at__isnull=True), name="open_asks_of_office"
            ),
            models.Index(
                fields=["person", "due"], condition=Q(done_at__isnull=True), name="open_asks_of_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"


class News(models.Model):
    """Something that happened which an office or a person should hear of once, in the digest."""

    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=120)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    facts = models.JSONField(default=dict)
    url = models.CharField(max_length=300)
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("news")

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"


class Digest(models.Model):
    """One person's digest of one day: the row is the proof that it was made once."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digests")
    day = models.DateField()
    until = models.DateTimeField(help_text="News up to this moment has been told.")
    empty = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("daily mail")
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "day"], name="one_digest_a_day")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.day}"


class Subscription(models.Model):
    """How a person wants to hear from us: daily digest, or only named requests and deadlines."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="subscription"
    )
    digest = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("choice of daily mail")

    def __str__(self) -> str:
        return f"{self.person_id} {self.digest}"


class BulletinQuerySet(models.QuerySet["Bulletin"]):
    def visible_to(self, person: Any) -> BulletinQuerySet:
        """Short news is public until it is taken down."""
        return self.filter(withdrawn_on__isnull=True)


class Bulletin(Noun):
    """Short news from an area's body: on its page, in its feed, and in the digest of those who follow it."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="bulletins")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", help_text="Who tells it.")
    title = models.CharField(max_length=120)
    words = models.TextField(blank=True)
    told_at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True, editable=False)

    objects = BulletinQuerySet.as_manager()

    class Meta:
        verbose_name = _("short news")
        ordering: ClassVar[list[str]] = ["-told_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["area", "-told_at"], name="bulletins_of_area")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{reverse('notices:news', args=[self.area.slug])}#nyt-{self.pk}"


class Follower(models.Model):
    """An address that follows areas, and is kept for nothing else; it goes with the last area it follows."""

    email = models.EmailField(unique=True)
    language = models.CharField(max_length=5, default="da")
    told_until = models.DateTimeField(null=True, help_text="News up to this moment has been told.")
    told_on = models.DateField(null=True, help_text="The day of the last digest: there is one a day at most.")

    class Meta:
        verbose_name = _("follower")

    def __str__(self) -> str:
        return f"{self.pk}"


class FollowingQuerySet(models.QuerySet["Following"]):
    def confirmed(self) -> FollowingQuerySet:
        """Those that somebody said yes to by the link in the letter."""
        return self.filter(confirmed_at__isnull=False)


class Following(models.Model):
    """An address and an area; nothing is sent before the link in the letter was used."""

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="followings")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="followings")
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    objects = FollowingQuerySet.as_manager()

    class Meta:
        verbose_name = _("following of an area")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["follower", "area"], name="an_address_follows_an_area_once")
        ]

    def __str__(self) -> str:
        return f"{self.follower_id} {self.area_id}"


class Letter(models.Model):
    """A mail to be sent, written in the transaction that caused it; sent by the worker, or kept and shown."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    calendar = models.TextField(blank=True, help_text="An invitation or cancellation for their calendar.")
    kind = models.CharField(max_length=60, blank=True)
    once = models.CharField(
        max_length=160, null=True, unique=True, help_text="A key that makes a repeat harmless."
    )
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("letter")
        ordering: ClassVar[list[str]] = ["-written_at"]

    def __str__(self) -> str:
        return f"{self.subject} → {self.to}"
