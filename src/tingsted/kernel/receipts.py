"""A form sent twice creates one thing."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse

from tingsted.kernel import clock
from tingsted.kernel.actions import alone_in_its_transaction
from tingsted.kernel.models import Receipt
from tingsted.kernel.putting import put

FIELD = "kvittering"


def new_token() -> str:
    """A fresh token for one rendering of one form."""
    return secrets.token_urlsafe(18)


def once(request: HttpRequest, act: Callable[[], str], *, leads_to: str = "") -> HttpResponse:
    """Do `act` (which returns where to go next) at most once for this form's token, then go there.

    The token lives in the same transaction as the act: a failed act leaves no receipt, a repeated one finds it.
    An act of one action whose next page is known beforehand may say so (`leads_to`): receipt and action are then
    one transaction without a step inside it, which takes fewer statements where very many come at once.
    """
    token = request.POST.get(FIELD, "")
    if not token:
        return _lead_on(request, act())
    key = hashlib.sha256(f"{request.path}\n{token}".encode()).hexdigest()
    try:
        with transaction.atomic(), alone_in_its_transaction(bool(leads_to)):
            put(Receipt(token=key, day=clock.today(), leads_to=leads_to))
            went_to = act()
            if went_to != leads_to:
                Receipt.objects.filter(token=key).update(leads_to=went_to)
    except IntegrityError:
        earlier = Receipt.objects.filter(token=key).first()
        if earlier is None:
            raise
        went_to = earlier.leads_to or request.path
    return _lead_on(request, went_to)


def is_queued(request: HttpRequest) -> bool:
    """Whether a script sent it that keeps forms until they are answered: it hears a line, all others get a page."""
    return bool(request.META.get("HTTP_X_SENT_BY") == "queue")


def _lead_on(request: HttpRequest, went_to: str) -> HttpResponse:
    return JsonResponse({"to": went_to}) if is_queued(request) else HttpResponseRedirect(went_to)
