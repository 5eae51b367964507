"""The municipality of this installation, its local areas, and their boundaries in versions."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.kernel import clock
from tingsted.kernel.models import Noun


class Certainty(models.TextChoices):
    """How sure we are of a boundary."""

    DOCUMENTED = "documented", _("documented")
    PARTLY = "partly", _("partly documented")
    ESTIMATE = "estimate", _("an estimate")


class PlaceKind(models.TextChoices):
    """What a name that people look for is."""

    PARISH = "parish", _("parish")
    VILLAGE = "village", _("village")
    POSTCODE = "postcode", _("postcode")


class Municipality(Noun):
    """The one municipality of this installation, and how it looks."""

    code = models.CharField(max_length=4)
    name = models.CharField(max_length=80)
    short_name = models.CharField(max_length=40, help_text="As in »Tingsted i Næstved«.")
    outline = models.JSONField(null=True, help_text="GeoJSON geometry, EPSG:4326.")
    map_source = models.CharField(max_length=200, blank=True)
    unplaced = models.JSONField(default=list, help_text="Place names whose area isn't loaded: {name, kind}.")
    areas_in_all = models.PositiveSmallIntegerField(
        default=0, help_text="How many local areas it says it has."
    )
    councils_in_all = models.PositiveSmallIntegerField(default=0)
    sender = models.EmailField(default="tingsted@localhost")
    phone = models.CharField(max_length=30, blank=True)
    digital_post = models.URLField(blank=True, help_text="Where personal cases go.")
    accessibility_statement = models.URLField(blank=True)
    colour = models.CharField(max_length=7, default="#0c4a4e")
    accent = models.CharField(max_length=7, default="#f7c948")
    font_text = models.CharField(max_length=80, blank=True)
    font_display = models.CharField(max_length=80, blank=True)
    font_text_file = models.FileField(upload_to="municipality", blank=True)
    font_display_file = models.FileField(upload_to="municipality", blank=True)
    logo = models.FileField(upload_to="municipality", blank=True)
    smallest_count = models.PositiveSmallIntegerField(
        default=5, help_text="Counts of people below this are not shown."
    )
    leader = models.ForeignKey(
        "places.Office", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("municipality")
        constraints: ClassVar = [models.CheckConstraint(condition=Q(pk=1), name="one_municipality")]

    def __str__(self) -> str:
        return self.name


class AreaQuerySet(models.QuerySet["Area"]):
    """Areas are public, all of them."""

    def visible_to(self, person: Any) -> AreaQuerySet:
        return self

    def in_order(self) -> AreaQuerySet:
        return self.order_by("number", "name", "pk")

    def standing(self, on: date | None = None) -> AreaQuerySet:
        """Those that are there that day: begun, and not gone into another."""
        day = on or clock.today()
        return self.filter(Q(began__isnull=True) | Q(began__lte=day)).filter(
            Q(ended__isnull=True) | Q(ended__gt=day)
        )


class Area(Noun):
    """A local area, or a village cluster over several; its ideas keep its prefix for good."""

    class Kind(models.TextChoices):
        AREA = "area", _("local area")
        CLUSTER = "cluster", _("village cluster")

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.AREA)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40)
    slug = models.SlugField(max_length=60, unique=True)
    prefix = models.CharField(max_length=30, unique=True, help_text="As in Glumsø-27.")
    number = models.PositiveSmallIntegerField(default=0, help_text="Its number on the map and in the list.")
    description = models.TextField(blank=True)
    certainty = models.CharField(max_length=12, choices=Certainty, default=Certainty.ESTIMATE)
    source = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    parishes = models.JSONField(default=list, help_text="Parish codes the area is put together from.")
    place_names = models.JSONField(
        default=list, help_text="What people look for: {name, kind}; kind as PlaceKind."
    )
    website = models.CharField(max_length=120, blank=True)
    began = models.DateField(null=True, blank=True, help_text="Empty: longer ago than anybody wrote down.")
    ended = models.DateField(null=True, blank=True, help_text="From this day it is part of another area.")
    parts = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="clusters")
    contact_office = models.ForeignKey(
        "places.Office", null=True, blank=True, on_delete=models.SET_NULL, related_name="areas_served"
    )

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("local area")
        ordering: ClassVar[list[str]] = ["number", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("places:area", args=[self.slug])

    @property
    def is_cluster(self) -> bool:
        return self.kind == self.Kind.CLUSTER


class BoundaryQuerySet(models.QuerySet["Boundary"]):
    def in_force(self, on: date | None = None) -> BoundaryQuerySet:
        """The versions that hold on that day."""
        day = on or clock.today()
        return self.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day)).filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=day)
        )


class Boundary(Noun):
    """One version of an area's outline. An area may have none, and then the page says so."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="boundaries")
    geometry = models.JSONField(
        help_text="GeoJSON Polygon, MultiPolygon, or Point with `radius` for a circle."
    )
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    adopted_by = models.CharField(max_length=120, blank=True)
    certainty = models.CharField(max_length=12, choices=Certainty, default=Certainty.ESTIMATE)
    source = models.CharField(max_length=300, blank=True)
    recipe = models.JSONField(
        default=dict, help_text="How it was put together: `way`, and the blocks in it and left out of it."
    )

    objects = BoundaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("boundary")
        indexes: ClassVar = [models.Index(fields=["valid_from", "valid_until"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="boundary_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.area} {self.valid_from or ''}–{self.valid_until or ''}"
