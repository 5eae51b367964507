"""Paper: sheets to print, a form to type them in by keyboard, and a second pair of eyes before they count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from tingsted.kernel import receipts
from tingsted.kernel.actions import Refused
from tingsted.kernel.doors import get_visible
from tingsted.places.acting import actor_who_may, may_any
from tingsted.surveys import actions
from tingsted.surveys.actions.paper import MOST_SHEETS, ReadOtherwise
from tingsted.surveys.answers import AGE_BANDS, GENDERS
from tingsted.surveys.asking import to_type
from tingsted.surveys.keyboard import TypedSheet, as_keys, consent_letter, help_letters
from tingsted.surveys.models import Batch, Card, Door, PaperSheet, Survey, SurveyQuestion
from tingsted.surveys.paper_form import sheets_pdf
from tingsted.surveys.paper_words import differing_rows
from tingsted.surveys.queries import by_source, printed_for
from tingsted.surveys.sayings import rule_in_words


class CopiesForm(forms.Form):
    """How many sheets, and how big."""

    copies = forms.IntegerField(
        label=gettext_lazy("How many sheets?"), min_value=1, max_value=MOST_SHEETS, initial=20
    )
    large = forms.BooleanField(
        label=gettext_lazy("In large print, for those who see less well"), required=False
    )


def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """What there is on paper: print, type, check, count."""
    survey = get_visible(Survey, request.user, "area", "body", slug=slug)
    actor_who_may(request, "surveys.see_paper", survey)
    context = {
        "survey": survey,
        "form": CopiesForm(),
        "can_print": may_any(request, "surveys.edit", survey),
        "can_type": may_any(request, "surveys.type_in", survey),
        "can_put_in": may_any(request, "surveys.put_in", survey),
        "is_member": may_any(request, "surveys.read", survey),
        "can_let": may_any(request, "surveys.let_type", survey),
        "printed": printed_for(survey),
        "batches": list(
            Batch.objects.visible_to(request.user).filter(survey=survey).select_related("typist")
        ),
        "sources": by_source(survey),
        "rule": rule_in_words(survey),
    }
    return render(request, "surveys/paper.html", context)


@require_POST
def print_sheets(request: HttpRequest, slug: str) -> HttpResponse:
    """The sheets as one PDF, each with a code of its own."""
    survey = get_visible(Survey, request.user, "area", "body", slug=slug)
    actor = actor_who_may(request, "surveys.edit", survey)
    form = CopiesForm(request.POST)
    if not form.is_valid():
        context = {
            "survey": survey,
            "form": form,
            "can_print": True,
            "is_member": True,
            "sources": by_source(survey),
        }
        return render(request, "surveys/paper.html", context, status=422)
    codes = actions.print_sheets(actor, survey=survey, copies=form.cleaned_data["copies"])
    cards, questions = _asked(survey)
    pdf = sheets_pdf(survey, cards, questions, codes, large=form.cleaned_data["large"])
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{survey.slug}-ark.pdf"'
    return response


def type_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """One sheet after the other, by keyboard."""
    survey = get_visible(Survey, request.user, "area", "body", slug=slug)
    actor = actor_who_may(request, "surveys.type_in", survey)
    batch = Batch.objects.filter(survey=survey, typist=actor.person, drawn_on=None, put_in_on=None).first()
    again = request.GET.get("ret", "") or request.POST.get("ret", "")
    cards, questions = _asked(survey)
    keys: Mapping[str, str] = {}
    if again and batch is not None and request.method != "POST":
        sheet = batch.sheets.filter(code=again, typed__isnull=False).first()
        if sheet is None:
            raise Http404
        keys = {"ark": sheet.code, **as_keys(sheet.typed or {}, cards, questions)}
    context = {
        **_typing(survey, cards, questions),
        "batch": batch,
        "typed": batch.sheets.count() if batch else 0,
        "first_one": batch is None,
        "last": request.GET.get("tastet", "")[:8],
        "again": again,
    }

    def act(typed: TypedSheet) -> str:
        kept = actions.type_sheet(
            actor,
            survey=survey,
            code=again or request.POST.get("ark", ""),
            typed=typed.fields,
            passed=request.POST.get("adgang", "")[:20],
            again=bool(again),
        )
        return f"{reverse('surveys:type_sheet', args=[slug])}?tastet={kept.code}"

    return _keyed(request, survey, cards, questions, context, keys, act)


def _keyed(
    request: HttpRequest,
    survey: Survey,
    cards: list[Card],
    questions: list[SurveyQuestion],
    context: dict[str, Any],
    keys: Mapping[str, str],
    act: Any,
) -> HttpResponse:
    """The form to type in, shown or taken in: what was typed stays when something does not fit."""
    template = "surveys/paper_type.html"
    differing: Mapping[str, tuple[str, str]] = {}
    if request.method != "POST":
        return render(request, template, {**context, "rows": _rows(cards, keys, {}), "keys": keys,
                                          "asked": [to_type(q, keys, {}) for q in questions]})  # fmt: skip
    typed = TypedSheet(request.POST, survey, cards, questions)
    keys = request.POST.dict()
    errors = typed.errors
    if typed.is_valid():
        try:
            return receipts.once(request, lambda: act(typed))
        except ReadOtherwise as other:
            differing = other.fields
            errors = {_field_of(name): str(other) for name in list(differing)[:1]}
            context = {
                **context,
                "differing": differing_rows(differing, cards, questions, _field_of),
                "looked": True,
            }
        except Refused as refusal:
            errors = {_field_of(refusal.field or "ark"): str(refusal)}
    context = {
        **context,
        "errors": errors,
        "rows": _rows(cards, keys, errors),
        "asked": [to_type(question, keys, errors) for question in questions],
        "keys": keys,
    }
    return render(request, template, context, status=409 if differing else 422)


def batch(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One pile: what is typed, what is to be checked, what was found."""
    pile = _pile(request, slug, number)
    sheets = list(pile.sheets.all())
    drawn = [sheet for sheet in sheets if sheet.drawn]
    context = {
        "survey": pile.survey,
        "batch": pile,
        "sheets": sheets,
        "drawn": drawn,
        "left": [sheet for sheet in drawn if not sheet.checked],
        "wrong": sum(sheet.faults > 0 for sheet in drawn),
        "can_type": may_any(request, "surveys.type_in", pile.survey),
        "can_put_in": may_any(request, "surveys.put_in", pile.survey),
        "is_typist": pile.typist_id is not None and pile.typist_id == request.user.pk,
        "can_check": may_any(request, "surveys.check_paper", pile),
    }
    return render(request, "surveys/paper_batch.html", context)


@require_POST
def batch_step(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One press: draw the sample, or count the batch."""
    pile = _pile(request, slug, number)
    counts = request.POST.get("skridt") == "tael"
    actor = actor_who_may(request, "surveys.put_in" if counts else "surveys.type_in", pile.survey)
    verb = actions.put_in if counts else actions.draw_sample

    def act() -> str:
        verb(actor, batch=pile)
        return reverse("surveys:batch", args=[slug, number])

    return receipts.once(request, act)


def check(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The next sheet of the sample, typed once more without seeing what the first one typed."""
    pile = _pile(request, slug, number)
    actor = actor_who_may(request, "surveys.check_paper", pile)
    left = pile.sheets.filter(drawn=True, checked=False)
    code = request.POST.get("ark", "")
    sheet: PaperSheet | None = left.filter(code=code).first() if code else left.first()
    if sheet is None:
        return redirect("surveys:batch", slug, number)
    cards, questions = _asked(pile.survey)
    context = {
        **_typing(pile.survey, cards, questions),
        "batch": pile,
        "checking": sheet,
        "left": left.count(),
    }
    the_sheet = sheet

    def act(typed: TypedSheet) -> str:
        looked = request.POST.get("set_efter") == the_sheet.code
        actions.check_sheet(actor, sheet=the_sheet, typed=typed.fields, looked_again=looked)
        more = pile.sheets.filter(drawn=True, checked=False).exists()
        return reverse("surveys:check" if more else "surveys:batch", args=[slug, number])

    return _keyed(request, pile.survey, cards, questions, context, {"ark": sheet.code}, act)


def _pile(request: HttpRequest, slug: str, number: int) -> Batch:
    return get_visible(
        Batch, request.user, "survey__area", "survey__body", "typist", survey__slug=slug, number=number
    )


def _asked(survey: Survey) -> tuple[list[Card], list[SurveyQuestion]]:
    """The cards and questions in the order they stand on the sheet; those closed since are still typed."""
    cards = list(survey.cards.select_related("idea").order_by("order", "pk"))
    return cards, list(survey.questions.order_by("order", "pk"))


def _typing(survey: Survey, cards: list[Card], questions: list[SurveyQuestion]) -> dict[str, Any]:
    return {
        "survey": survey,
        "age_bands": AGE_BANDS,
        "genders": GENDERS.items(),
        "letters": help_letters(),
        "consent_letter": consent_letter(),
        "needs_code": survey.door == Door.CODE,
    }


def _rows(cards: list[Card], keys: Mapping[str, str], errors: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "number": card.order,
            "card": card,
            "mark": keys.get(f"v{card.pk}", ""),
            "comment": keys.get(f"k{card.pk}", ""),
            "help": keys.get(f"h{card.pk}", ""),
            "wrong": f"v{card.pk}" in errors,
            "help_wrong": f"h{card.pk}" in errors,
        }
        for card in cards
    ]


def _field_of(name: str) -> str:
    """The field on the typing page: the three places of the top are one there, as are those of a ranking."""
    if name[0] == "s" and name[1:].isdecimal():
        return f"h{name[1:]}"
    return "top" if name.startswith("top") else name
