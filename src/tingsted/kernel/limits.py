"""Rate limits that a school's shared address does not trip and a script does; nothing is stored with content."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from tingsted.kernel import clock
from tingsted.kernel.models import Tally


def came_from(request: HttpRequest) -> str:
    """The day's salted digest of the address: enough to count, too little to find anyone afterwards."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.TRUSTED_PROXIES:
        hops = [h.strip() for h in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if h.strip()]
        if len(hops) >= settings.TRUSTED_PROXIES:
            address = hops[-settings.TRUSTED_PROXIES]
    return scrambled(f"{clock.today().isoformat()}\n{address}")


def scrambled(words: str) -> str:
    """A key to count under that doesn't tell the words: upper and lower case are the same."""
    return hashlib.sha256(f"{settings.SECRET_KEY}\n{words.strip().lower()}".encode()).hexdigest()[:24]


def too_many(key: str, *, most: int, within: timedelta) -> bool:
    """Count one more under `key`; True when there have been more than `most` in the current window."""
    now = clock.now()
    with transaction.atomic():
        changed = Tally.objects.filter(key=key, until__gt=now).update(count=F("count") + 1)
        if not changed:
            Tally.objects.update_or_create(key=key, defaults={"count": 1, "until": now + within})
            return most < 1
        return Tally.objects.filter(key=key).values_list("count", flat=True)[0] > most


def forget_old() -> int:
    """Drop windows that have passed; the clock calls this."""
    return Tally.objects.filter(until__lte=clock.now()).delete()[0]
