"""Who hears of what: those who speak for an office, and everybody who sits in it."""

from __future__ import annotations

from tingsted.places.models import Office, Seat


def speakers_of(office: Office) -> list[Seat]:
    """The seats that may answer for an office today, one for each person: letters to a council go to these."""
    seats = (
        Seat.objects.in_force()
        .filter(office=office, speaks=True, person__email__isnull=False)
        .select_related("person", "office")
        .order_by("starts", "pk")
    )
    found: dict[int, Seat] = {}
    for seat in seats:
        found.setdefault(seat.person_id or 0, seat)
    return list(found.values())


def readers_of(office: Office) -> int:
    """How many people sit in an office today: of how many it is said that so many agree."""
    return (
        Seat.objects.in_force()
        .filter(office=office, person__isnull=False)
        .values("person")
        .distinct()
        .count()
    )
