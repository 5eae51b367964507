"""Who hears of what: those who speak for an office, and everybody who sits in it."""

from __future__ import annotations

from django.db.models import Q

from tingsted.places.models import Mandate, Office, Seat, Subject


def speakers_of(office: Office) -> list[Seat]:
    """The seats that may answer for an office today, one for each person: letters to a council go to these."""
    mandated = Mandate.objects.in_force().filter(
        seat__office=office, subject__in=(Subject.EVERYTHING, Subject.ANSWERS)
    )
    seats = (
        Seat.objects.in_force()
        .filter(
            Q(speaks=True) | Q(pk__in=mandated.values("seat")), office=office, person__email__isnull=False
        )
        .select_related("person", "office")
        .order_by("starts", "pk")
    )
    found: dict[int, Seat] = {}
    for seat in seats:
        found.setdefault(seat.person_id or 0, seat)
    return list(found.values())
