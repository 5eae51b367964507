"""What a deadline means: whether it leaves volunteers time to meet, and what it ends once it has passed."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tingsted.involvement.models import Contribution, Invitation, Listener, Matter, Reply, Saying
from tingsted.involvement.models.matters import TAKES_ANSWERS, USUAL_DAYS
from tingsted.kernel import clock
from tingsted.notices.models import Ask, AskQuerySet

JULY = 7
# From the day before little Christmas Eve until councils meet again.
CHRISTMAS = ((12, 22), (1, 2))


def is_holiday(day: date) -> bool:
    """July and Christmas: days on which no council meets."""
    first, last = CHRISTMAS
    return day.month == JULY or (day.month, day.day) >= first or (day.month, day.day) <= last


def days_to_think(start: date, end: date) -> int:
    """The days from the one after `start` to `end`, holidays left out."""
    return sum(
        not is_holiday(start + timedelta(days=number)) for number in range(1, max(0, (end - start).days) + 1)
    )


def warnings_about(matter: Matter, start: date | None = None) -> list[str]:
    """What to think about before the deadline is told to volunteers; empty when it is a good one."""
    if matter.for_information or matter.deadline is None:
        return []
    start = start or matter.opened_on or clock.today()
    usual = USUAL_DAYS.get(matter.kind, 0)
    given, left = max(0, (matter.deadline - start).days), days_to_think(start, matter.deadline)
    found = []
    if matter.deadline.month == JULY:
        found.append(_("The deadline is in July, when no council meets. Move it into August or later."))
    elif is_holiday(matter.deadline):
        found.append(_("The deadline is at Christmas, when no council meets. Move it into January."))
    if given < usual:
        found.append(
            ngettext(
                "There is %(given)d day to answer. In a matter of this kind people usually have at least %(usual)d.",
                "There are %(given)d days to answer. In a matter of this kind people usually have at least %(usual)d.",
                given,
            )
            % {"given": given, "usual": usual}
        )
    elif left < usual:
        found.append(
            ngettext(
                "Without July and Christmas there is %(left)d day to answer. People usually have at least %(usual)d.",
                "Without July and Christmas there are %(left)d days to answer. People usually have at least %(usual)d.",
                left,
            )
            % {"left": left, "usual": usual}
        )
    return found


def waits_no_longer(on: date) -> AskQuerySet:
    """What bodies were asked by a day that is gone. A late yes has no day: its contribution waits on the desk."""
    kinds = ("involvement.answer", "involvement.contribute")
    return Ask.objects.waiting().filter(kind__in=kinds, due__lt=on)


def heard_for_nothing(on: date) -> list[Invitation]:
    """Who heard its citizens and sends the municipality nothing: its no stands, it is gone, or the matter went on."""
    said = Saying.objects.exclude(email="").values("question__invitation")
    left = Q(pk__in=said) | Q(pk__in=Listener.objects.values("invitation"))
    over = Q(lapsed_on__isnull=False) | ~Q(matter__phase__in=TAKES_ANSWERS)
    over |= Q(reply=Reply.NO_THANKS, matter__deadline__lt=on)
    sent = Contribution.objects.standing_ones().filter(invitation=OuterRef("pk"))
    rows = Invitation.objects.filter(left, over).exclude(Exists(sent))
    return list(rows.select_related("matter__owner", "office").order_by("pk"))
