"""Who could be asked: by area, by theme, by name; and what already waits with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tingsted.design.days import day_text
from tingsted.design.figures import number_word
from tingsted.involvement.models import Invitation, Matter
from tingsted.kernel import clock, rounds
from tingsted.kernel.text import danish_key
from tingsted.notices.models import Ask
from tingsted.places.models import Area, Office
from tingsted.places.topics import all_choices, caring_words

A_MONTH = timedelta(days=31)


@dataclass(frozen=True)
class Burden:
    """What already waits with one body."""

    matters: int = 0
    next_deadline: date | None = None
    asks: int = 0

    def words(self, office: Office) -> str:
        """As a neighbour would say it: »Glumsø har fire åbne sager denne måned«."""
        if not self.matters and not self.asks:
            return _("Nothing waits with %(office)s just now.") % {"office": office}
        if not self.matters:
            return ngettext(
                "%(n)s thing waits on the desk of %(office)s, but no matter.",
                "%(n)s things wait on the desk of %(office)s, but no matter.",
                self.asks,
            ) % {"n": capfirst(number_word(self.asks)), "office": office}
        text = ngettext(
            "%(office)s has %(n)s open matter this month",
            "%(office)s has %(n)s open matters this month",
            self.matters,
        ) % {"n": number_word(self.matters), "office": office}
        if self.next_deadline is None:
            return f"{text}."
        return _("%(text)s, the next on %(day)s.") % {"text": text, "day": day_text(self.next_deadline)}


@dataclass(frozen=True)
class Candidate:
    """An office that could be asked: why, what waits with it, and whether it was asked already."""

    office: Office
    why: tuple[str, ...]
    burden: Burden
    invited: bool

    @property
    def chosen(self) -> bool:
        """Whether the preview proposes it: there is a reason, and it was not asked before."""
        return bool(self.why) and not self.invited

    @property
    def waiting(self) -> str:
        """What already waits there, in words."""
        return self.burden.words(self.office)


def burdens(on: date | None = None) -> rounds.Reading[dict[int, Burden]]:
    """Office → what waits with it: open matters of the coming month, and asks on the desk; as a reading."""
    day = on or clock.today()
    soon = Matter.objects.all().taking_answers(day).filter(deadline__lte=day + A_MONTH)
    waiting = Invitation.objects.waiting().filter(matter__in=soon.order_by().values("pk"))
    asks = Ask.objects.waiting().filter(office__isnull=False).order_by().values("office")
    open_ones, counted = yield from rounds.together(
        rounds.rows(waiting.order_by("pk").values_list("office", "matter__deadline")),
        rounds.rows(asks.annotate(n=Count("pk")).values_list("office", "n")),
    )
    count: Counter[int] = Counter()
    first: dict[int, date] = {}
    for office, deadline in open_ones:
        count[office] += 1
        first[office] = min(deadline, first.get(office, deadline))
    on_desks = dict(counted)
    return {pk: Burden(count[pk], first.get(pk), on_desks.get(pk, 0)) for pk in {*count, *on_desks}}


def candidates(
    matter: Matter,
    *,
    areas: Collection[Area] = (),
    themes: Iterable[str] = (),
    offices: Collection[Office] = (),
) -> rounds.Reading[list[Candidate]]:
    """Every body that could be asked, those with a reason first: by area, by theme, by name; as a reading."""
    bodies, choices, invited, waiting = yield from rounds.together(
        rounds.rows(Office.objects.bodies().open().select_related("area", "profile")),
        rounds.rows(all_choices()),
        rounds.rows(matter.invitations.values_list("office", flat=True)),
        burdens(),
    )
    listed = {office.pk for office in offices}
    near = {area.pk for area in areas}
    caring = caring_words(themes, bodies, choices)
    found = []
    for body in bodies:
        why = []
        if body.area_id in near:
            why.append(_("It concerns %(area)s.") % {"area": body.area})
        if body.pk in caring:
            why.append(_("It cares about %(themes)s.") % {"themes": caring[body.pk].lower()})
        if body.pk in listed:
            why.append(_("You chose it."))
        found.append(Candidate(body, tuple(why), waiting.get(body.pk, Burden()), body.pk in invited))
    return sorted(found, key=lambda c: (not c.why, danish_key(str(c.office))))
