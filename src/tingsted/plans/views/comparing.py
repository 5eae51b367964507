"""Plans side by side, wishes that several areas share, and the quarter between plans and departments."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tingsted.documents.sheets import xlsx_rows
from tingsted.kernel import clock
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may, require
from tingsted.places.acting import actor_for_any, actor_who_may, may_any
from tingsted.plans import actions
from tingsted.plans.comparison import BY, Comparison, actions_in, compare_by, name_of
from tingsted.plans.forms import PairForm, PairingForm
from tingsted.plans.models import Action, Pairing
from tingsted.plans.quarters import Quarter, Summary, header, sheet_rows, summary_of
from tingsted.plans.quarters_paper import quarter_pdf
from tingsted.plans.views.reading import BEHIND
from tingsted.plans.wishes import Pairings, pairings_of, shared_wishes

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@revalidated
def compare_plans(request: HttpRequest) -> HttpResponse:
    """All areas' plans by one thing; with `?plan=` and `?kode=` the actions behind a number."""
    by = request.GET.get("efter", BY[0])
    if by not in BY:
        raise Http404
    table = compare_by(by)
    code, chosen = request.GET.get("kode", ""), request.GET.get("plan", "")
    row = next((row for row in table.rows if row.plan.slug == chosen), None)
    column = next((column for column in table.columns if column.code == code), None)
    behind = actions_in(by, code, row.plan.pk) if row and column else []
    context = {
        "table": table,
        "body": _body(table, by),
        "by_name": name_of(by),
        "label": _("What plans are compared by"),
        "links": [(capfirst(name_of(each)), f"?efter={each}", each == by) for each in BY],
        "behind": behind,
        "behind_title": f"{row.area}: {column.name}" if row and column else "",
        "behind_url": row.plan.get_absolute_url() if row else "",
    }
    return render(request, "plans/compare_plans.html", context)


def _body(table: Comparison, by: str) -> SafeString:
    """The rows of the table: 20 plans by 60 themes are one page, so each cell is light."""
    rows = []
    for row in table.rows:
        linked = by in {"tema", "verdensmaal", "status"}
        cells = []
        for column, number in zip(table.columns, row.cells, strict=True):
            shown = str(number) if number else "·"
            if number and linked:
                to = f"?efter={by}&amp;plan={quote(row.plan.slug)}&amp;kode={quote(column.code)}#bag"
                name = escape(f"{row.area}, {column.name}: {number}")
                shown = f'<a href="{to}" aria-label="{name}">{number}</a>'
            cells.append(f'<td class="n">{shown}</td>')
        url = escape(row.plan.get_absolute_url())
        rows.append(f'<tr><th scope="row"><a href="{url}">{escape(row.area)}</a></th>{"".join(cells)}</tr>')
    return mark_safe("".join(rows))  # noqa: S308 - each text is escaped where it is put in


@revalidated
def wishes(request: HttpRequest) -> HttpResponse:
    """What several areas seem to want; the contact officer offers them to meet."""
    found = shared_wishes()
    offered = pairings_of(found.wishes)
    rows = [
        (wish, [_offer(wish.actions[0], other, offered) for other in wish.elsewhere]) for wish in found.wishes
    ]
    context = {"found": found, "rows": rows, "pairs": may_any(request, "plans.pair")}
    return render(request, "plans/wishes.html", context)


def _offer(one: Action, other: Action, offered: Pairings) -> tuple[Action, Action, Pairing | None]:
    """Two that could meet, and the offer where there has been one."""
    low, high = sorted((one.pk, other.pk))
    return one, other, offered.get((low, high))


def pair(request: HttpRequest, one: int, other: int) -> HttpResponse:
    """Two actions side by side, a few words, and the offer."""
    actor = actor_who_may(request, "plans.pair")
    related = [f"plan__{name}" for name in BEHIND]
    both = [get_visible(Action, request.user, *related, pk=key) for key in (one, other)]
    form = PairForm(request.POST or None)

    def act() -> str:
        return actions.offer_pairing(
            actor, one=both[0], other=both[1], **form.cleaned_data
        ).get_absolute_url()

    return answer_form(request, form, "plans/pair.html", {"one": both[0], "other": both[1]}, act)


def pairing(request: HttpRequest, key: int) -> HttpResponse:
    """The offer as both bodies see it, each with its own answer."""
    related = [f"{side}__plan__{name}" for side in ("one", "other") for name in BEHIND]
    noun = get_visible(Pairing, request.user, "by", *related, pk=key)
    actor = actor_for_any(request, noun.one.plan.body, noun.other.plan.body)
    form = PairingForm(request.POST or None)

    def act() -> str:
        return actions.answer_pairing(actor, pairing=noun, **form.cleaned_data).get_absolute_url()

    if request.method == "POST":
        require("plans.answer_pairing", actor, noun)
    context = {
        "pairing": noun,
        "sides": [(noun.one, noun.one_says), (noun.other, noun.other_says)],
        "answers": may("plans.answer_pairing", actor, noun),
    }
    return answer_form(request, form, "plans/pairing.html", context, act)


@require_safe
def this_quarter(request: HttpRequest) -> HttpResponse:
    """The quarter that runs."""
    now = Quarter.of(clock.today())
    return redirect("plans:quarter", now.year, now.number)


@revalidated
def quarter(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """What plans asked of departments in a quarter, what they answered, and what is owed."""
    told = _told(year, number)
    groups = [(_("Owed"), told.owed), (_("Answered"), told.answered), (_("Carried"), told.carried)]
    context = {"s": told, "groups": groups, "before": told.quarter.before()}
    return render(request, "plans/quarter.html", context)


@require_safe
def quarter_paper(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """The same on paper."""
    name = f'inline; filename="planer-{year}-{number}.pdf"'
    file = quarter_pdf(_told(year, number))
    return HttpResponse(file, content_type="application/pdf", headers={"Content-Disposition": name})


@require_safe
def quarter_sheet(request: HttpRequest, year: int, number: int) -> StreamingHttpResponse:
    """The same as a sheet, one action a row."""
    rows = xlsx_rows(header(), sheet_rows(_told(year, number)), name=f"{year}-{number}")
    name = f'attachment; filename="planer-{year}-{number}.xlsx"'
    return StreamingHttpResponse(rows, content_type=SHEET, headers={"Content-Disposition": name})


def _told(year: int, number: int) -> Summary:
    if not 1 <= number <= 4 or not 2000 <= year <= clock.today().year:
        raise Http404(reverse("plans:this_quarter"))
    return summary_of(Quarter(year, number))
