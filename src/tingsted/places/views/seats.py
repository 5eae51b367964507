"""Taking the seat one was invited to, from the link in the letter: a page with one button."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tingsted.accounts.models import Person
from tingsted.kernel import links
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.forms import answer_form
from tingsted.places.actions import take_invited_seat
from tingsted.places.actions.seats import LINK
from tingsted.places.forms import TakeSeatForm
from tingsted.places.models import SeatInvitation

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@never_cache
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, token: str) -> HttpResponse:
    """The seat is shown; one press takes it. A used or old link says what next.

    Somebody new to the house is signed in by it. Whoever has an account signs in with a code as always: a letter
    of three weeks ago, forwarded or left on a shared computer, opens the one seat and nothing else they have.
    """
    invitation = get_object_or_404(
        SeatInvitation.objects.select_related("office", "office__area"), pk=int(links.read(LINK, token))
    )
    if not invitation.is_waiting():
        context = {"invitation": invitation, "office": invitation.office}
        return render(request, "places/seat_closed.html", context, status=410)
    form = TakeSeatForm(request.POST or None, initial={"name": invitation.name})

    def act() -> str:
        known = Person.objects.filter(email__iexact=invitation.email).exists()
        seat = take_invited_seat(VISITOR, invitation=invitation, **form.cleaned_data)
        if seat.person is not None and not known:
            login(request, seat.person, backend=BACKEND)
        elif request.user.pk != seat.person_id:
            messages.success(request, _("The seat is yours. Sign in with your e-mail to use it."))
        return "/bord/"

    return answer_form(
        request, form, "places/take_seat.html", {"invitation": invitation, "token": token}, act
    )
