"""The whole way from a pool to a certified lottery."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from math import isfinite

import numpy as np

from civicmath.sortition.attain import attain
from civicmath.sortition.chances import Chances
from civicmath.sortition.clock import Clock, TooLate
from civicmath.sortition.close import (
    EFFORTS,
    MOST_SWAPPED,
    lottery_by_swaps,
    settle_on_outer,
    settle_on_panels,
    some_panels,
)
from civicmath.sortition.decomposition import Decomposition, decompose, narrow
from civicmath.sortition.held import Goal, Lottery, Status, distance_of
from civicmath.sortition.kinds import Cut, fold, number_rows
from civicmath.sortition.listing import list_panels
from civicmath.sortition.lottery import NoLottery, lottery_of
from civicmath.sortition.multipliers import Bound, prove_levels
from civicmath.sortition.outer import Outer, leximin
from civicmath.sortition.pool import Pool, Unmeetable, Whole
from civicmath.sortition.program import lots, seats_by_program
from civicmath.sortition.rows import Rows, bound_of
from civicmath.sortition.seating import seat_people
from civicmath.sortition.solving import NotRecovered
from civicmath.sortition.swaps import Nearness
from civicmath.sortition.tightening import smallest_cap, why_not

PROVEN_TYPES = 1200
FEW_SEATS = 8
GRACE, MOST_APART = 5.0, 3
Progress = Callable[[str], None]


def hold_lottery(
    pool: Pool,
    *,
    goal: Goal = "leximin",
    cap: Fraction = Fraction(1),
    tickets: int = 1000,
    exact: bool | None = None,
    seconds: float = 600.0,
    progress: Progress = lambda _: None,
) -> Lottery:
    """The fairest lottery of `tickets` equally likely panels from this pool, with its certificate.

    `cap` is the largest chance anyone may have (people IN excepted). `exact` asks for the proof in fractions also
    where it takes long (more than PROVEN_TYPES types); None proves where it is quick, False not at all. After
    `seconds` (or GRACE, for the lottery itself) the best proven so far is answered. Raises Unmeetable, and TooLate
    when not even one panel was found. Method:
    docs/manual/en/the-draw-mathematics.md.
    """
    if not isfinite(seconds):
        raise ValueError("seconds must be a finite number")
    kinds = fold(pool)
    prove = exact if exact is not None else kinds.count <= PROVEN_TYPES
    search = _Search(
        Rows(kinds), goal=goal, cap=cap, tickets=tickets, prove=prove, clock=Clock(seconds), progress=progress
    )
    search.run()
    return search.finish()


class _Search:
    """The rows known so far, the chances they allow, and whether panels attain them."""

    def __init__(
        self,
        rows: Rows,
        *,
        goal: Goal,
        cap: Fraction,
        tickets: int,
        prove: bool,
        clock: Clock,
        progress: Progress,
    ) -> None:
        self.rows, self.goal, self.cap, self.tickets = rows, goal, cap, tickets
        self.prove, self.clock, self.progress = prove, clock, progress
        self.grace = Clock(max(GRACE, clock.left(float("inf"))))
        self.known: list[Whole] = []
        self.panels: Whole | None = None
        self.decomposition: Decomposition | None = None
        self.bounds: tuple[Bound, ...] | None = None
        self.upper = cap
        self.outer = self._climb()

    def _climb(self) -> Outer:
        self.upper = self.cap
        try:
            outer = leximin(self.rows, self.cap, self.grace)
            if self.goal == "maximin" and outer.complete:
                lowest = outer.levels[0] if outer.levels else self.cap
                try:
                    self.upper = smallest_cap(self.rows, lowest, self.cap, self.grace)
                    outer = leximin(self.rows, self.upper, self.grace)
                except NotRecovered:
                    outer = replace(outer, complete=False)
        except Unmeetable:
            raise Unmeetable(why_not(self.rows, self.cap)) from None
        self.progress(
            f"{len(outer.levels)} levels, the lowest chance {outer.levels[0] if outer.levels else self.upper}"
        )
        return outer

    def _few_seats(self) -> bool:
        """Whether few enough seats are open that all panels may be listed."""
        kinds = self.rows.kinds
        return kinds.pool.panel_size - int(kinds.size[kinds.inside].sum()) <= FEW_SEATS

    def run(self) -> None:
        """Cut until the chances are an average of panels, or until that is out of reach."""
        if not self.outer.complete or (self._few_seats() and self._list()):
            return
        if not self._few_seats():
            self._try_lottery()
        if not self.prove and (self.panels is not None or self._few_seats()):
            return
        try:
            if self.panels is not None:
                self.decomposition = self._decompose()
            while self.decomposition is None and not self.clock.late():
                if not self._cut_once():
                    break
        except (NotRecovered, TooLate):
            self.progress("the proof in fractions was not found")

    def _list(self) -> bool:
        """Settle everything from a list of panels; False when there are too many or the time is over."""
        try:
            on_outer = settle_on_outer(self.rows, self.outer, self.clock)
            if on_outer is not None:
                listing, self.decomposition = on_outer
            else:
                found = settle_on_panels(
                    self.rows,
                    self.cap,
                    lowest_only=self.goal == "maximin",
                    clock=self.clock,
                    progress=self.progress,
                )
                if found is None:
                    return False
                listing, self.decomposition, self.bounds = found.listing, found.decomposition, found.bounds
                self.rows, self.outer, self.upper = found.rows, found.outer, found.cap
        except Unmeetable:
            raise Unmeetable(why_not(self.rows, self.cap)) from None
        except (TooLate, NotRecovered):
            return False
        self.known = list(some_panels(listing))
        return True

    def _settle_for_interval(self) -> None:
        """A lottery near where the climb stood; its own averages become the chances."""
        kinds = self.rows.kinds
        near = self.outer.chances
        if not self.outer.complete:
            seats = self.outer.seats if self.outer.seats is not None else self._any_panel()
            share = np.clip(seats / kinds.size, 0.0, 1.0)
            near = Chances.of([Fraction(value).limit_denominator(10**6) for value in share.tolist()])
        if self.panels is None or not self.outer.complete:
            self.panels = self._lottery_near(near)
        total = self.tickets
        averages = zip(self.panels.sum(axis=0).tolist(), kinds.size.tolist(), strict=True)
        chances = Chances.of([Fraction(n, total * size) for n, size in averages])
        self.outer = replace(self.outer, chances=chances, complete=False)
        self.decomposition = self.bounds = None

    def _lottery_near(self, chances: Chances) -> Whole:
        """Panels as near to these chances as the time left allows."""
        if not self._few_seats():
            try:
                return lottery_of(self.rows, chances, self.tickets, clock=self.grace)
            except NoLottery as fault:
                self.known += fault.panels[:MOST_SWAPPED]
        return self._nearest(chances)

    def _any_panel(self) -> Whole:
        """One panel; raises Unmeetable when there is none, TooLate when none was found."""
        found = seats_by_program(self.rows, gain=lots(self.rows.kinds.count))
        if found is None:
            raise Unmeetable("no panel from this pool meets the quotas")
        return found

    def _try_lottery(self) -> None:
        try:
            self.panels = lottery_of(self.rows, self.outer.chances, self.tickets, clock=self.grace)
        except NoLottery as fault:
            self.panels = None
            self.known += fault.panels[:MOST_SWAPPED]

    def _decompose(self) -> Decomposition | None:
        """The chances as an average of the lottery's own panels, and of as many more as the types may need."""
        assert self.panels is not None
        chances, panels, types = self.outer.chances, self.panels, self.rows.kinds.count
        found = decompose(self.rows, chances, panels, self.clock) if self.tickets > types else None
        for more in (types // 2, types):
            wanted = types + more - self.tickets
            if found is not None or wanted <= 0:
                continue
            try:
                extra = narrow(lottery_of(self.rows, chances, wanted, clock=self.clock))
            except NoLottery:
                return None
            found = decompose(self.rows, chances, np.concatenate([narrow(panels), extra]), self.clock)
        return found

    def _cut_once(self) -> bool:
        """Prove the chances attained, or add a cut and climb again; False when neither was possible."""
        if not self.known:
            self.known = self._first_panels()
        if self.panels is not None:
            self.known += list(self.panels[number_rows(self.panels)[0]])
        found = attain(self.rows, self.outer.chances, self.known, self.clock)
        if isinstance(found, Cut):
            self.rows = Rows(self.rows.kinds, (*self.rows.cuts, found))
            self.outer, self.panels = self._climb(), None
            self.progress(f"cut {len(self.rows.cuts)}: {found.proof['kind']}")
            return self.outer.complete
        self.decomposition = found
        return False

    def _proofs(self) -> tuple[Status, list[Bound]]:
        """The bounds and what they amount to."""
        if not self.outer.complete:
            return "interval", _first_bound(self.rows, self.outer, self.upper)
        if self.bounds is not None:
            return "exact", list(self.bounds)
        only_first = self.goal == "maximin"
        bounds = prove_levels(self.rows, self.outer, self.upper, only_first=only_first)
        return ("exact" if self.decomposition is not None else "within"), bounds

    def finish(self) -> Lottery:
        """Seat the people and say how exactly the chances are attained."""
        if self.outer.complete and self.panels is None:
            self.panels = self._nearest(self.outer.chances)
        if not self.outer.complete or (self.decomposition is None and self._apart() > MOST_APART):
            self._settle_for_interval()
        try:
            status, bounds = self._proofs()
        except NotRecovered:
            self._settle_for_interval()
            status, bounds = self._proofs()
        assert self.panels is not None
        seats = seat_people(self.rows.kinds, self.panels)
        lottery = Lottery(
            self.goal,
            self.upper,
            self.rows,
            self.outer.chances,
            tuple(bounds),
            self.panels,
            seats,
            self.decomposition,
            status,
            0,
        )
        return replace(lottery, distance=distance_of(lottery))

    def _apart(self) -> float:
        """How far, in tickets, the panels leave anyone from their share."""
        assert self.panels is not None
        nearness = Nearness.of(self.rows.kinds.size, self.outer.chances, self.tickets)
        return nearness.furthest(self.panels.sum(axis=0))

    def _nearest(self, chances: Chances) -> Whole:
        """The lottery of known panels that swaps bring nearest to these chances."""
        if not self.known and self.decomposition is None:
            self.known = self._first_panels()
        others = np.array(self.known, dtype=np.int64).reshape(-1, self.rows.kinds.count)
        return lottery_by_swaps(
            self.rows, chances, self.tickets, self.grace, weights=self.decomposition, others=others
        )

    def _first_panels(self) -> list[Whole]:
        """Many panels where they can be listed, else one; raises Unmeetable when there is none."""
        listed = list_panels(self.rows, most=EFFORTS[0]) if self._few_seats() else None
        return list(some_panels(listed)) if listed and len(listed.seats) else [self._any_panel()]


def _first_bound(rows: Rows, outer: Outer, cap: Fraction) -> list[Bound]:
    """The bound on the lowest level only, which may stand above the lowest chance of the tickets."""
    chances = outer.chances
    if outer.first is None:
        return []
    free = chances.step[~rows.kinds.inside]
    lowest = chances.ladder[int(free.min())]
    found = bound_of(rows, outer.first, chances, np.ones(len(chances), dtype=np.bool_), cap)
    return [] if found is None else [Bound(lowest, found[0], outer.first, found[1])]
