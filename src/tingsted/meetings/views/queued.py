"""Forms that a browser keeps until they are answered (`queue.js`): it hears a line, everybody else gets a page."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse

from tingsted.kernel import receipts
from tingsted.kernel.actions import Refused


def take_in(
    request: HttpRequest,
    form: forms.BaseForm,
    act: Callable[[], str],
    page: Callable[[], HttpResponse],
    *,
    first: Callable[[], None] | None = None,
) -> HttpResponse:
    """Act once for this form's receipt and lead on; refused, the page with all that was typed.

    `first` may refuse before anything is opened, also for a form that was received before.
    """
    if form.is_valid():
        try:
            if first is not None:
                first()
            return receipts.once(request, act)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    if receipts.is_queued(request):
        return JsonResponse(
            {"refused": " ".join(str(w) for ws in form.errors.values() for w in ws)}, status=422
        )
    return page()
