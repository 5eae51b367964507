"""Text goes out packed to those who can unpack it; pictures and PDF go as they are."""

from __future__ import annotations

import gzip

from django.test import Client

from cast import Cast

PAGE = "/omraader/glumsoe/"
UNPACKS = {"Accept-Encoding": "gzip, br"}


def test_a_page_is_packed_for_a_reader_who_can_unpack_it(cast: Cast, client: Client) -> None:
    plain, packed = client.get(PAGE), client.get(PAGE, headers=UNPACKS)
    assert (plain.headers.get("Content-Encoding"), packed.headers["Content-Encoding"]) == (None, "gzip")
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) * 2 < len(plain.content)
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_a_packed_page_that_has_not_changed_is_not_sent_again(cast: Cast, client: Client) -> None:
    first = client.get(PAGE, headers=UNPACKS)
    again = client.get(PAGE, headers={**UNPACKS, "If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


def test_a_pdf_goes_as_it_is(cast: Cast, client: Client) -> None:
    sheet = client.get(f"{PAGE}ark.pdf", headers=UNPACKS)
    assert (sheet.headers["Content-Type"], sheet.headers.get("Content-Encoding")) == ("application/pdf", None)
