"""The files of a result: what may be taken home, in four forms, streamed."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tingsted.documents.sheets import comma_rows, csv_rows, json_rows, xlsx_rows
from tingsted.kernel.doors import get_visible
from tingsted.kernel.freshness import revalidated
from tingsted.surveys.exporting import FEWEST_ANSWERS, TABLES, Export, empty_cell
from tingsted.surveys.models import Survey

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "excel.csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
@revalidated
def files(request: HttpRequest, slug: str) -> HttpResponse:
    """What there is to take home, and what each file holds."""
    survey = _published(request, slug)
    exports = [made for make in TABLES.values() if (made := make(survey)) is not None]
    context = {"survey": survey, "exports": exports, "fewest": FEWEST_ANSWERS, "empty": empty_cell()}
    return render(request, "surveys/files.html", context)


@require_safe
def file(request: HttpRequest, slug: str, table: str, form: str) -> HttpResponseBase:
    """One table in one form, a few rows at a time."""
    survey = _published(request, slug)
    export = TABLES[table](survey) if table in TABLES else None
    if export is None or form not in TYPES:
        raise Http404
    answer = StreamingHttpResponse(pieces(survey, export, form), content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{survey.slug}-{export.name}.{form}"'
    return answer


def pieces(survey: Survey, export: Export, form: str) -> Iterator[bytes]:
    """The table in that form, as it goes out."""
    match form:
        case "csv":
            return comma_rows(export.header, export.rows)
        case "excel.csv":
            return csv_rows(export.header, export.rows)
        case "json":
            return json_rows(export.about(survey), export.header, export.rows)
        case _:
            return xlsx_rows(export.header, export.rows, name=export.name)


def _published(request: HttpRequest, slug: str) -> Survey:
    """A survey whose result everybody may see; any other has no files."""
    survey = get_visible(Survey, request.user, "area", "result", slug=slug)
    if survey.published_on is None:
        raise Http404
    return survey
