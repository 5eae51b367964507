"""Rate limits that a school's shared address does not trip and a script does; nothing is stored with content."""

from __future__ import annotations

import hashlib
import ipaddress
import re
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

WITH_PORT = re.compile(r"\[(?P<six>[^\]]*)\](?::\d+)?|(?P<four>[\d.]+):\d+")


def came_from(request: HttpRequest) -> str:
    """The day's salted digest of the address: enough to count, too little to find anyone afterwards."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.TRUSTED_PROXIES:
        hops = [h.strip() for h in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if h.strip()]
        if len(hops) >= settings.TRUSTED_PROXIES:
            address = hops[-settings.TRUSTED_PROXIES]
    return scrambled(f"{clock.today().isoformat()}\n{_household(address)}")


def _household(address: str) -> str:
    """The address without what changes by itself: a port a proxy adds, and the half of IPv6 that is one's own.

    A home or a phone has a whole /64, and its computers draw new addresses there as they please.
    """
    found = WITH_PORT.fullmatch(address.strip())
    bare = (found["six"] or found["four"]) if found else address.strip()
    try:
        read = ipaddress.ip_address(bare.partition("%")[0])
    except ValueError:
        return bare
    if isinstance(read, ipaddress.IPv4Address):
        return str(read)
    if read.ipv4_mapped is not None:
        return str(read.ipv4_mapped)
    return str(ipaddress.ip_network((read, 64), strict=False))


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


def is_full(key: str, *, most: int) -> bool:
    """Whether `most` have been counted under `key` in the current window; looking counts nothing."""
    return Tally.objects.filter(key=key, count__gte=most, until__gt=clock.now()).exists()


def forget_old() -> int:
    """Drop windows that have passed; the clock calls this."""
    return Tally.objects.filter(until__lte=clock.now()).delete()[0]
