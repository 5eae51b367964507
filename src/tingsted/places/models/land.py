"""How the map came to be as it is: blocks to build areas of, drafts, former names, and which area came of which."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.models import Noun
from tingsted.places.models.areas import Area, Certainty
from tingsted.places.models.seats import Role, Seat


class Block(Noun):
    """A parish or a postcode: ground with a code, that areas can be put together from."""

    class Kind(models.TextChoices):
        PARISH = "parish", _("parish")
        POSTCODE = "postcode", _("postcode")

    kind = models.CharField(max_length=8, choices=Kind)
    code = models.CharField(max_length=10)
    name = models.CharField(max_length=80)
    geometry = models.JSONField(help_text="GeoJSON Polygon or MultiPolygon, EPSG:4326.")
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("parish or postcode")
        ordering: ClassVar[list[str]] = ["kind", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "code"], name="one_block_for_each_code")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.code}"


class AreaName(models.Model):
    """What an area was called, and the address and the prefix it had: both lead to it for good."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40)
    slug = models.SlugField(max_length=60)
    prefix = models.CharField(max_length=30)
    until = models.DateField(help_text="The last day it was called so.")

    class Meta:
        ordering: ClassVar[list[str]] = ["-until", "-pk"]
        indexes: ClassVar = [models.Index(fields=["slug"]), models.Index(fields=["prefix"])]

    def __str__(self) -> str:
        return self.name


class Descent(models.Model):
    """One area came of another: split off from it, or gone into it."""

    class How(models.TextChoices):
        DIVISION = "division", _("split off")
        MERGER = "merger", _("went into")

    old = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="descendants")
    new = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="forebears")
    how = models.CharField(max_length=8, choices=How)
    on = models.DateField()
    adopted_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(old=F("new")), name="no_area_comes_of_itself")
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new} {self.on}"


class RedrawingQuerySet(models.QuerySet["Redrawing"]):
    def visible_to(self, person: Any) -> RedrawingQuerySet:
        """Drafts are the town hall's until they are adopted: its editors, and the area's contact office."""
        if getattr(person, "pk", None) is None:
            return self.filter(kind="")  # none is of no kind: an empty answer that still is a query
        mine = Seat.objects.filter(person=person).in_force()
        edits = Exists(mine.filter(role__in=(Role.EDITOR, Role.LEADER)))
        return self.filter(edits | Q(area__contact_office__in=mine.values("office")))

    def open(self) -> RedrawingQuerySet:
        """Not adopted yet, and not put away."""
        return self.filter(state=Redrawing.State.OPEN)

    def due(self, on: Any) -> RedrawingQuerySet:
        """Adopted for a day that has come."""
        return self.filter(state=Redrawing.State.ADOPTED, on__lte=on).order_by("on", "pk")


class Redrawing(Noun):
    """A change of the map that somebody prepares: seen as a picture, adopted, and carried out on its day."""

    class Kind(models.TextChoices):
        OUTLINE = "outline", _("a new boundary")
        DIVISION = "division", _("a division")
        MERGER = "merger", _("a merger")

    class State(models.TextChoices):
        OPEN = "open", _("a draft")
        ADOPTED = "adopted", _("adopted, its day has not come")
        DONE = "done", _("carried out")
        DROPPED = "dropped", _("put away")

    kind = models.CharField(max_length=8, choices=Kind)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="redrawings")
    other = models.ForeignKey(
        Area,
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="The area that goes into `area`.",
    )
    geometry = models.JSONField(
        null=True, help_text="The new outline of the area, or the piece that is split off, EPSG:4326."
    )
    recipe = models.JSONField(default=dict, help_text="As on a boundary.")
    name = models.CharField(max_length=120, blank=True, help_text="Of the area that is split off.")
    short_name = models.CharField(max_length=40, blank=True)
    prefix = models.CharField(max_length=30, blank=True)
    places = models.JSONField(default=list, help_text="The place names that go along with a piece.")
    on = models.DateField(help_text="The first day it holds.")
    adopted_by = models.CharField(max_length=120, blank=True)
    certainty = models.CharField(max_length=12, choices=Certainty, default=Certainty.ESTIMATE)
    source = models.CharField(max_length=300, blank=True)

    objects = RedrawingQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft of the map")
        ordering: ClassVar[list[str]] = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind="merger", other__isnull=False)
                | Q(geometry__isnull=False) & ~Q(kind="merger"),
                name="redrawing_has_what_it_needs",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.area}"

    def get_absolute_url(self) -> str:
        return reverse("places:redrawing", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
