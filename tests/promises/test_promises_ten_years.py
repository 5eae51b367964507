"""Ten years of the ledger under a moving clock: random acts, summer time, a clock that stands still, crashes, restarts.

A second ledger, kept in a few lines of plain Python, says what must be told and on which day. One walk takes about
half a minute; `TINGSTED_WALKS=20` takes twenty.
"""

from __future__ import annotations

import os
import re
from collections import Counter

import pytest

from cast import Cast
from promises.walk import Walk
from tingsted.kernel import clock, clockwork, journal
from tingsted.notices.models import Digest, Letter, News
from tingsted.notices.writing import sentence
from tingsted.promises.models import Promise, Reminder

WALKS = int(os.environ.get("TINGSTED_WALKS", "1"))
KINDS = {
    "soon": ["promises.soon"],
    "over": ["promises.over_ours", "promises.over_theirs"],
    "leader": [],
    "review": [],
}


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2018, 2018 + WALKS))
def test_each_date_is_told_of_once_and_on_its_day_for_ten_years(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    wanted = ("promises.remind", "notices.digests", "kernel.forget")
    monkeypatch.setattr(clockwork, "DAILY", {name: clockwork.DAILY[name] for name in wanted})
    monkeypatch.setattr(clockwork, "HOURLY", {})
    walk = Walk(cast, seed)
    walk.live(monkeypatch)
    told = [(r.promise_id, r.stage, r.for_due, r.on) for r in Reminder.objects.all()]
    assert len(walk.expected) > 200
    assert walk.odd_nights == 20
    assert Counter(told) == Counter(walk.expected)
    _every_notice_once(walk)
    _every_piece_of_news_in_one_digest(cast)
    assert journal.verify() is None


def _every_notice_once(walk: Walk) -> None:
    """News for both sides follow the reminders one for one; a day's letter to an address names each of them once."""
    news = Counter(
        (n.about, n.kind, clock.day_of(n.at))
        for n in News.objects.filter(kind__in=[kind for kinds in KINDS.values() for kind in kinds])
    )
    expected = Counter(
        (f"promises.promise:{key}", kind, day)
        for key, stage, _due, day in walk.expected
        for kind in KINDS[stage]
    )
    assert news == expected
    titles = dict(Promise.objects.values_list("pk", "title"))
    reminded = Counter((titles[key], day) for key, stage, _due, day in walk.expected if stage != "review")
    letters = Letter.objects.filter(once__startswith="promises.reminder:")
    told = Counter(
        (title, clock.day_of(letter.written_at))
        for letter in letters
        for title in re.findall(r"Sag \d{4}", letter.text)
    )
    assert told == reminded
    a_day = Counter((letter.to, clock.day_of(letter.written_at)) for letter in letters)
    assert set(a_day.values()) == {1}


def _every_piece_of_news_in_one_digest(cast: Cast) -> None:
    """In the year that digests were made, what Ruth's council was told stands in one of her mails, once."""
    texts = [letter.text for letter in Letter.objects.filter(kind="notices.digest", to=cast.ruth.email)]
    last = Digest.objects.filter(person=cast.ruth).order_by("-day")[0].until
    told = News.objects.filter(office=cast.council, at__lte=last)
    counted = Counter(sentence(n.kind, n.facts) for n in told)
    assert len(counted) > 10
    assert {said: sum(text.count(said) for text in texts) for said in counted} == counted
