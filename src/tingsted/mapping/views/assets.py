"""What a village has: the page with its map and its people, the forms, and reading from paper."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tingsted.documents.tables import Unreadable
from tingsted.ideas.acting import actor_in
from tingsted.kernel import receipts
from tingsted.kernel.actors import Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may, require
from tingsted.mapping.actions import change_asset, place_asset, put_up_asset, read_in_assets, take_down_asset
from tingsted.mapping.figures import people_of
from tingsted.mapping.forms import PutUpAsset, Sure, UploadSheet
from tingsted.mapping.models import Asset, AssetKind, Headcount
from tingsted.mapping.pictures import draw_assets, ground_of
from tingsted.mapping.reading import AssetRecord, read_assets
from tingsted.mapping.views.files import carried, unpacked
from tingsted.places.acting import may_any
from tingsted.places.maps.pressing import Known, picture_of
from tingsted.places.models import Area, Boundary
from tingsted.places.pressing import WhereForm, place_pressed, written_place
from tingsted.places.queries import the_municipality


@revalidated
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """What the area has, on the map and in a list that is whole by itself, and who lives there."""
    area = get_visible(Area, request.user, slug=slug)
    kinds = [*AssetKind.values, ""]
    found = sorted(Asset.objects.filter(area=area), key=lambda asset: kinds.index(asset.kind))
    numbered = list(enumerate(found, start=1))
    boundary = Boundary.objects.in_force().filter(area=area).first()
    keeps = may("mapping.keep", actor_in(request, area), area)
    title = _("What we have in %(area)s, by the numbers in the list") % {"area": area.name}
    context = {
        "area": area,
        "map": draw_assets(ground_of(boundary.geometry if boundary else None), numbered, title),
        "map_title": title,
        "attribution": the_municipality().map_source,
        "kinds": [
            (
                AssetKind(kind).label if kind else _("Not said"),
                [(n, a) for n, a in numbered if a.kind == kind],
            )
            for kind in kinds
            if any(a.kind == kind for a in found)
        ],
        "people": people_of(Headcount.objects.filter(area=area)),
        "keeps": keeps,
        "loads": may_any(request, "mapping.load"),
        "to_mend": [asset for asset in found if asset.leftover] if keeps else [],
    }
    return render(request, "mapping/assets.html", context)


@require_safe
def geojson(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as open data, and what the map that can be moved is drawn from."""
    area = get_visible(Area, request.user, slug=slug)
    boundary = Boundary.objects.in_force().filter(area=area).first()
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": list(asset.point)},
            "properties": {"name": asset.name, "kind": asset.kind, "class": "has-plan", "radius": 40},
        }
        for asset in Asset.objects.filter(area=area)
        if asset.point is not None
    ]
    if boundary is not None and "radius" not in boundary.geometry:
        shown = {"name": area.name, "class": "no-council", "url": area.get_absolute_url()}
        features.insert(0, {"type": "Feature", "geometry": boundary.geometry, "properties": shown})
    answer = {"type": "FeatureCollection", "attribution": the_municipality().map_source, "features": features}
    return HttpResponse(json.dumps(answer, ensure_ascii=False), content_type="application/geo+json")


def keeping(request: HttpRequest, slug: str) -> tuple[Area, Actor]:
    """The area, and the actor who may keep its map."""
    area = get_visible(Area, request.user, slug=slug)
    actor = actor_in(request, area)
    require("mapping.keep", actor, area)
    return area, actor


def put_up(request: HttpRequest, slug: str) -> HttpResponse:
    """Put something up."""
    area, actor = keeping(request, slug)
    form = PutUpAsset(request.POST or None)

    def act() -> str:
        facts = dict(form.cleaned_data)
        del facts["seen"]
        put_up_asset(actor, area=area, **facts)
        return reverse("mapping:assets", args=[area.slug])

    return answer_form(request, form, "mapping/asset_form.html", {"area": area, "asset": None}, act)


def change(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Correct something; what stood on paper and could not be read stands beside it."""
    area, actor = keeping(request, slug)
    asset = get_object_or_404(Asset.objects.select_related("area"), pk=key, area=area)
    form = PutUpAsset(request.POST or None, initial=PutUpAsset.start(asset))

    def act() -> str:
        change_asset(actor, asset=asset, **form.cleaned_data)
        return reverse("mapping:assets", args=[area.slug])

    return answer_form(request, form, "mapping/asset_form.html", {"area": area, "asset": asset}, act)


def place(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """A press on the picture sets the point and leads to a closer picture; so do the fields."""
    area, actor = keeping(request, slug)
    asset = get_object_or_404(Asset.objects.select_related("area"), pk=key, area=area)
    close = "taet" in request.GET
    picture = picture_of(area.pk, asset.point, close=close)
    form = WhereForm(
        request.POST or None, initial={"where": written_place(asset.point), "seen": asset.version}
    )
    here = reverse("mapping:place", args=[slug, key])

    def act() -> str:
        chosen = place_pressed(request, picture) or form.cleaned_data["place"]
        place_asset(actor, asset=asset, place=chosen, seen=form.cleaned_data["seen"])
        return f"{here}?taet" if chosen else here

    context = {
        "area": area, "asset": asset, "picture": picture, "close": close, "here": here,
        "source": reverse("mapping:place_picture", args=[slug, key]),
    }  # fmt: skip
    return answer_form(request, form, "mapping/place.html", context, act)


def place_picture(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """The picture that is pressed on."""
    area, _actor = keeping(request, slug)
    asset = get_object_or_404(Asset, pk=key, area=area)
    others = Asset.objects.filter(area=area, latitude__isnull=False).exclude(pk=asset.pk)
    known = [Known(other.name, other.point) for other in others if other.point is not None]
    drawn = picture_of(area.pk, asset.point, close="taet" in request.GET, known=known)
    return HttpResponse(drawn.svg, content_type="image/svg+xml")


def take_down(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Take something down."""
    area, actor = keeping(request, slug)
    asset = get_object_or_404(Asset.objects.select_related("area"), pk=key, area=area)
    form = Sure(request.POST or None)

    def act() -> str:
        return reverse("mapping:assets", args=[take_down_asset(actor, asset=asset).slug])

    return answer_form(request, form, "mapping/take_down.html", {"area": area, "asset": asset}, act)


def upload(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose a file; see each record as it will be put up, with what is odd about it."""
    area, _actor = keeping(request, slug)
    form = UploadSheet(request.POST or None, request.FILES or None)
    context = {"area": area, "form": form}
    if request.method != "POST":
        return render(request, "mapping/upload.html", context)
    if form.is_valid():
        data = form.cleaned_data["file"].read()
        try:
            records = _records(area, data)
        except Unreadable as wrong:
            form.add_error("file", str(wrong))
        else:
            told = [(record, str(AssetKind(record.kind).label) if record.kind else "") for record in records]
            seen = {
                "told": told,
                "fresh": sum(not record.again for record in records),
                "odd": sum(bool(record.faults) for record in records),
                "data": carried(data),
            }
            return render(request, "mapping/preview.html", {**context, **seen})
    return render(request, "mapping/upload.html", context, status=422)


def read_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Put up what the file that was shown holds."""
    area, actor = keeping(request, slug)
    if request.method != "POST":
        return redirect("mapping:upload", slug)
    try:
        records = _records(area, unpacked(request.POST.get("data", "")))
    except Unreadable as wrong:
        form = UploadSheet()
        return render(
            request, "mapping/upload.html", {"area": area, "form": form, "lost": str(wrong)}, status=422
        )

    def act() -> str:
        read_in_assets(actor, area=area, records=records)
        return reverse("mapping:assets", args=[area.slug])

    return receipts.once(request, act)


def _records(area: Area, data: bytes) -> list[AssetRecord]:
    boundary = Boundary.objects.in_force().filter(area=area).first()
    standing = set(Asset.objects.filter(area=area).values_list("name", "kind", "text"))
    return read_assets(data, ground=ground_of(boundary.geometry if boundary else None), standing=standing)
