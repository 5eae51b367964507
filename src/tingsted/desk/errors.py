"""Kind pages for what went wrong: what happened, in a sentence, and what next."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def kind_page(
    request: HttpRequest, *, status: int, title: str, sentence: str, what_next: str = ""
) -> HttpResponse:
    """One page for every wrong turn: a heading, a sentence, and a way on."""
    return render(
        request,
        "desk/error.html",
        {"title": title, "sentence": sentence, "what_next": what_next},
        status=status,
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return kind_page(
        request,
        status=400,
        title=_("We could not read that"),
        sentence=_("Something in the address or the form was not as it should be. Go back and try again."),
    )


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    sentence = _(str(exception)) if exception and str(exception) else _("Only others may do this.")
    what_next = (
        _("If you should have access, write to the chair.")
        if request.user.is_authenticated
        else _("If you have a seat, sign in first.")
    )
    return kind_page(
        request, status=403, title=_("This is for others"), sentence=sentence, what_next=what_next
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return kind_page(
        request,
        status=404,
        title=_("The page is not here"),
        sentence=_("The page is not here. Ideas never move, so try searching for the number."),
    )


def broken(request: HttpRequest, *args: Any) -> HttpResponse:
    return kind_page(
        request,
        status=500,
        title=_("Something broke here"),
        sentence=_(
            "The fault is ours, and it has been noted. What you wrote may be lost, so try again in a moment."
        ),
    )
