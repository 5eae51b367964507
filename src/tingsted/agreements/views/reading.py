"""Reading a cooperation basis: the version in force, any other, what differs, the PDF and the history."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tingsted.agreements.differences import changed_parts
from tingsted.agreements.events import DraftChanged
from tingsted.agreements.models import Basis, State, Version
from tingsted.agreements.paper import basis_pdf, standing_words
from tingsted.agreements.queries import (
    answer_rows,
    bodies_of,
    contact_rows,
    covered,
    drawn,
    people_around,
    reading_of,
    rows_of,
    text_of,
)
from tingsted.agreements.reading import read_blocks
from tingsted.agreements.views.finding import version_at
from tingsted.kernel import rounds
from tingsted.kernel.doors import get_visible
from tingsted.kernel.events import about
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.models import JournalEntry
from tingsted.places.acting import may_any
from tingsted.places.queries import the_municipality

ENTRIES_ON_A_PAGE = 40


@require_safe
@revalidated
def bases(request: HttpRequest) -> HttpResponse:
    """The texts there are; where there is only one, that one."""
    found = list(Basis.objects.all().visible_to(request.user).select_related("office"))
    may_begin = may_any(request, "agreements.begin", None)
    if len(found) == 1 and not may_begin:
        return redirect(found[0])
    return render(request, "agreements/bases.html", {"bases": found, "may_begin": may_begin})


@require_safe
@revalidated
def basis(request: HttpRequest, slug: str) -> HttpResponse:
    """The version in force; before there is one, the draft."""
    basis = get_visible(Basis, request.user, "office", slug=slug)
    versions = list(Version.objects.filter(basis=basis).visible_to(request.user).order_by("-number"))
    if not versions:
        raise Http404(_("version of a cooperation basis"))
    shown = next((v for v in versions if v.state == State.ADOPTED), versions[0])
    return _page(request, basis, shown, versions)


@require_safe
@revalidated
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One version: the draft, the one in force, or one that was replaced."""
    shown = version_at(request, slug, number)
    versions = list(Version.objects.filter(basis=shown.basis).visible_to(request.user).order_by("-number"))
    return _page(request, shown.basis, shown, versions)


def _page(request: HttpRequest, basis: Basis, shown: Version, versions: list[Version]) -> HttpResponse:
    shown.basis = basis
    text, bodies, answers, (seats, contacts) = rounds.read(
        rounds.together(
            reading_of(shown),
            covered(basis),
            rounds.rows(shown.answers.select_related("body")),
            people_around(),
        )
    )
    context = {
        "basis": basis,
        "version": shown,
        "standing": standing_words(shown),
        "introduction": read_blocks(shown.introduction),
        "sections": drawn(text.sections),
        "ours": drawn(text.municipality),
        "theirs": drawn(text.bodies),
        "annexes": drawn(text.annexes),
        "text": text,
        "versions": versions,
        "draft": next((v for v in versions if v.is_open and v.pk != shown.pk), None),
        "before": next((v for v in versions if v.number < shown.number), None),
        "contacts": rows_of(bodies, seats, contacts) if text.has_contacts else [],
        "answers": answer_rows(shown, bodies, answers) if shown.asked_on and shown.is_open else [],
        "may_keep": may_any(request, "agreements.keep", basis),
        "may_answer": may_any(request, "agreements.answer", shown),
    }
    return render(request, "agreements/basis.html", context)


@require_safe
@revalidated
def differences(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What a version changed, word by word, against the one before it or the one asked for (`?fra=`)."""
    shown = version_at(request, slug, number)
    others = [
        v
        for v in Version.objects.filter(basis=shown.basis).visible_to(request.user).order_by("-number")
        if v.number != number
    ]
    asked = request.GET.get("fra", "")
    before = next((v for v in others if str(v.number) == asked), None) or next(
        (v for v in others if v.number < number), None
    )
    if before is None:
        raise Http404(_("version of a cooperation basis"))
    old, new = text_of(before), text_of(shown)
    context = {
        "basis": shown.basis,
        "version": shown,
        "before": before,
        "others": others,
        "parts": changed_parts((*old.sections, *old.annexes), (*new.sections, *new.annexes)),
        "pledges": changed_parts((*old.municipality, *old.bodies), (*new.municipality, *new.bodies)),
    }
    return render(request, "agreements/differences.html", context)


@require_safe
def paper(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The version as a PDF that archives and reads aloud; the contacts in it are those of today."""
    shown = version_at(request, slug, number)
    text = text_of(shown)
    rows = contact_rows(bodies_of(shown.basis)) if text.has_contacts else []
    town = the_municipality()
    return HttpResponse(
        basis_pdf(text, rows, town),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{shown.basis.slug}-{shown.number}.pdf"'},
    )


@require_safe
@revalidated
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """What the journal says of the text, newest first; what is changed in a draft is its keepers' until it is sent."""
    basis = get_visible(Basis, request.user, "office", slug=slug)
    unseen = basis.versions.exclude(pk__in=Version.objects.visible_to(request.user).values("pk"))
    entries = (
        JournalEntry.objects.filter(about=about(basis))
        .exclude(kind=DraftChanged.kind(), facts__number__in=list(unseen.values_list("number", flat=True)))
        .order_by("-position")
    )
    page = Paginator(entries, ENTRIES_ON_A_PAGE).get_page(request.GET.get("side"))
    lines = [(entry.day, entry.sentence(public=True)) for entry in page]
    return render(request, "agreements/history.html", {"basis": basis, "page": page, "lines": lines})
