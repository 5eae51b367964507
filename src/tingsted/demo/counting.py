"""What came out of the demo's surveys: replies, a count so far, a copy."""

from __future__ import annotations

from datetime import date

from tingsted.demo.people import Company
from tingsted.demo.story import on
from tingsted.kernel.actors import CLOCK
from tingsted.surveys.actions import count_open, hand_to_auditor, reply_to_comment
from tingsted.surveys.models import Comment, Survey

REPLIES = (
    ("Hvis der kommer en bænk", "Der kommer to bænke. Vi har spurgt menighedsrådet om en af dem."),
    ("Det har vi talt om i ti år", "Ja. Nu har vi skrevet til Movia sammen med naboområderne."),
)


def look_so_far() -> None:
    """The council follows the survey that is open."""
    count_open(CLOCK)


def answer_comments(company: Company, survey: Survey) -> None:
    """The council answers two of the comments, and lets a university count again."""
    ruth = company.acting("ruth")
    for beginning, words in REPLIES:
        comment = Comment.objects.get(survey=survey, words__startswith=beginning)
        on(date(2018, 6, 20), lambda: reply_to_comment(ruth, comment=comment, words=words))  # noqa: B023
    on(date(2018, 9, 3), lambda: hand_to_auditor(
        ruth, survey=survey, receiver="Et universitet (opdigtet)", purpose="At tælle resultatet efter.",
        delete_by=date(2019, 3, 1), agreed=True,
    ))  # fmt: skip
