"""The first page of everybody: what goes on here, and what waits for you."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tingsted.accounts.models import Person
from tingsted.desk.paper import area_pdf
from tingsted.desk.year import YEARS_BACK, the_year
from tingsted.kernel import clock, ports, receipts, rounds
from tingsted.kernel.doors import get_visible
from tingsted.kernel.freshness import revalidated
from tingsted.notices.digests import change_hearing
from tingsted.notices.models import Ask, News, Subscription
from tingsted.notices.writing import sentence, verb
from tingsted.places.acting import actor_of
from tingsted.places.models import Area, Role
from tingsted.places.overview import coming, in_order
from tingsted.places.queries import municipality_of_ours
from tingsted.places.rules import seats_of

AHEAD = timedelta(days=60)
# What is due later than this, or has no day, stands below under a heading of its own.
SOON = timedelta(days=14)
A_PAGE = 40


@dataclass(frozen=True)
class Waiting:
    """An ask as the desk shows it."""

    words: str
    verb: str
    url: str
    due: date | None
    for_whom: str
    area: str
    later: bool


@require_safe
@revalidated
def front(request: HttpRequest) -> HttpResponse:
    """The municipality's noticeboard: the map, what goes on, what was promised, what came of it."""
    today = clock.today()
    # What one can take part in; owed answers have the ledger beside it.
    happenings = [h for h in coming() if h.kind != "promise" and h.day <= today + AHEAD]
    sections = sorted(ports.front_sections.collect(request), key=lambda s: s.order)
    return render(
        request,
        "desk/front.html",
        {
            "happenings": happenings[:6],
            "bands": [section for section in sections if section.place == "band"],
            "side": [section for section in sections if section.place == "side"],
            "sections": [section for section in sections if section.place == "main"],
        },
    )


@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for you: one query over asks, whatever your role."""
    person = cast(Person, request.user)
    seats = seats_of(request.user)
    offices = list({seat.office_id: seat.office for seat in seats}.values())
    mine = [office.pk for office in offices]
    since = clock.now() - timedelta(days=30)
    news = News.objects.filter(Q(office__in=mine) | Q(person=person), at__gt=since).select_related("area")
    today = clock.today()
    asks, told, happenings, silenced, _town = rounds.read(
        rounds.together(
            rounds.rows(Ask.objects.waiting().visible_to(person).select_related("office", "area")),
            rounds.rows(news.order_by("-at", "-pk")[:12]),
            ports.dates.gather(today, today + AHEAD, None),
            rounds.rows(Subscription.objects.filter(person=person, digest=False)),
            municipality_of_ours(),
        )
    )
    page = Paginator(sorted(asks, key=_how_soon), A_PAGE).get_page(request.GET.get("side"))
    waiting = [
        Waiting(
            sentence(a.kind, a.facts),
            verb(a.kind),
            a.url,
            a.due,
            str(a.office or ""),
            a.area.name if a.area else "",
            _is_later(a),
        )
        for a in page.object_list
    ]
    areas = {office.area_id: office.area for office in offices if office.area is not None}
    mine_soon = [
        happening
        for happening in happenings
        if not areas or happening.area_id is None or happening.area_id in areas
    ]
    return render(
        request,
        "desk/desk.html",
        {
            "waiting": waiting,
            "page": page,
            "seats": seats,
            "keeps_the_house": any(seat.role in (Role.EDITOR, Role.LEADER) for seat in seats),
            "areas": list(areas.values()),
            "news": [(sentence(n.kind, n.facts), n.url, n.at, n.area) for n in told],
            "coming": in_order(mine_soon)[:5],
            "digest": not silenced,
        },
    )


def _is_later(ask: Ask) -> bool:
    """Whether there is more than a fortnight to it, or no day at all."""
    return ask.due is None or ask.due > clock.today() + SOON


def _how_soon(ask: Ask) -> tuple[bool, bool, date, int]:
    """What has a day within a fortnight, by that day; then what somebody waits for without one; then the rest."""
    return (_is_later(ask), ask.due is not None, ask.due or ask.since.date(), ask.pk)


@login_required
@require_POST
def hearing(request: HttpRequest) -> HttpResponse:
    """Yes or no to the daily mail."""
    person = cast(Person, request.user)

    def act() -> str:
        change_hearing(actor_of(request), person=person, digest=request.POST.get("dagligt") == "ja")
        return reverse("desk:desk")

    return receipts.once(request, act)


@require_safe
@revalidated
def happening(request: HttpRequest) -> HttpResponse:
    """Everything with a date in the year to come."""
    today = clock.today()
    rows = in_order(ports.dates.collect(today, today + timedelta(days=365), None))
    return render(request, "desk/happening.html", {"happenings": rows})


@require_safe
@revalidated
def year(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """What went on in every area in a year: for politicians, staff and everybody else."""
    this = clock.today().year
    shown = this if year is None else year
    if not this - YEARS_BACK <= shown <= this:
        raise Http404(_("year"))
    tabs = [
        (str(each), reverse("desk:year_of", args=[each]), each == shown)
        for each in range(this, this - YEARS_BACK - 1, -1)
    ]
    rows = rounds.read(the_year(shown))
    return render(request, "desk/year.html", {"year": shown, "tabs": tabs, "rows": rows})


@require_safe
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """One area on a sheet, as a PDF that prints, archives and reads aloud."""
    area = get_visible(Area, request.user, "contact_office", slug=slug)
    return HttpResponse(
        area_pdf(area),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{area.slug}.pdf"'},
    )


@require_safe
@revalidated
def about(request: HttpRequest) -> HttpResponse:
    """What Tingsted is, in a page."""
    return render(request, "desk/about.html")
