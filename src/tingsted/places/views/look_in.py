"""Looking in as one of the demo's invented people: on this machine only, and only in a demo."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tingsted.accounts.models import Person
from tingsted.places.models import Seat
from tingsted.places.views.seats import BACKEND

# The ending that no real mailbox has (RFC 2606): a real person's seat can't be borrowed even in a demo.
INVENTED = ".example"


def may_look_in(request: HttpRequest) -> bool:
    """Only in a demo, straight from this machine: no proxy in between, and asked for by a local name."""
    if not settings.DEMO or settings.TRUSTED_PROXIES:
        return False
    if any(
        request.META.get(name)
        for name in ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_VIA")
    ):
        return False
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    return _is_this_machine(str(request.META.get("REMOTE_ADDR", ""))) and (
        host == "localhost" or _is_this_machine(host)
    )


def demo_people() -> list[tuple[Person, list[Seat]]]:
    """The invented people who hold a seat today, with their seats."""
    seats = Seat.objects.in_force().filter(person__is_active=True, person__email__endswith=INVENTED)
    people: dict[int, tuple[Person, list[Seat]]] = {}
    for seat in seats.select_related("person", "office").order_by("office__kind", "office__name", "starts"):
        assert seat.person is not None
        people.setdefault(seat.person.pk, (seat.person, []))[1].append(seat)
    return list(people.values())


@never_cache
@require_http_methods(["GET", "POST"])
def look_in(request: HttpRequest) -> HttpResponse:
    """The list of people; one press signs in as that person."""
    if not may_look_in(request):
        raise Http404
    if request.method == "GET":
        return render(request, "places/look_in.html", {"people": demo_people()})
    known = str(request.POST.get("person", ""))
    person = Person.objects.filter(
        pk=int(known) if known.isdecimal() else 0, is_active=True, email__endswith=INVENTED
    ).first()
    if person is None:
        raise Http404
    login(request, person, backend=BACKEND)
    return redirect("/bord/")


def _is_this_machine(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
