"""A contribution: what a body (or where the matter says so, a member or a citizen) said to the matter."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.design.days import day_text
from tingsted.ideas.models import Idea, Standing
from tingsted.involvement.models.invitations import Invitation
from tingsted.involvement.models.matters import Matter
from tingsted.kernel.models import Noun
from tingsted.places.models import Area, Office, Seat
from tingsted.promises.models import Promise


class ContributionQuerySet(models.QuerySet["Contribution"]):
    def visible_to(self, person: Any) -> ContributionQuerySet:
        """A body's are public at once, a citizen's once read; all to the two sides, one's own to oneself.

        What was taken back stays, without its words: `words_for` the reader.
        """
        public = Q(standing=Standing.PUBLIC) | Q(withdrawn_on__isnull=False, promise__isnull=False)
        if getattr(person, "pk", None) is None:
            return self.filter(public)
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(public | Q(matter__owner__in=mine) | Q(office__in=mine) | Q(person=person))

    def told_and_taken_back(self) -> ContributionQuerySet:
        """Those that everybody could read, and that were taken back: their words are gone, that they were stays."""
        return self.filter(withdrawn_on__isnull=False, promise__isnull=False)

    def standing_ones(self) -> ContributionQuerySet:
        """Those that were not taken back."""
        return self.filter(withdrawn_on__isnull=True)


class Contribution(Noun):
    """Words to a matter. From then on its office owes an answer, and the promise says how it went."""

    class From(models.TextChoices):
        BODY = "body", _("a body")
        MEMBER = "member", _("a member for themselves")
        CITIZEN = "citizen", _("a citizen")

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="contributions")
    invitation = models.OneToOneField(
        Invitation, null=True, blank=True, on_delete=models.PROTECT, related_name="contribution"
    )
    source = models.CharField(max_length=8, choices=From, default=From.BODY)
    office = models.ForeignKey(
        Office, null=True, blank=True, on_delete=models.PROTECT, related_name="contributions"
    )
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True, help_text="Left with consent to get the answer by mail.")
    words = models.TextField()
    ideas = models.ManyToManyField(Idea, blank=True, related_name="contributions")
    standing = models.CharField(max_length=8, choices=Standing, default=Standing.PUBLIC)
    late = models.BooleanField(default=False)
    sent_on = models.DateField()
    sent_at = models.DateTimeField()
    changed_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    promise = models.OneToOneField(
        Promise, null=True, blank=True, on_delete=models.PROTECT, related_name="contribution"
    )

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        ordering: ClassVar[list[str]] = ["sent_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["matter", "standing"])]

    def __str__(self) -> str:
        return f"{self.by} · {self.matter}"

    def get_absolute_url(self) -> str:
        return contribution_url(self.pk)

    @property
    def by(self) -> str:
        """Whose words they are, as everybody may read it."""
        if self.source == self.From.BODY:
            return str(self.office)
        if self.source == self.From.MEMBER:
            return str(_("A member of %(office)s") % {"office": self.office}) if not self.name else self.name
        return self.name or str(_("A citizen"))

    @property
    def taken_back(self) -> str:
        """What the trail says of it when its words are gone: a body by its name, a person by none."""
        facts = {"office": self.office, "day": day_text(self.withdrawn_on, "dag")}
        if self.source == self.From.BODY:
            return str(_("%(office)s took words back on %(day)s.") % facts)
        return str(_("Somebody took their words back on %(day)s.") % facts)


def contribution_url(key: int) -> str:
    """The page of a contribution."""
    return reverse("involvement:contribution", args=[key])
