"""Postcards as one file: an address, a QR code and the code in letters on each."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tingsted.design.days import day_text, language
from tingsted.design.figures import number_word
from tingsted.documents.press import press_pdf
from tingsted.documents.qr import qr_file
from tingsted.kernel import clock, links
from tingsted.surveys.models import Survey
from tingsted.surveys.sayings import minutes_it_takes, rule_in_words


def postcards_pdf(survey: Survey, addresses: Sequence[Sequence[str]], codes: Sequence[str]) -> bytes:
    """One postcard for each address, each with a code of its own."""
    where = links.whole(survey.short_address())
    asked = (survey.cards.filter(closed_on=None).count(), survey.questions.filter(closed_on=None).count())
    shown = where.removeprefix("https://").removeprefix("http://")
    data = {
        "title": survey.title,
        "lang": language(),
        "author": survey.body.name,
        "words": {
            "head": _("Your view of %(area)s") % {"area": survey.area.name},
            "ask": _("Answer on your phone or computer in about %(minutes)s minutes. You need no account.")
            % {"minutes": number_word(minutes_it_takes(*asked))},
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
