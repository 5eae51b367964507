"""Checks the bundle of a draw: standard library only, no solver, nothing of the engine. The format is in `FORMAT.md`.

By itself: `python verifier.py BUNDLE`. Exit code 0: every check holds; 1: some fail, a line each; 2: it can't be read.
"""

# fmt: off
import csv, hashlib, io, json, sys, unicodedata
from collections import Counter, defaultdict, namedtuple
from fractions import Fraction
from pathlib import Path
from typing import Any

FORMAT, MOST_STEPS, STATUSES = "civicmath-sortition-1", 5_000_000, ("exact", "within", "interval")
Person = namedtuple("Person", "receipt name home kind fixed shape has chance")

class Verifier:
    """One bundle, what failed in it, and the cuts that could not be checked here."""
    def __init__(self, folder: Path) -> None:
        self.failed, self.unchecked, self.steps, self.audited = dict[str, None](), set[str](), 0, (folder / "public").is_dir()
        self.folder, self.public = folder, folder / "public" if self.audited else folder
        self.cert, self.manifest = load(self.public / "certificate.json"), load(self.public / "manifest.json")
        self.n, self.k, self.m, self.quotas = (self.cert[x] for x in ("people", "panel_size", "tickets", "quotas"))
        self.status, self.fixed, self.cuts, self.bounds = (self.cert[x] for x in ("status", "fixed", "cuts", "bounds"))
        self.levels, self.cap = [(x["chance"], x["people"]) for x in self.cert["levels"]], fraction(self.cert["cap"])
        self.there, self.parts = self.n - self.fixed["out"], defaultdict[str, list[int]](list)
        for i, q in enumerate(self.quotas): self.parts[q["category"]].append(i)
        self.kind, self.types, self.shapes = dict[str, Any](), Counter[str](), Counter[str]()
        self.check_digests()
        self.check_odds()
        self.check_tickets()
        if self.audited:
            self.check_people()
            self.check_lottery()
            for i, cut in enumerate(self.cuts): self.check_cut(i, cut["bound"], cut["coefficients"], cut["proof"])
            if self.status == "exact": self.check_decomposition(load(folder / "decomposition.json"))
        for bound in self.bounds: self.check_bound(bound, bound["multipliers"], *self.levels[bound["level"]])
        self.check_draw(self.public / "draw.json", folder / "panel.csv")
    def need(self, words: str, *conditions: object) -> None:
        if not all(conditions): self.failed[words] = None
    def table(self, path: Path, *header: str) -> list[list[str]]:
        rows = list(csv.reader(io.StringIO(read(path).decode(), newline=""), strict=True))
        self.need(f"{path.name} has other columns", rows[:1] == [[*header]], {len(row) for row in rows} == {len(header)})
        return rows[1:]

    def check_digests(self) -> None:
        more, given = ["decomposition.json"] * (self.status == "exact"), self.manifest
        names = {"public": ["certificate.json", "odds.csv", "tickets.csv"],
                 "auditor": ["lottery.csv", "people.csv", "probabilities.csv", *more]}
        for tier, folder in (("public", self.public), ("auditor", self.folder))[:1 + self.audited]:
            self.need(f"the {tier} files are not those of the manifest", set(names[tier]) == set(given[tier]),
                      all(sha(read(folder / name)) == given[tier].get(name) for name in names[tier]))
        lines = "".join(sorted(f"{tier}/{name} {digest}\n" for tier in names for name, digest in given[tier].items()))
        self.need("the lottery's digest is not that of its files", sha(lines.encode()) == given["digest"])
        self.need("this verifier does not know the format", given["format"] == self.cert["format"] == FORMAT)

    def check_odds(self) -> None:
        rows, people = self.table(self.public / "odds.csv", "receipt", "fraction", "tickets"), dict(self.levels)
        self.chances, self.held = [row[1] for row in rows], [whole(row[2]) for row in rows]
        self.value = {text: fraction(text) for text in {*self.chances, *people}}
        said = Counter(people) + Counter({"1/1": self.fixed["in"]}) + Counter({"0/1": self.fixed["out"]})
        pairs, steps = Counter(zip(self.chances, self.held, strict=True)), [self.value[c] for c, _ in self.levels]
        self.need("the levels are not those of odds.csv, rising from 0 to the cap", steps == sorted(set(steps)),
                  all(0 <= p <= self.cap <= 1 for p in steps), Counter(self.chances) == said, len(rows) == self.n,
                  min(self.fixed.values()) >= 0 < min(people.values(), default=1), pairs["0/1", 0] >= self.fixed["out"],
                  pairs["1/1", self.m] >= self.fixed["in"], all(row[0] == str(i) for i, row in enumerate(rows, 1)))
        far = max(abs(held - self.m * self.value[c]) for c, held in pairs)
        self.need("the tickets do not add up, or lie at another distance from the chances",
                  sum(self.held) == self.m * self.k == self.m * sum(x * self.value[c] for (c, _), x in pairs.items()),
                  self.cert["distance"] == -(-far // 1), self.status != "interval" or far <= 1)
        below, given = [i for i, p in enumerate(steps) if p < self.cap], [bound["level"] for bound in self.bounds]
        claims = {"leximin": below, "maximin": [i for i in below if i == 0]}
        claims |= {goal: [i for i in range(len(steps)) if i in given] for goal in claims if self.status == "interval"}
        self.need("the claim is unknown, or lacks a bound", self.status in STATUSES, given == claims.get(self.cert["goal"]))

    def check_tickets(self) -> None:
        columns = (f"{q['category']}: {q['feature']}" for q in self.quotas)
        rows, parts = self.table(self.public / "tickets.csv", "ticket", *columns), self.parts.values()
        self.seats = {row[0]: [whole(cell) for cell in row[1:]] for row in rows}
        self.need("a ticket is missing or doubled", len(rows) == self.m, all(row[0] == str(i) for i, row in enumerate(rows)))
        self.need("a ticket breaks a quota, or a category does not add up",
                  all(self.keeps_quotas(seats) and {sum(seats[i] for i in part) for part in parts} == {self.k} for seats in self.seats.values()),
                  {sum(self.quotas[i]["people"] for i in part) for part in parts} == {self.there})
    def keeps_quotas(self, seats: Any) -> bool:
        return all(q["min"] <= x <= q["max"] for q, x in zip(self.quotas, seats, strict=True))

    def check_people(self) -> None:
        columns = ("receipt", "respondent", "type", "fixed", "household", "household_class", *self.parts)
        rows, self.people, inside = self.table(self.folder / "people.csv", *columns), dict[str, Any](), Counter[Any]()
        place, homes = {(q["category"], q["feature"]): i for i, q in enumerate(self.quotas)}, defaultdict[str, Any](list)
        for i, (row, chance) in enumerate(zip(rows, self.chances, strict=False), 1):
            receipt, name, kind, fixed, home, shape, *values = row
            has, there = tuple(map(place.get, zip(self.parts, values, strict=False))), fixed != "out"
            self.people[name], housed = (one := Person(i, name, home, kind, fixed, shape, has, chance)), there and self.cert["households"]
            self.need(f"person {i} does not fit in people.csv", None not in has, fixed in ("in", "out", ""),
                      [receipt, kind != "", home != "", shape != ""] == [str(i), there, housed, housed],
                      chance == {"in": "1/1", "out": "0/1"}.get(fixed, chance),
                      not there or self.kind.setdefault(kind, one)[3:] == one[3:])
            self.types.update([kind] * there)
            inside.update((q, chance) for q in has if there)
            if home: homes[home].append(kind)
        self.homes = [tuple(sorted(members)) for members in homes.values()]
        self.shapes = Counter(self.kind[members[0]].shape for members in self.homes)
        classes = {(self.kind[kind].shape, members) for members in self.homes for kind in members}
        self.need("people.csv lacks somebody, or has other fixed people or households", len(rows) == len(self.people) == self.n,
                  Counter(one.fixed for one in self.people.values() if one.fixed) == Counter(self.fixed),
                  len(place) == len(self.quotas), len(classes) == len(set(self.homes)) == len(self.shapes))
        for i, q in enumerate(self.quotas):
            chances = sum(inside[i, c] * p for c, p in self.value.items())
            self.need(f"quota {i} has other people than said, or chances outside it", q["min"] <= chances <= q["max"],
                      sum(inside[i, c] for c in self.value) == q["people"])
    def seats_taken(self, panel: Any) -> list[int] | None:
        """The seats of each quota, if so many people of each type can be a panel; else None."""
        if not all(1 <= x <= self.types[t] for t, x in panel.items()): return None
        taken, homes = Counter[int](), Counter[str]()
        for t, x in panel.items():
            taken.update(dict.fromkeys(self.kind[t].has, x))
            homes[self.kind[t].shape] += x
        seats, must = [taken[i] for i in range(len(self.quotas))], sum(x for t, x in panel.items() if self.kind[t].fixed)
        fits = sum(panel.values()) == self.k and must == self.fixed["in"] and self.keeps_quotas(seats)
        return seats if fits and all(homes[h] <= x for h, x in self.shapes.items()) else None

    def check_lottery(self) -> None:
        self.tickets, held = defaultdict[str, list[str]](list), Counter[int]()
        for ticket, name in self.table(self.folder / "lottery.csv", "ticket", "respondent"): self.tickets[ticket].append(name)
        self.need("lottery.csv does not have each ticket in its place", list(self.tickets) == list(self.seats))
        for (ticket, names), seats in zip(self.tickets.items(), self.seats.values(), strict=False):
            panel = [self.people[name] for name in names if name in self.people]
            receipts, homes = [one.receipt for one in panel], [one.home for one in panel if one.home]
            self.need(f"ticket {ticket} is not the panel it is said to be", len(panel) == len(names), len(homes) == len(set(homes)),
                      receipts == sorted(set(receipts)), self.seats_taken(Counter(one.kind for one in panel)) == seats)
            held.update(receipts)
        shares = Counter[str]()
        for one in self.people.values(): shares[one.kind] += held[one.receipt]
        self.need("the chances are not the averages of the tickets", self.status != "interval" or all(
                  shares[t] == self.m * x * self.value[self.kind[t].chance] for t, x in self.types.items()))
        rows = self.table(self.folder / "probabilities.csv", "respondent", "fraction", "decimal", "tickets")
        said = [[one.name, one.chance, "%d.%09d" % divmod(round(self.value[one.chance] * 10**9), 10**9), str(held[one.receipt])]
                for one in self.people.values()]
        self.need("somebody does not have the chance and the tickets said", rows == said, self.held == [int(row[3]) for row in said])

    def combine(self, rows: Any, shapes: Any, cuts: Any) -> tuple[int, dict[str, int]]:
        """The total of these rows times their multipliers, and each type's weight."""
        quotas = [(i, q, t) for i, q in enumerate(self.quotas) if (t := rows["quotas"].get(str(i), 0))]
        homes, used = rows["households"], [(cut, t) for i, cut in enumerate(cuts) if (t := rows["cuts"].get(str(i), 0))]
        self.need("a multiplier is negative, or of no row that may be used", len(used) == len(rows["cuts"]), set(homes) <= set(shapes),
                  len(quotas) == len(rows["quotas"]), all(t > 0 for t in (*homes.values(), *rows["cuts"].values())))
        total = rows["size"] * self.k + sum(t * q["max" if t > 0 else "min"] for _, q, t in quotas)
        total += sum(t * shapes.get(h, 0) for h, t in homes.items()) + sum(t * cut["bound"] for cut, t in used)
        return total, {kind: rows["size"] + sum(t for i, _, t in quotas if i in one.has) + homes.get(one.shape, 0)
                       + sum(t * cut["coefficients"].get(kind, 0) for cut, t in used) for kind, one in self.kind.items()}
    def check_bound(self, bound: Any, rows: Any, name: str, settled: int) -> None:
        where, level, reached, counts = f"level {bound['level']}", self.value[name], fraction(bound["bound"]), bound["household_counts"]
        total, weights = self.combine(rows, self.shapes if self.audited else counts, self.cuts)
        groups, count = {(g["weight"], g["chance"]): g["people"] for g in bound["groups"]}, Counter[str]()
        for (_, c), x in groups.items(): count[c] += x
        worth, lifted = self.value | {"in": Fraction(1), "most": self.cap}, {c for c, p in self.value.items() if p >= level}
        over = total - sum(w * x * worth.get(c, 0) for (w, c), x in groups.items() if c not in lifted)
        under, most = sum(w * x for (w, c), x in groups.items() if c in lifted), {"in": self.fixed["in"], "most": self.there}
        plain = rows["size"] * self.there + sum(t * self.quotas[int(i)]["people"] for i, t in rows["quotas"].items())
        self.need(f"{where}: the groups or the total do not follow from the multipliers", total == bound["total"],
                  count.total() <= self.there, count <= Counter(dict(self.levels) | most), len(groups) == len(bound["groups"]),
                  all(x > 0 and w and (c == "in" or (w < 0) == (c == "most")) for (w, c), x in groups.items()),
                  rows["households"] or rows["cuts"] or plain == sum(w * x for (w, _), x in groups.items()))
        self.need(f"{where}: the bound does not follow, or does not settle everyone on it", under > 0, over == reached * under,
                  reached >= level if self.status == "interval" else reached == level and count[name] == settled)
        mine, shapes = Counter[Any](), {h: self.shapes[h] for h in rows["households"]}
        for kind, w in weights.items():
            mine[w, self.kind[kind].fixed or ("most" if w < 0 else self.kind[kind].chance)] += self.types[kind] * (w != 0)
        self.need(f"{where}: counted again from people.csv it differs", not self.audited or (+mine, shapes) == (groups, counts))

    def check_cut(self, i: int, bound: int, given: Any, proof: Any) -> None:
        if proof["kind"] not in ("rounding", "count") or self.unchecked & set(proof["multipliers"]["cuts"]):
            self.unchecked.add(str(i))
            return self.need(f"cut {i} has no proof, so this is not exact", self.status != "exact")
        (total, g), d, u = self.combine(proof["multipliers"], self.shapes, self.cuts[:i]), proof["divisor"], Counter(proof.get("types"))
        if proof["kind"] == "count": holds = self.count_states(given, g, total, d, bound)
        else: holds = (all(given.get(t, 0) <= (g[t] + u[t]) // d for t in g) and min(u.values(), default=0) >= 0
                       and (total + sum(u[t] * self.types[t] for t in u)) // d <= bound)
        self.need(f"cut {i} does not follow from its proof", holds is not False, d >= 1, set(given) <= set(g))
        if holds is None: self.unchecked.add(str(i))
    def count_states(self, given: Any, g: Any, total: int, d: int, bound: int) -> bool | None:
        """Whether no panel at all passes a cut, by the states of seats taken; None when they are too many."""
        gain, tops = {"": 0} | {t: d * given.get(t, 0) - g[t] for t in g}, [*(q["max"] for q in self.quotas), self.k]
        takes = {t: [int(i in self.kind[t].has) for i in range(len(self.quotas))] + [1] for t in g} | {"": [0] * len(tops)}
        units = sorted(self.homes or [(one.kind,) for one in self.people.values() if one.kind])
        choices = [[t for t in unit if self.kind[t].fixed] or ["", *set(unit)] for unit in units]
        ahead, states = sum(max(gain[t] for t in choice) for choice in choices), {(0,) * len(tops): (0, 0)}
        for choice in choices:
            ahead, new, self.steps = ahead - max(gain[t] for t in choice), dict[Any, Any](), self.steps + len(states) * len(choice)
            if self.steps > MOST_STEPS: return None
            for t, (state, (worth, value)) in ((t, pair) for t in choice for pair in states.items()):
                after, pair = tuple(map(int.__add__, state, takes[t])), (worth + gain[t], value + given.get(t, 0))
                if all(map(int.__le__, after, tops)): new[after] = tuple(map(max, pair, new.get(after, pair)))
            states = {state: pair for state, pair in new.items() if total + pair[0] + ahead > d * bound}
        return all(x <= bound for state, (_, x) in states.items() if state[-1] == self.k and self.keeps_quotas(state[:-1]))
    def check_decomposition(self, mix: Any) -> None:
        weights, sums, all_parts = [whole(panel["weight"]) for panel in mix["panels"]], Counter[str](), whole(mix["denominator"])
        for w, panel in zip(weights, mix["panels"], strict=True): sums.update({t: w * x for t, x in panel["seats"].items()})
        self.need("the decomposition does not give the chances by panels that can be", sum(weights) == all_parts > 0,
                  all(w > 0 for w in weights), all(self.seats_taken(panel["seats"]) for panel in mix["panels"]),
                  all(sums[t] == all_parts * x * self.value[self.kind[t].chance] for t, x in self.types.items()))

    def check_draw(self, path: Path, drawn: Path) -> None:
        if not path.exists(): return self.need("there is a panel.csv, but no draw", not self.audited or not drawn.exists())
        draw, receipts = load(path), [i for i, x in enumerate(self.held, 1) if x]
        ticket, panel = drawn_ticket(draw["source"]["kind"], draw["source"]["text"], self.m), draw["panel"]
        self.need("the draw is of another lottery, or its ticket does not follow from what was drawn", draw["format"] == FORMAT,
                  draw["lottery"] == self.manifest["digest"], draw["ticket"] == ticket is not None)
        holds, names = len(panel) == self.k and panel == sorted(set(panel) & set(receipts)), []
        if self.audited:
            names = self.tickets[str(ticket)]
            holds = holds and panel == [self.people[name].receipt for name in names if name in self.people]
            holds = holds and self.table(drawn, "respondent") == [[name] for name in names]
        self.need("the panel drawn is not the ticket's", holds, {i for i in receipts if self.held[i - 1] == self.m} <= set(panel))

def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
def read(path: Path) -> bytes:
    if not path.is_file(): raise ValueError(f"there is no file {path.name}")
    return path.read_bytes()
def load(path: Path) -> Any:
    content = json.loads(text := read(path).decode(), parse_float=whole, parse_constant=whole)  # no number has a point
    if text == json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n": return content  # no key is doubled
    raise ValueError(f"{path.name} is not written as FORMAT.md says")
def whole(text: str) -> int:
    if text == str(int(text)): return int(text)
    raise ValueError(f"{text} is no whole number")
def fraction(text: str) -> Fraction:
    value = Fraction(*map(whole, text.split("/")))
    if text == f"{value.numerator}/{value.denominator}": return value
    raise ValueError(f"{text} is no fraction in lowest terms")
def drawn_ticket(kind: str, text: str, tickets: int) -> int | None:
    if kind == "seed" and text and text == unicodedata.normalize("NFC", text.strip()):
        tries = (int(sha(f"civicmath-sortition\n{text}\n{c}".encode()), 16) for c in range(1000))
        return next((h % tickets for h in tries if h < 2**256 - 2**256 % tickets), None)
    signs, power = ("01", f"{tickets:b}") if kind == "coins" else ("0123456789", str(tickets))
    fits = text != "" if kind == "ticket" else kind in ("digits", "coins") and power == "1" + "0" * len(text)
    ticket = int("0" + text, len(signs)) if fits and set(text) <= set(signs) else tickets
    return ticket if ticket < tickets else None

def main(argv: Any = None) -> int:
    try:
        [folder] = sys.argv[1:] if argv is None else argv
        seen = Verifier(Path(folder))
    except Exception as fault:  # whatever the files hold: a sentence, no traceback
        print(f"The bundle can't be read (usage: verifier.py BUNDLE): {type(fault).__name__} {ascii(str(fault))[:200]}")
        return 2
    for words in seen.failed: print(f"FAILED: {words}.")
    for i in sorted(seen.unchecked): print(f"Cut {i} could not be checked.")
    status = seen.status if seen.audited and not seen.unchecked else f"not confirmed here (claimed: {seen.status})"
    result = f"{len(seen.failed)} checks failed" if seen.failed else f"every check holds; status: {status}"
    print(f"{'Auditor' if seen.audited else 'Public'} bundle: {result}.")
    return 1 if seen.failed else 0
if __name__ == "__main__":
    raise SystemExit(main())
