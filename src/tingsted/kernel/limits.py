"""Rate limits that a school's shared address does not trip and a script does; nothing is stored with content."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

from tingsted.kernel import clock
from tingsted.kernel.models import Tally

# One statement, so that two processes never count the same one, and a window that has passed begins again.
COUNT_ONE = """
    INSERT INTO kernel_tally (key, count, until) VALUES (%s, 1, %s)
    ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN kernel_tally.until > %s THEN kernel_tally.count + 1 ELSE 1 END,
        until = CASE WHEN kernel_tally.until > %s THEN kernel_tally.until ELSE excluded.until END
    RETURNING count
"""


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
    with connection.cursor() as cursor:
        moments = map(connection.ops.adapt_datetimefield_value, (now + within, now, now))
        cursor.execute(COUNT_ONE, [key, *moments])
        return int(cursor.fetchone()[0]) > most


def forget_old() -> int:
    """Drop windows that have passed; the clock calls this."""
    return Tally.objects.filter(until__lte=clock.now()).delete()[0]
