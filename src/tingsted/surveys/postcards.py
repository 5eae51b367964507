"""Postcards as one file: an address, a QR code and the code in letters on each."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tingsted.design.days import day_text, language
from tingsted.documents.press import press_pdf
from tingsted.documents.qr import qr_file
from tingsted.kernel import clock, links
from tingsted.surveys.models import Survey
from tingsted.surveys.sayings import rule_in_words


def postcards_pdf(survey: Survey, addresses: Sequence[Sequence[str]], codes: Sequence[str]) -> bytes:
    """One postcard for each address, each with a code of its own."""
    where = links.whole(survey.get_absolute_url())
    shown = where.removeprefix("https://").removeprefix("http://")
    data = {
        "title": survey.title,
        "lang": language(),
        "author": survey.body.name,
        "words": {
            "head": _("Your view of %(area)s") % {"area": survey.area.name},
            "ask": _("Answer on your phone in ten minutes. You need no account."),
            "scan": _("Point your phone's camera at the square, or go to"),
            "address": shown,
            "code": _("Your code"),
            "until": _("The survey is open until %(day)s.") % {"day": day_text(survey.closes, "dag")},
            "rule": rule_in_words(survey),
            "paper": _("Would you rather answer on paper? Ask %(body)s.") % {"body": survey.body.name},
            "picture": _("QR code with the address of the survey and your code"),
        },
        "cards": [
            {"lines": list(lines), "code": code, "qr": qr_file(f"{where}?adgang={code}")}
            for lines, code in zip(addresses, codes, strict=True)
        ],
    }
    return press_pdf("surveys/press/postcards.typ", data, dated=clock.today())
