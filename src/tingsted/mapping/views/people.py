"""Loading how many live where: first what the table holds and what it lacks, then the same table."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tingsted.documents.tables import Unreadable
from tingsted.kernel import receipts
from tingsted.kernel.actions import Refused
from tingsted.mapping.actions import load_headcounts
from tingsted.mapping.forms import UploadPeople
from tingsted.mapping.reading import PeopleReading, read_people
from tingsted.mapping.views.files import carried, unpacked
from tingsted.places.acting import actor_who_may
from tingsted.places.models import Area


def upload(request: HttpRequest) -> HttpResponse:
    """Choose a table; see what each area gets, and each row that can't be loaded."""
    actor_who_may(request, "mapping.load", None)
    form = UploadPeople(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return render(request, "mapping/people.html", {"form": form})
    if form.is_valid():
        data = form.cleaned_data["file"].read()
        try:
            reading = _reading(data)
        except Unreadable as wrong:
            form.add_error("file", str(wrong))
        else:
            names = dict(Area.objects.values_list("slug", "name"))
            context = {
                "reading": reading,
                "totals": [
                    (names[slug], total, slug in reading.incomplete) for slug, total in reading.totals.items()
                ],
                "loads": len(reading.totals) - len(reading.incomplete),
                "data": carried(data),
                "year": form.cleaned_data["year"],
                "source": form.cleaned_data["source"],
            }
            return render(request, "mapping/people_preview.html", context)
    return render(request, "mapping/people.html", {"form": form}, status=422)


def load(request: HttpRequest) -> HttpResponse:
    """Load the table that was shown."""
    actor = actor_who_may(request, "mapping.load", None)
    if request.method != "POST":
        return redirect("mapping:people")
    try:
        reading = _reading(unpacked(request.POST.get("data", "")))
        year, source = int(request.POST.get("year", "")), request.POST.get("source", "")

        def act() -> str:
            load_headcounts(actor, reading=reading, year=year, source=source)
            return reverse("places:areas")

        return receipts.once(request, act)
    except (Unreadable, Refused, ValueError) as wrong:
        lost = str(wrong) if isinstance(wrong, (Unreadable, Refused)) else ""
        return render(request, "mapping/people.html", {"form": UploadPeople(), "lost": lost}, status=422)


def _reading(data: bytes) -> PeopleReading:
    """Areas are known by their id, their name and their short name; a name that two have is neither's."""
    known: dict[str, str] = {}
    rows = list(Area.objects.values_list("slug", "name", "short_name"))
    for key, *names in rows:
        for name in names:
            known[name] = "" if known.get(name, key) != key else key
    return read_people(data, areas=known | {key: key for key, *_names in rows})
