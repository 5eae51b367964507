"""A ledger that lives through years, and beside it a second one in plain Python that says what must be told."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest

from cast import Cast
from promises.power import goes_after
from promises.second_ledger import Owed
from tingsted.accounts.models import Person
from tingsted.kernel import clock, clockwork, guard
from tingsted.kernel.actors import OPERATOR, Actor
from tingsted.kernel.management.commands.clock import do_what_is_due
from tingsted.kernel.models import ClockRun
from tingsted.notices.models import Ask
from tingsted.places.actions import end_seat, take_seat
from tingsted.places.models import Office, Role, Seat
from tingsted.places.queries import forget_municipality
from tingsted.places.remembered import forget_all
from tingsted.promises import actions
from tingsted.promises.models import Promise, Reminder

FIRST, LAST = date(2027, 1, 1), date(2036, 12, 31)
DIGESTS_UNTIL = date(2027, 7, 1)


class Walk:
    """One life of the ledger: what was done, and what ought to have been told."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.cast, self.lot = cast, random.Random(seed)
        self.owed: list[Owed] = []
        self.expected: list[tuple[int, str, date, date]] = []
        self.before, self.after = 7, 14
        self.leader: Seat | None = None
        self.number, self.odd_nights = 0, 0
        with guard.arranging():
            Person.objects.exclude(pk__in=[cast.ruth.pk, cast.holger.pk]).update(is_active=False)
            take_seat(
                OPERATOR,
                office=cast.culture,
                person=cast.holger,
                role=Role.OFFICER,
                starts=FIRST,
                speaks=True,
            )

    # What people do.

    def act(self, day: date) -> None:
        """One random act of somebody."""
        verbs = (
            [self.promise] * 5
            + [self.answer] * 4
            + [self.move_date] * 2
            + [self.begin, self.pass_on, self.withdraw]
        )
        verbs += [self.broken, self.move_office, self.stand, self.review, self.hand_over, self.set_patience]
        self.lot.choice(verbs)(day)

    def promise(self, day: date) -> None:
        by_council = self.lot.random() < 0.1
        by = self.cast.council if by_council else self.lot.choice([self.cast.roads, self.cast.culture])
        due = day + timedelta(self.lot.choice([0, 1, 3, 6, 9, 20, 60, 120]))
        noun = actions.promise_answer(
            self.cast.as_gudrun,
            kind="tests.walk",
            owed_by=by,
            owed_to=self.cast.contact if by_council else self.cast.council,
            area=self.cast.glumsoe,
            title=self._title(),
            due=due,
        )
        self.owed.append(Owed(noun, day, due, by, public=not by_council))

    def answer(self, day: date) -> None:
        if owed := self._some():
            answer = self.lot.choice(["we do it", "no", "not now", "we help"])
            actions.give_answer(self._speaker(owed.by), promise=owed.noun, answer=answer, reply="Fordi.")
            owed.open = False

    def begin(self, day: date) -> None:
        if owed := self._some():
            actions.begin_answer(self._speaker(owed.by), promise=owed.noun, word="Vi er i gang.")

    def move_date(self, day: date) -> None:
        if owed := self._some():
            to = max(owed.due, day) + timedelta(self.lot.choice([1, 5, 30]))
            actions.move_date(
                self._speaker(owed.by), promise=owed.noun, to_due=to, reason="Vi venter på sneen."
            )
            owed.due = to

    def pass_on(self, day: date) -> None:
        owed = self._some()
        if owed and owed.public:
            to = self._other(owed.by)
            due = day + timedelta(self.lot.choice([2, 25]))
            onward = actions.pass_on(self._speaker(owed.by), promise=owed.noun, to=to, due=due)
            owed.open = False
            self.owed.append(Owed(onward, day, due, to))

    def move_office(self, day: date) -> None:
        owed = self._some()
        if owed and owed.public:
            to = self._other(owed.by)
            actions.move_promise(self._speaker(owed.by), promise=owed.noun, to=to, reason="Ny deling.")
            owed.by = to

    def withdraw(self, day: date) -> None:
        owed = self._some()
        if owed and owed.public:
            actions.withdraw(self.cast.as_ruth, promise=owed.noun, reason="Vi har selv gjort det.")
            owed.open = False

    def broken(self, day: date) -> None:
        if owed := self._some():
            actions.declare_broken(self._speaker(owed.by), promise=owed.noun, reason="Der er ingen penge.")
            owed.open = False

    def stand(self, day: date) -> None:
        due = day + timedelta(self.lot.choice([30, 365]))
        noun = actions.make_standing_promise(
            self.cast.as_gudrun,
            kind="tests.walk",
            owed_by=self.cast.roads,
            owed_to=self.cast.council,
            title=self._title(),
            review_on=due,
        )
        self.owed.append(Owed(noun, day, due, self.cast.roads, standing=True))

    def review(self, day: date) -> None:
        standing = [owed for owed in self.owed if owed.open and owed.standing]
        if standing:
            owed = self.lot.choice(standing)
            if self.lot.random() < 0.3:
                actions.end_standing_promise(self.cast.as_ruth, promise=owed.noun, reason="Nyt grundlag.")
                owed.open = False
            else:
                owed.due = day + timedelta(self.lot.choice([60, 365]))
                actions.review_standing_promise(self.cast.as_ruth, promise=owed.noun, review_on=owed.due)

    def hand_over(self, day: date) -> None:
        """The leader of Vej og Park leaves, or a new one comes."""
        with guard.arranging():
            if self.leader is not None:
                end_seat(OPERATOR, seat=self.leader, on=day - timedelta(1))
                self.leader = None
            else:
                self.number += 1
                person = Person.objects.create_user(f"leder{self.number}@tingsted.example", is_active=False)
                self.leader = take_seat(
                    OPERATOR, office=self.cast.roads, person=person, role=Role.LEADER, starts=day
                )

    def set_patience(self, day: date) -> None:
        self.before, self.after = self.lot.randint(1, 14), self.lot.randint(1, 40)
        actions.set_patience(self.cast.as_tue, remind_before=self.before, tell_leader_after=self.after)

    # What the clock does.

    def live(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """From the first day to the last."""
        day, stands_still_until = FIRST, FIRST
        while day <= LAST:
            if day == DIGESTS_UNTIL:
                monkeypatch.delitem(clockwork.DAILY, "notices.digests")
            odd = _is_longer_or_shorter(day)
            if odd:
                self._odd_night(day, day >= stands_still_until, monkeypatch)
            hours = range(10, 24) if odd else range(24)
            for hour in sorted(self.lot.sample(hours, self.lot.choice([1, 1, 1, 2, 3]))):
                with clock.at(datetime.combine(day, time(hour, self.lot.randrange(60)), clock.COPENHAGEN)):
                    self._hour(day, hour, day >= stands_still_until, monkeypatch)
            if day >= stands_still_until and self.lot.random() < 0.5:
                with clock.at(datetime.combine(day, time(23, 59), clock.COPENHAGEN)):
                    self._strike(day, monkeypatch)
            if self.lot.random() < 0.004:
                stands_still_until = day + timedelta(self.lot.randint(1, 40))
            day += timedelta(1)

    def _odd_night(self, day: date, alive: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        """Summer time begins or ends: every half hour until the work of the day, also the hour that comes twice."""
        self.odd_nights += 1
        midnight = datetime.combine(day, time(), clock.COPENHAGEN).astimezone(UTC)
        for half_hours in range(16):
            with clock.at(midnight + timedelta(minutes=30 * half_hours)):
                hour = clock.now().astimezone(clock.COPENHAGEN).hour
                if clock.today() == day and alive:
                    self._strike(day, monkeypatch, does_daily_work=hour >= 6)

    def _hour(self, day: date, hour: int, alive: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        if self.lot.random() < 0.15:
            self.act(day)
        if alive and self.lot.random() < 0.3:
            self._strike(day, monkeypatch, does_daily_work=hour >= 6)
        if self.lot.random() < 0.02:
            self._restart(day)
        if self.lot.random() < 0.01:
            self._compare()

    def _strike(self, day: date, monkeypatch: pytest.MonkeyPatch, *, does_daily_work: bool = True) -> None:
        """The clock looks what is due; once in a while the power goes in the middle of it."""
        if self.lot.random() < 0.05:
            with monkeypatch.context() as power, goes_after(power, self.lot.randrange(3)):
                before = Reminder.objects.count()
                with guard.arranging():
                    ran = do_what_is_due(clock.now())
            if "promises.remind" not in ran:
                assert Reminder.objects.count() == before
                return
        else:
            ran = do_what_is_due(clock.now())
        assert does_daily_work or ran == []
        if "promises.remind" in ran:
            self._expect(day)

    def _expect(self, day: date) -> None:
        for owed in self.owed:
            if owed.open:
                leader = self.leader is not None and owed.by == self.cast.roads
                for stage in owed.stages(day, self.before, self.after, leader):
                    if (stage, owed.due) not in owed.told:
                        owed.told.add((stage, owed.due))
                        self.expected.append((owed.noun.pk, stage, owed.due, day))

    def _restart(self, day: date) -> None:
        """Another process: nothing in memory, and the note of today's work may have been lost with the power."""
        forget_all()
        forget_municipality()
        if self.lot.random() < 0.5:
            with guard.arranging():
                ClockRun.objects.filter(day=day).delete()

    # What is compared.

    def _compare(self) -> None:
        """Now and then: what is late, and what lies on which desk."""
        today = clock.today()
        late = {o.noun.pk for o in self.owed if o.open and not o.standing and o.due < today}
        assert set(Promise.objects.overdue().values_list("pk", flat=True)) == late
        waiting = Counter(Ask.objects.waiting().values_list("kind", flat=True))
        answers = sum(1 for o in self.owed if o.open and not o.standing)
        chased = sum(1 for o in self.owed if o.open and o.public and ("over", o.due) in o.told)
        led = sum(1 for o in self.owed if o.open and ("leader", o.due) in o.told)
        reviewed = 2 * sum(1 for o in self.owed if o.open and ("review", o.due) in o.told)
        assert (waiting["promises.answer"], waiting["promises.chase"], waiting["promises.review"]) == (
            answers,
            chased,
            reviewed,
        )
        assert waiting["promises.lead"] <= led  # moved to another office, it lies on no leader's desk there

    def _some(self) -> Owed | None:
        still = [owed for owed in self.owed if owed.open and not owed.standing]
        if not still:
            return None
        owed = self.lot.choice(still)
        owed.noun = Promise.objects.select_related("owed_by", "owed_to", "area").get(pk=owed.noun.pk)
        return owed

    def _speaker(self, office: Office) -> Actor:
        return self.cast.as_ruth if office == self.cast.council else Actor("person", self.cast.holger, office)

    def _other(self, office: Office) -> Office:
        return self.cast.culture if office == self.cast.roads else self.cast.roads

    def _title(self) -> str:
        self.number += 1
        return f"Sag {self.number:04d}"


def _is_longer_or_shorter(day: date) -> bool:
    """Whether that day has 25 hours in Denmark, or 23."""
    begins, ends = (datetime.combine(day + timedelta(n), time(), clock.COPENHAGEN) for n in (0, 1))
    return begins.utcoffset() != ends.utcoffset()
