"""Documents of a matter: read with numbered paragraphs, laid in versions, fetched as files."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tingsted.involvement import actions
from tingsted.involvement.forms import DocumentForm, VersionForm
from tingsted.involvement.models import Document
from tingsted.involvement.queries.comments import comments_in
from tingsted.involvement.views.commenting import may_comment
from tingsted.involvement.views.keeping import of_mine
from tingsted.kernel import rounds
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may, require
from tingsted.places.acting import actor_of
from tingsted.places.queries import municipality_of_ours


@require_safe
@revalidated
def document(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """The latest version, or the one asked for, paragraph by paragraph."""
    noun = get_visible(Document, request.user, "matter__owner", matter__slug=slug, pk=key)
    versions = list(noun.versions.all())
    asked = request.GET.get("version", "")
    shown = next((v for v in versions if str(v.number) == asked), versions[0] if versions else None)
    if shown is None:
        raise Http404
    reading = rounds.together(comments_in(noun, shown), municipality_of_ours())
    commented, _town = rounds.read(reading)
    return render(
        request,
        "involvement/document.html",
        {
            "document": noun,
            "matter": noun.matter,
            "versions": versions,
            "shown": shown,
            "commented": commented,
            "comments": shown == versions[0] and noun.matter.takes_answers() and may_comment(request, noun),
            "writes": may("involvement.write", actor_of(request, noun.matter.owner), noun.matter),
        },
    )


@require_safe
def file(request: HttpRequest, slug: str, key: int, number: int) -> HttpResponseBase:
    """The file of one version, to be saved: never opened inside our own pages."""
    noun = get_visible(Document, request.user, matter__slug=slug, pk=key)
    version = noun.versions.filter(number=number).first()
    if version is None or not version.file:
        raise Http404
    return FileResponse(version.file.open("rb"), as_attachment=True, filename=version.file_name)


def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Lay a document with the matter."""
    noun, actor = of_mine(request, slug)
    form = DocumentForm(request.POST or None, request.FILES or None)

    def act() -> str:
        actions.add_document(actor, matter=noun, **form.cleaned_data)
        return noun.overview_url()

    return answer_form(request, form, "involvement/add_document.html", {"matter": noun}, act)


def add_version(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Lay a new version; it begins with the text of the latest."""
    noun = get_visible(Document, request.user, "matter__owner", matter__slug=slug, pk=key)
    actor = actor_of(request, noun.matter.owner)
    require("involvement.write", actor, noun.matter)
    latest = noun.versions.first()
    rows = [] if latest is None else list(latest.paragraphs.all())
    text = "\n\n".join(f"# {row.text}" if row.heading else row.text for row in rows)
    form = VersionForm(request.POST or None, request.FILES or None, initial={"text": text})

    def act() -> str:
        actions.add_version(actor, document=noun, **form.cleaned_data)
        return noun.get_absolute_url()

    context = {"matter": noun.matter, "document": noun}
    return answer_form(request, form, "involvement/add_document.html", context, act)
