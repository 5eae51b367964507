"""The result shown in other ways: on a big screen, on paper, and as material for somebody who counts again."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tingsted.documents.qr import qr_svg
from tingsted.kernel import links, rounds
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may, require
from tingsted.places.acting import actor_of
from tingsted.surveys import actions
from tingsted.surveys.bundle import material_digest, write_bundle
from tingsted.surveys.counting import counted_material
from tingsted.surveys.forms import AuditorForm
from tingsted.surveys.models import AuditorCopy, Survey
from tingsted.surveys.paper import result_paper
from tingsted.surveys.pictures import who_answered
from tingsted.surveys.queries import Told, told_of
from tingsted.surveys.rows import ResultRows, as_shown

ON_A_SCREEN = 10


def _told_to(request: HttpRequest, slug: str) -> Told:
    """A counted survey that everybody, or this body, may see the result of."""
    told = rounds.read(told_of(get_visible(Survey, request.user, slug=slug)))
    asked = told.survey
    mine = asked.published_on is None and may("surveys.read", actor_of(request, asked.body), asked)
    if told.result is None or not (asked.published_on or mine):
        raise Http404
    return told


@require_safe
@revalidated
def screen(request: HttpRequest, slug: str) -> HttpResponse:
    """The result as a hall reads it from the back row: one thing at a time, turned by the space bar."""
    told = _told_to(request, slug)
    assert told.result is not None  # asked above
    rows = [as_shown(row, told.hidden) for row in told.result.table[:ON_A_SCREEN]]
    address = links.whole(reverse("surveys:result", args=[slug]))
    people = told.result.people
    context = {
        "survey": told.survey,
        "result": told.result,
        "rows": ResultRows(rows),
        "pictures": who_answered(people.get("tables", {}), people.get("compared", {}))[:2],
        "qr": qr_svg(address, address),
        "address": address,
    }
    return render(request, "surveys/screen.html", context)


@require_safe
def result_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The result as one file that prints, archives and reads aloud."""
    told = _told_to(request, slug)
    return HttpResponse(
        result_paper(told),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{slug}.pdf"'},
    )


def auditing(request: HttpRequest, slug: str) -> HttpResponse:
    """Who got the whole material, and the agreement that lets somebody else have it."""
    asked = get_visible(Survey, request.user, "area", "body", "result", slug=slug)
    actor = actor_of(request, asked.body)
    require("surveys.hand_over", actor, asked)
    form = AuditorForm(request.POST or None)

    def act() -> str:
        actions.hand_to_auditor(actor, survey=asked, **form.cleaned_data)
        return reverse("surveys:auditing", args=[slug])

    copies = AuditorCopy.objects.visible_to(request.user).filter(survey=asked)
    return answer_form(request, form, "surveys/auditing.html", {"survey": asked, "copies": copies}, act)


@require_safe
def auditor_copy(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """The bundle itself, for those who handed it over to pass on."""
    copy = get_visible(AuditorCopy, request.user, "survey__body", pk=key, survey__slug=slug)
    require("surveys.hand_over", actor_of(request, copy.survey.body), copy.survey)
    material = counted_material(copy.survey)
    if material_digest(material) != copy.digest:
        return render(request, "surveys/changed_since.html", {"survey": copy.survey}, status=409)
    about = {
        "title": copy.survey.title,
        "body": str(copy.survey.body),
        "receiver": copy.receiver,
        "purpose": copy.purpose,
        "handed_on": copy.handed_on.isoformat(),
        "delete_by": copy.delete_by.isoformat(),
    }
    return HttpResponse(
        write_bundle(material, about),
        content_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="{slug}-kontrol.zip"',
            "Cache-Control": "no-store",
        },
    )
