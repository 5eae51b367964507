"""Kind pages for what went wrong: what happened, in a sentence, and what next."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

MOST_TEXTS = 40


def kind_page(
    request: HttpRequest, *, status: int, title: str, sentence: str, what_next: str = "", **ways: Any
) -> HttpResponse:
    """One page for every wrong turn: a heading, a sentence, a way on, and what was typed, so that it is not lost.

    The ways on are `leads_to` (the thing as it stands now), `sign_in` (the page to sign in on) and `finds` (whether
    to look for an idea right there).
    """
    context = {"title": title, "sentence": sentence, "what_next": what_next, "typed": _typed(request), **ways}
    return render(request, "desk/error.html", context, status=status)


def _typed(request: HttpRequest) -> list[str]:
    """The texts a person wrote in the form that could not be taken in; never codes, dates or addresses."""
    if request.method != "POST":
        return []
    try:
        values = [value.strip() for _name, texts in request.POST.lists() for value in texts]
    except (BadRequest, SuspiciousOperation, MultiPartParserError):
        return []
    return [value for value in dict.fromkeys(values) if " " in value or "\n" in value][:MOST_TEXTS]


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return kind_page(
        request,
        status=400,
        title=_("We could not read that"),
        sentence=_("Something in the address or the form was not as it should be. Go back and try again."),
    )


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    sentence = _(str(exception)) if exception and str(exception) else _("Only others may do this.")
    title = _("This is for others")
    if request.user.is_authenticated:
        what_next = _("If you should have access, write to the chair.")
        return kind_page(request, status=403, title=title, sentence=sentence, what_next=what_next)
    here = {"next": request.get_full_path()} if request.method == "GET" else {}
    return kind_page(
        request,
        status=403,
        title=title,
        sentence=sentence,
        what_next=_("If you have a seat, sign in first."),
        sign_in=f"{reverse('account_login')}?{urlencode(here)}",
    )


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's own secret did not fit: signed in or out in another window, or sent from another site."""
    return kind_page(
        request,
        status=403,
        title=_("The form was too old"),
        sentence=_("You have signed in or out since the page was opened, or your browser keeps no cookies."),
        what_next=_("Go back, load the page again and send it once more."),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """Nothing of it is read: a form this large would fill the disk before any view could say no."""
    request.POST = QueryDict()
    return kind_page(
        request,
        status=413,
        title=_("That is too large"),
        sentence=_("No file here may be larger than 20 MB. Save it smaller, and send the form again."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return kind_page(
        request,
        status=404,
        title=_("The page is not here"),
        sentence=_("Ideas never move, so try searching for the number."),
        finds=True,
    )


def broken(request: HttpRequest, *args: Any) -> HttpResponse:
    return kind_page(
        request,
        status=500,
        title=_("Something broke here"),
        sentence=_("The fault is ours, and it has been noted. Nothing was saved, so try again in a moment."),
    )
