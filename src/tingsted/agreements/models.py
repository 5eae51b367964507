"""The cooperation basis: a text in versions, with parts, annexes and what each side promises."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.design.days import day_text
from tingsted.kernel import clock
from tingsted.kernel.models import Noun
from tingsted.places.models import Office, Role, Seat
from tingsted.promises.models import Promise

KEEPING_ROLES = (Role.EDITOR, Role.LEADER)


class BasisQuerySet(models.QuerySet["Basis"]):
    def visible_to(self, person: Any) -> BasisQuerySet:
        """Those with a version that is adopted or out for comment; those who keep one see it from the start."""
        shown = Q(Exists(Version.objects.filter(basis=OuterRef("pk"), state__in=SHOWN_STATES)))
        if getattr(person, "pk", None) is None:
            return self.filter(shown)
        return self.filter(shown | _kept_by(person, "office"))


class Basis(Noun):
    """What a municipality and its local bodies have agreed on how they work together."""

    title = models.CharField(max_length=160)
    slug = models.SlugField(max_length=60, unique=True)
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="bases", help_text="The office that keeps the text."
    )
    bodies = models.ManyToManyField(
        Office, blank=True, related_name="covered_by", help_text="None named: every body in the municipality."
    )

    objects = BasisQuerySet.as_manager()

    class Meta:
        verbose_name = _("cooperation basis")
        ordering: ClassVar[list[str]] = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("agreements:basis", args=[self.slug])

    def covers(self, body: Office) -> bool:
        """Whether the text is also this body's: it is named, or none are."""
        named = set(self.bodies.values_list("pk", flat=True))
        return body.is_body and (not named or body.pk in named)


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    ASKED = "asked", _("out for comment")
    ADOPTED = "adopted", _("adopted")
    REPLACED = "replaced", _("replaced")


SHOWN_STATES = (State.ASKED, State.ADOPTED, State.REPLACED)
OPEN_STATES = (State.DRAFT, State.ASKED)


class VersionQuerySet(models.QuerySet["Version"]):
    def visible_to(self, person: Any) -> VersionQuerySet:
        """A draft is its keepers' until it is sent to the bodies; from then on it is public."""
        shown = Q(state__in=SHOWN_STATES)
        if getattr(person, "pk", None) is None:
            return self.filter(shown)
        return self.filter(shown | _kept_by(person, "basis__office"))


class Version(Noun):
    """The text as it was drafted or adopted one time; an adopted one is never changed again."""

    basis = models.ForeignKey(Basis, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    introduction = models.TextField(blank=True, help_text="What changed, or what kind of text this is.")
    source = models.CharField(max_length=300, blank=True, help_text="Where the adopted text itself stands.")
    begun_on = models.DateField()
    asked_on = models.DateField(null=True, blank=True)
    answers_by = models.DateField(null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    only_month = models.BooleanField(default=False, help_text="Of the day only month and year are known.")
    adopted_by = models.CharField(max_length=120, blank=True)
    review_on = models.DateField(null=True, blank=True, help_text="When both sides look at it again.")

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a cooperation basis")
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["basis", "number"], name="one_basis_version_of_each_number"),
            models.UniqueConstraint(
                fields=["basis"], condition=Q(state__in=("draft", "asked")), name="one_open_draft"
            ),
            models.UniqueConstraint(
                fields=["basis"], condition=Q(state="adopted"), name="one_version_in_force"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("adopted", "replaced"))
                | (Q(adopted_on__isnull=False) & ~Q(adopted_by="")),
                name="adopted_version_says_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.basis} {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("agreements:version", args=[self.basis.slug, self.number])

    @property
    def adopted_words(self) -> str:
        """The day of adoption, or only its month where the day is not known."""
        if self.adopted_on is None:
            return ""
        return day_text(self.adopted_on, "maaned" if self.only_month else "dag")

    @property
    def is_open(self) -> bool:
        """Whether its text can still be changed."""
        return self.state in OPEN_STATES

    @property
    def takes_answers(self) -> bool:
        """Whether the bodies' answers are wanted today."""
        return self.state == State.ASKED and (self.answers_by is None or self.answers_by >= clock.today())


class Part(Noun):
    """A section or an annex; `key` says that it is the same part in another version."""

    class Kind(models.TextChoices):
        SECTION = "section", _("section")
        ANNEX = "annex", _("annex")
        CONTACTS = "contacts", _("annex with the contacts, always as they are today")

    of = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SECTION)
    key = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=160)
    text = models.TextField(blank=True)

    class Meta:
        verbose_name = _("part of a cooperation basis")
        ordering: ClassVar[list[str]] = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of", "key"], name="one_part_of_each_key_in_a_version")
        ]

    def __str__(self) -> str:
        return self.heading

    @property
    def is_annex(self) -> bool:
        return self.kind != self.Kind.SECTION


class Pledge(Noun):
    """What one side promises in a version, until it is changed: once adopted, it stands in the promise ledger too."""

    class Side(models.TextChoices):
        MUNICIPALITY = "municipality", _("the municipality")
        BODIES = "bodies", _("the local bodies")

    of = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="pledges")
    side = models.CharField(max_length=12, choices=Side)
    key = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200)
    text = models.TextField(blank=True)

    class Meta:
        verbose_name = _("promise in a cooperation basis")
        ordering: ClassVar[list[str]] = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of", "key"], name="one_pledge_of_each_key_in_a_version")
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def heading(self) -> str:
        """As a part's heading, so that two versions' promises are compared the same way."""
        return self.words


class Entered(models.Model):
    """That a pledge stands in the promise ledger as this standing promise, for as long as a version carries it."""

    basis = models.ForeignKey(Basis, on_delete=models.CASCADE, related_name="entered")
    key = models.SlugField(max_length=60)
    body = models.ForeignKey(
        Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="The body that promised; nobody where the municipality did.",
    )  # fmt: skip
    promise = models.OneToOneField(Promise, on_delete=models.PROTECT, related_name="pledged")

    class Meta:
        verbose_name = _("entry in the promise ledger")
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.key} {self.promise_id}"


class Answer(Noun):
    """What a body says to a draft: it agrees, agrees with a comment, or can't agree yet."""

    class Stand(models.TextChoices):
        AGREES = "agrees", _("agrees")
        COMMENTS = "comments", _("agrees, with a comment")
        NOT_YET = "not yet", _("can't agree yet")

    to = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="answers")
    body = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    stand = models.CharField(max_length=10, choices=Stand)
    words = models.TextField(blank=True)
    on = models.DateField()

    class Meta:
        verbose_name = _("answer to a draft")
        ordering: ClassVar[list[str]] = ["on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["to", "body"], name="one_answer_of_each_body"),
            models.CheckConstraint(
                condition=Q(stand="agrees") | ~Q(words=""), name="a_comment_says_what_it_is"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.stand}"


def _kept_by(person: Any, office: str) -> Q:
    """Bases of the offices where the person sits, and all of them for the municipality's editors."""
    mine = Seat.objects.filter(person=person).in_force()
    return Q(**{f"{office}__in": mine.values("office")}) | Q(Exists(mine.filter(role__in=KEEPING_ROLES)))
