"""What was decided, the report of it all, and the case file for the records system."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from tingsted.involvement import actions
from tingsted.involvement.forms import CaseFileForm, DecisionForm
from tingsted.involvement.models import CaseFile
from tingsted.involvement.papers.case_file import PDF, WORD
from tingsted.involvement.papers.report import material_of, report_of, report_pdf
from tingsted.involvement.papers.word import report_docx
from tingsted.involvement.views.keeping import of_mine
from tingsted.kernel import rounds
from tingsted.kernel.forms import answer_form


def decide(request: HttpRequest, slug: str) -> HttpResponse:
    """Record the political decision or the start of work; everybody who contributed is told."""
    noun, actor = of_mine(request, slug, "involvement.open")
    form = DecisionForm(
        request.POST or None, matter=noun, initial={"seen": noun.version, "by": noun.owner_id}
    )

    def act() -> str:
        actions.record_decision(actor, matter=noun, **form.cleaned_data)
        return noun.get_absolute_url()

    return answer_form(request, form, "involvement/decide.html", {"matter": noun}, act)


@require_safe
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The consultation report as it stands today, on paper."""
    noun, _actor = of_mine(request, slug)
    data = report_pdf(rounds.read(material_of(noun)))
    return _saved(data, PDF, f"hoeringsnotat-{noun.slug}.pdf")


@require_safe
def report_in_word(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for the office to write on."""
    noun, _actor = of_mine(request, slug)
    data = report_docx(report_of(rounds.read(material_of(noun))))
    return _saved(data, WORD, f"hoeringsnotat-{noun.slug}.docx")


def hand_over(request: HttpRequest, slug: str) -> HttpResponse:
    """Make a case file for the records system, and fetch those that were made."""
    noun, actor = of_mine(request, slug, "involvement.open")
    form = CaseFileForm(request.POST or None, initial=CaseFileForm.start(noun))

    def act() -> str:
        actions.hand_over_case(actor, matter=noun, **form.cleaned_data)
        return reverse("involvement:hand_over_case", args=[slug])

    made = list(noun.case_files.all()[:20])
    context = {"matter": noun, "made": made, "by_itself": bool(settings.RECORDS_FOLDER)}
    return answer_form(request, form, "involvement/hand_over_case.html", context, act)


@require_safe
def case_file(request: HttpRequest, slug: str, key: int) -> HttpResponseBase:
    """One case file, to be saved; after a month the records system alone has it."""
    noun, _actor = of_mine(request, slug, "involvement.open")
    made = CaseFile.objects.filter(matter=noun, pk=key).first()
    if made is None or not made.file:
        raise Http404
    made.matter = noun
    return FileResponse(made.file.open("rb"), as_attachment=True, filename=made.name)


def _saved(data: bytes, mime: str, name: str) -> HttpResponse:
    return HttpResponse(
        data, content_type=mime, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
