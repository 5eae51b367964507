"""»Ten minutes on a phone«: forty ideas as people write them, every word read once, and every press counted.

The time is the keystroke-level model's: S. K. Card, T. P. Moran, A. Newell, »The keystroke-level model for user
performance time with interactive systems«, Communications of the ACM 23(7), 1980, with its slowest person who knows the
keyboard, and with every idea read at a slow reader's pace. It was 9.2 minutes when this was written.
"""

from __future__ import annotations

import csv
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from lxml import html

from cast import Cast
from tingsted.ideas.actions import raise_idea
from tingsted.kernel import clock
from tingsted.surveys.actions import make_survey, open_survey
from tingsted.surveys.models import Survey
from tingsted.surveys.sayings import minutes_it_takes

KEY, POINT, THINK = 0.5, 1.1, 1.35
"""Seconds: a key of a slow typist, to point with a finger, to think."""
GLANCE = 0.25  # a line of a list that one has read before
WORDS_A_MINUTE = 150
COMMENTS, LONG = 3, 40  # comments that somebody writes, and the signs of each
ADDRESS = 15 + 25  # the signs of a name and of an e-mail address
IDEAS = Path(__file__).parent.parent / "data" / "ideer-borgermoede.csv"


@pytest.fixture
def forty(cast: Cast) -> Survey:
    """An open survey on the first forty notes of a real evening's wall, begun from the development plan's pattern."""
    with IDEAS.open(encoding="cp1252", newline="") as file:
        notes = [row["Idé"] for row in csv.DictReader(file, delimiter=";") if row["Idé"]][:40]
    made = make_survey(
        cast.as_ruth,
        body=cast.council,
        ideas=[raise_idea(cast.as_ruth, area=cast.glumsoe, words=words) for words in notes],
        title="Hvad er vigtigst?",
        closes=clock.today() + timedelta(days=14),
        villages=["Glumsø", "Sandby", "Tyvelse"],
        pattern="lup",
    )
    return open_survey(cast.as_ruth, survey=made)


def reading(words: str) -> float:
    return len(words.split()) * 60 / WORDS_A_MINUTE


def seen(card: Any) -> str:
    """What stands on a card before anything is unfolded."""
    return " ".join(card.xpath(".//text()[not(ancestor::details or ancestor::option) or ancestor::summary]"))


def seconds(survey: Survey) -> float:
    """What the model says of one who marks every idea, comments on three, points to three and offers to help."""
    page = html.fromstring(Client().get(survey.get_absolute_url()).content.decode())
    cards = page.xpath("//form//section[@data-card]")
    ideas = [card for card in cards if card.get("data-card").isdecimal()]
    beside = [card for card in cards if card not in ideas]
    assert (len(ideas), len(beside)) == (40, 3)
    spent = reading(" ".join(page.xpath("//div[@class='page-head']//text()")))
    spent += reading(seen(ideas[0])) + sum(
        reading(" ".join(card.xpath(".//div[@class='note']//text()"))) for card in ideas[1:]
    )
    spent += len(ideas) * (THINK + POINT + POINT)  # think, mark, go on
    spent += COMMENTS * (POINT + THINK + POINT + LONG * KEY)  # unfold, think, into the field, write
    spent += POINT + POINT + reading("Med tid")  # one offer of help, and its yes
    spent += sum(reading(seen(card)) + POINT for card in beside)
    spent += 3 * (POINT + THINK + 40 * GLANCE + POINT)  # the three that matter most, found among forty
    spent += 2 * (POINT + POINT) + 2 * POINT + ADDRESS * KEY  # village and age; name and e-mail
    return spent + POINT  # hand in


def test_forty_ideas_take_ten_minutes_on_a_phone_and_the_page_says_so(forty: Survey) -> None:
    minutes = seconds(forty) / 60
    assert minutes < 10, f"{minutes:.1f} minutes"
    assert abs(minutes_it_takes(40, 2) - minutes) < 1, f"{minutes:.1f} minutes, and the page says otherwise"
