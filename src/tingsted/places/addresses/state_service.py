"""The state's address service (Adressevælger): asked over the net, only where a token is configured.

The service takes what is searched for in its address; so nothing here may log an address, and a failure is told
without it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.error import URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from tingsted.places.addresses.provider import MOST, Candidate, NoAnswer, Spot
from tingsted.places.outlines.metres import METRES, between

HOME = "https://adressevaelger.dk"
PATIENCE = 4.0
LARGEST = 500_000
Fetch = Callable[[str], bytes]


def fetch(url: str) -> bytes:
    """The body of an answer; whatever goes wrong is `NoAnswer`, without the address that was asked for."""
    try:
        with urlopen(Request(url, headers={"Accept": "application/json"}), timeout=PATIENCE) as answer:  # noqa: S310
            return bytes(answer.read(LARGEST))
    except (URLError, OSError, ValueError):
        raise NoAnswer from None


class StateService:
    """Two questions: which house numbers are meant, and where one of them lies (answered in EPSG:25832)."""

    def __init__(self, token: str, fetch: Fetch = fetch) -> None:
        self.token, self.fetch = token, fetch

    def search(self, text: str) -> list[Candidate]:
        wanted = " ".join(text.split())[:120]
        if len(wanted) < 3:
            return []
        found = self._asked("/husnumre/soeg", tekst=wanted).get("fund", [])
        try:
            rows = [
                Candidate(str(row["id"]), str(row["titel"])) for row in found if row["type"] == "husnummer"
            ]
        except (KeyError, TypeError):
            raise NoAnswer from None
        return rows[:MOST]

    def locate(self, key: str) -> Spot:
        answer = self._asked(f"/husnumre/{quote(key, safe='')}")
        try:
            point = answer["husnummer"]["adgangspunkt"]
            east, north = (float(number) for number in point["geometri"]["coordinates"][:2])
            projection = str(point["geometri"].get("crs", {}).get("properties", {}).get("name", METRES))
        except (KeyError, TypeError, ValueError, AttributeError):
            raise NoAnswer from None
        if projection != METRES:
            raise NoAnswer
        longitude, latitude = between(METRES, "EPSG:4326").transform(east, north)
        return Spot(float(longitude), float(latitude))

    def _asked(self, path: str, **words: str) -> dict[str, Any]:
        raw = self.fetch(f"{HOME}{path}?{urlencode({**words, 'token': self.token})}")
        try:
            answer = json.loads(raw)
        except ValueError:
            raise NoAnswer from None
        if not isinstance(answer, dict) or answer.get("status") != "ok":
            raise NoAnswer
        return answer
