"""The ledger as people see it: one promise, an area's, the whole municipality's."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tingsted.kernel import rounds
from tingsted.kernel.doors import get_visible
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may
from tingsted.places.acting import actor_for_any, may_any
from tingsted.places.models import Area
from tingsted.promises import queries
from tingsted.promises.forms import WantedForm
from tingsted.promises.models import Promise
from tingsted.promises.rows import draw_rows

SIDES = ("owed_by__contact_office", "owed_to__contact_office", "area__contact_office", "passed_to__owed_by")
A_PAGE = 40


@revalidated
def promise(request: HttpRequest, key: int) -> HttpResponse:
    """One promise from the question to the answer, with what its two sides may do."""
    noun = get_visible(Promise, request.user, *SIDES, pk=key)
    owing = actor_for_any(request, noun.owed_by)
    waiting = actor_for_any(request, noun.owed_to)
    moves = list(noun.moves.select_related("from_office", "to_office"))
    before = Promise.objects.filter(passed_to=noun).select_related("owed_by").first()
    return render(
        request,
        "promises/promise.html",
        {
            "promise": noun,
            "extensions": list(noun.extensions.all()),
            "before": before,
            "may_answer": may("promises.answer", owing, noun),
            "may_withdraw": may("promises.withdraw", waiting, noun),
            "may_review": may("promises.review", owing, noun) or may("promises.review", waiting, noun),
            "may_move": may_any(request, "promises.move", noun),
            "moves": moves,
            "first_office": moves[0].from_office if moves else noun.owed_by,
        },
    )


@revalidated
def ledger(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Asked, promised, what came of it: for one area, or for the whole municipality."""
    area = get_visible(Area, request.user, slug=slug) if slug else None
    only = request.GET.get("kun", "")
    choices, year, account = rounds.read(
        rounds.together(queries.choices(), queries.this_year(area=area), queries.account_of(area=area))
    )
    form = WantedForm(request.GET, choices=choices, area=area)
    wanted = form.wanted(only, area)
    page = Paginator(queries.ledger(request.user, wanted), A_PAGE).get_page(request.GET.get("side"))
    context = {
        "area": area,
        "page": page,
        "rows": draw_rows(page.object_list),
        "tabs": _tabs(request, only),
        "form": form,
        "only": only,
        "narrowed": any(request.GET.get(name) for name in form.fields),
        "year": year,
        "account": account,
        "may_set": may_any(request, "places.set_up"),
    }
    return render(request, "promises/ledger.html", context)


def _tabs(request: HttpRequest, only: str) -> list[tuple[str, str, bool]]:
    """The same list narrowed to what waits, is late, was answered or holds until further notice."""
    names = {
        "": _("All"),
        "open": _("Waiting for an answer"),
        "late": _("Overdue"),
        "answered": _("Answered"),
        "standing": _("Until further notice"),
    }
    tabs = []
    for code, label in names.items():
        asked = request.GET.copy()
        asked.pop("side", None)
        asked.pop("kun", None)
        if code:
            asked["kun"] = code
        tabs.append((label, f"{request.path}?{asked.urlencode()}" if asked else request.path, only == code))
    return tabs
