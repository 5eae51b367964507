"""Checks the bundle of a draw: standard library only, no solver, nothing of the engine. The format is in `FORMAT.md`.

By itself: `python verifier.py BUNDLE`. Exit code 0: every check holds; 1: some fail, a line each; 2: it can't be read.
"""
# fmt: off  (at most 200 lines, so that one person can read all of it in an evening)
import csv, hashlib, io, json, sys, unicodedata
from collections import Counter, defaultdict, namedtuple
from fractions import Fraction
from pathlib import Path
from typing import Any

FORMAT, MOST_STEPS, STATUSES = "civicmath-sortition-1", 5_000_000, ("exact", "within", "interval")
FILES = {"public": ("certificate.json", "odds.csv", "tickets.csv"), "auditor": ("lottery.csv", "people.csv", "probabilities.csv")}
Person = namedtuple("Person", "receipt name home kind fixed shape has chance")

class Verifier:
    """One bundle, what failed in it, and the cuts that could not be checked here."""
    def __init__(self, folder: Path) -> None:
        self.failed, self.unchecked, self.steps = dict[str, None](), set[str](), 0
        self.audited, self.folder, self.public = (folder / "public").is_dir(), folder, folder
        if self.audited:
            self.public = folder / "public"
        self.cert, self.manifest = load(self.public / "certificate.json"), load(self.public / "manifest.json")
        self.n, self.k, self.m, self.quotas = (self.cert[x] for x in ("people", "panel_size", "tickets", "quotas"))
        self.status, self.fixed, self.cuts, self.bounds = (self.cert[x] for x in ("status", "fixed", "cuts", "bounds"))
        self.levels, self.cap = [(x["chance"], x["people"]) for x in self.cert["levels"]], fraction(self.cert["cap"])
        self.there, self.parts = self.n - self.fixed["out"], dict[str, list[int]]()
        for i, q in enumerate(self.quotas):
            self.parts.setdefault(q["category"], []).append(i)
        self.kind, self.types, self.shapes = dict[str, Any](), Counter[str](), Counter[str]()
        self.check_digests()
        self.check_odds(self.table(self.public / "odds.csv", "receipt", "fraction", "tickets"))
        self.check_tickets()
        if self.audited:
            self.check_people()
            self.check_lottery()
            for i, cut in enumerate(self.cuts):
                self.check_cut(i, cut["bound"], cut["coefficients"], cut["proof"])
            if self.status == "exact":
                self.check_decomposition(load(folder / "decomposition.json"))
        for bound in self.bounds:
            if bound["level"] in range(len(self.levels)):
                self.check_bound(bound, bound["multipliers"], *self.levels[bound["level"]])
        self.check_draw(self.public / "draw.json", folder / "panel.csv")

    def need(self, words: str, *conditions: object) -> None:
        if not all(conditions):
            self.failed[words] = None

    def table(self, path: Path, *header: str) -> list[list[str]]:
        rows = list(csv.reader(io.StringIO(read(path).decode(), newline=""), strict=True))
        self.need(f"{path.name} has other columns", rows[:1] == [[*header]], {len(row) for row in rows} == {len(header)})
        return rows[1:]

    def check_digests(self) -> None:
        self.need("this verifier does not know the format", self.manifest["format"] == self.cert["format"] == FORMAT)
        for tier, folder, more in (("public", self.public, ()), ("auditor", self.folder, ("decomposition.json",))):
            named, files = self.manifest[tier], FILES[tier] + (more if self.status == "exact" else ())
            self.need(f"the manifest names other {tier} files than it should", set(files) == set(named))
            for file in files if self.audited or tier == "public" else ():
                self.need(f"{tier}/{file} is not the file of the manifest", sha(read(folder / file)) == named.get(file))
        lines = sorted(f"{tier}/{file} {digest}\n" for tier in FILES for file, digest in self.manifest[tier].items())
        self.need("the lottery's digest is not that of its files", sha("".join(lines).encode()) == self.manifest["digest"])

    def check_odds(self, rows: list[list[str]]) -> None:
        self.chances, self.held, people = [row[1] for row in rows], [whole(row[2]) for row in rows], dict(self.levels)
        self.value = {text: fraction(text) for text in {*self.chances, *people}}
        said = Counter(people) + Counter({"1/1": self.fixed["in"]}) + Counter({"0/1": self.fixed["out"]})
        pairs, steps = Counter(zip(self.chances, self.held, strict=True)), [self.value[c] for c, _ in self.levels]
        self.need("the levels are not those of odds.csv, rising from 0 to the cap", steps == sorted(set(steps)),
                  all(0 <= step <= self.cap <= 1 for step in steps), Counter(self.chances) == said, len(rows) == self.n,
                  min(self.fixed.values()) >= 0 < min(people.values(), default=1), pairs["0/1", 0] >= self.fixed["out"],
                  pairs["1/1", self.m] >= self.fixed["in"], all(row[0] == str(i) for i, row in enumerate(rows, 1)))
        far = max(abs(held - self.m * self.value[c]) for c, held in pairs)
        self.need("the tickets do not add up, or lie at another distance from the chances",
                  sum(self.held) == self.m * self.k, sum(x * self.value[c] for (c, _), x in pairs.items()) == self.k,
                  self.cert["distance"] == -(-far // 1), self.status != "interval" or far == 0)
        below, given = [i for i, step in enumerate(steps) if step < self.cap], [bound["level"] for bound in self.bounds]
        claim = {"leximin": below, "maximin": [i for i in below if i == 0]}.get(self.cert["goal"])
        claim = sorted(set(given) & set(range(len(steps)))) if claim and self.status == "interval" else claim
        unproven = [str(i) for i, cut in enumerate(self.cuts) if cut["proof"]["kind"] not in ("rounding", "count")]
        self.need("the claim is unknown, or lacks a bound or a proof", given == claim, self.status in STATUSES,
                  self.status != "exact" or not any(i in bound["multipliers"]["cuts"] for bound in self.bounds for i in unproven))

    def check_tickets(self) -> None:
        columns = (f"{q['category']}: {q['feature']}" for q in self.quotas)
        rows = self.table(self.public / "tickets.csv", "ticket", *columns)
        self.seats = {row[0]: [whole(cell) for cell in row[1:]] for row in rows}
        self.need("a ticket is missing or doubled", len(rows) == self.m, all(row[0] == str(i) for i, row in enumerate(rows)))
        self.need("a ticket breaks a quota, or a category does not add up", all(map(self.keeps_quotas, self.seats.values())),
                  all(sum(self.quotas[i]["people"] for i in part) == self.there for part in self.parts.values()),
                  all(sum(seats[i] for i in part) == self.k for part in self.parts.values() for seats in self.seats.values()))

    def keeps_quotas(self, seats: Any) -> bool:
        return all(q["min"] <= x <= q["max"] for q, x in zip(self.quotas, seats, strict=True))

    def check_people(self) -> None:
        columns = ("receipt", "respondent", "type", "fixed", "household", "household_class", *self.parts)
        rows, self.people, inside = self.table(self.folder / "people.csv", *columns), dict[str, Any](), Counter[Any]()
        place, homes = {(q["category"], q["feature"]): i for i, q in enumerate(self.quotas)}, defaultdict[str, Any](list)
        for i, (row, chance) in enumerate(zip(rows, self.chances, strict=False), 1):
            receipt, name, kind, fixed, home, shape, *values = row
            has, there = tuple(map(place.get, zip(self.parts, values, strict=False))), fixed != "out"
            self.people[name] = one = Person(i, name, home, kind, fixed, shape, has, chance)
            self.need(f"person {i} does not fit in people.csv", receipt == str(i), fixed in ("in", "out", ""), None not in has,
                      (kind != "") == there, (home != "") == (shape != "") == (there and self.cert["households"]),
                      chance == {"in": "1/1", "out": "0/1"}.get(fixed, chance),
                      not there or self.kind.setdefault(kind, one)[3:] == one[3:])
            if there:
                self.types[kind] += 1
                homes[home].append(kind)
                inside.update((q, chance) for q in has)
        self.homes = [tuple(sorted(members)) for home, members in homes.items() if home]
        self.shapes = Counter(self.kind[members[0]].shape for members in self.homes)
        classes = {(self.kind[kind].shape, members) for members in self.homes for kind in members}
        self.need("people.csv lacks somebody, or has other fixed people or households", len(rows) == len(self.people) == self.n,
                  Counter(one.fixed for one in self.people.values() if one.fixed) == Counter(self.fixed),
                  len(place) == len(self.quotas), len(classes) == len(set(self.homes)) == len(self.shapes))
        for i, q in enumerate(self.quotas):
            mine = {c: inside[i, c] for c in self.value}
            self.need(f"quota {i} has other people than said, or chances outside it", sum(mine.values()) == q["people"],
                      q["min"] <= sum(x * self.value[c] for c, x in mine.items()) <= q["max"])

    def seats_taken(self, panel: Counter[str]) -> list[int] | None:
        """The seats of each quota, if so many people of each type can be a panel; else None."""
        taken, homes, known = Counter[int](), Counter[str](), {t: self.kind[t] for t in panel if t in self.types}
        for t, one in known.items():
            taken.update({i: panel[t] for i in one.has})
            homes[one.shape] += panel[t]
        seats = [taken[i] for i in range(len(self.quotas))]
        fits = all(1 <= x <= self.types[t] for t, x in panel.items()) and sum(panel.values()) == self.k and self.keeps_quotas(seats)
        fits = fits and sum(panel[t] for t, one in known.items() if one.fixed) == self.fixed["in"]
        return seats if fits and all(homes[h] <= x for h, x in self.shapes.items()) else None

    def check_lottery(self) -> None:
        self.tickets, held = defaultdict[str, list[str]](list), Counter[int]()
        for ticket, name in self.table(self.folder / "lottery.csv", "ticket", "respondent"):
            self.tickets[ticket].append(name)
        self.need("lottery.csv does not have each ticket in its place", list(self.tickets) == list(self.seats))
        for (ticket, names), seats in zip(self.tickets.items(), self.seats.values(), strict=False):
            panel = [self.people[name] for name in names if name in self.people]
            receipts, homes = [one.receipt for one in panel], [one.home for one in panel if one.home]
            self.need(f"ticket {ticket} is not the panel it is said to be", len(panel) == len(names), len(homes) == len(set(homes)),
                      receipts == sorted(set(receipts)), self.seats_taken(Counter(one.kind for one in panel)) == seats)
            held.update(receipts)
        rows = self.table(self.folder / "probabilities.csv", "respondent", "fraction", "decimal", "tickets")
        self.need("people do not have the chances and tickets said", self.held == [held[i + 1] for i in range(len(self.held))], rows == [
            [one.name, one.chance, "%d.%09d" % divmod(round(self.value[one.chance] * 10**9), 10**9), str(held[one.receipt])]
            for one in self.people.values()])

    def combine(self, rows: Any, shapes: Any, cuts: Any) -> tuple[int, dict[str, int]]:
        """The total of these rows times their multipliers, and each type's weight."""
        quotas = [(i, q, t) for i, q in enumerate(self.quotas) if (t := rows["quotas"].get(str(i), 0))]
        homes, used = rows["households"], [(cut, t) for i, cut in enumerate(cuts) if (t := rows["cuts"].get(str(i), 0))]
        self.need("a multiplier is negative, or of no row that may be used", len(quotas) == len(rows["quotas"]), set(homes) <= set(shapes),
                  len(used) == len(rows["cuts"]), all(t > 0 for _, t in used), all(t > 0 for t in homes.values()))
        total = rows["size"] * self.k + sum(t * q["max" if t > 0 else "min"] for _, q, t in quotas)
        total += sum(t * shapes.get(h, 0) for h, t in homes.items()) + sum(t * cut["bound"] for cut, t in used)
        return total, {kind: rows["size"] + sum(t for i, _, t in quotas if i in one.has) + homes.get(one.shape, 0)
                       + sum(t * cut["coefficients"].get(kind, 0) for cut, t in used) for kind, one in self.kind.items()}

    def check_bound(self, bound: Any, rows: Any, name: str, settled: int) -> None:
        where, level, reached = f"level {bound['level']}", self.value[name], fraction(bound["bound"])
        total, weights = self.combine(rows, self.shapes if self.audited else bound["household_counts"], self.cuts)
        groups = {(g["weight"], g["chance"]): g["people"] for g in bound["groups"]}
        worth, lifted = {**self.value, "in": Fraction(1), "most": self.cap}, {c for c, p in self.value.items() if p >= level}
        over = total - sum(w * x * worth.get(c, 0) for (w, c), x in groups.items() if c not in lifted)
        under, count = sum(w * x for (w, c), x in groups.items() if c in lifted), Counter[str]()
        for (_, c), x in groups.items():
            count[c] += x
        plain = rows["size"] * self.there + sum(t * self.quotas[int(i)]["people"] for i, t in rows["quotas"].items())
        self.need(f"{where}: the groups or the total do not follow from the multipliers", total == bound["total"],
                  [(g["weight"], g["chance"]) for g in bound["groups"]] == sorted(groups), count.total() <= self.there,
                  count <= Counter({**dict(self.levels), "in": self.fixed["in"], "most": self.there}),
                  all(x > 0 and w and (c == "in" or (w < 0) == (c == "most")) for (w, c), x in groups.items()),
                  rows["households"] or rows["cuts"] or plain == sum(w * x for (w, _), x in groups.items()))
        self.need(f"{where}: the bound does not follow, or does not settle everyone on it", under > 0, over == reached * under,
                  reached >= level if self.status == "interval" else reached == level and count[name] == settled)
        if self.audited:
            mine = Counter[Any]()
            for kind, w in weights.items():
                mine[w, self.kind[kind].fixed or ("most" if w < 0 else self.kind[kind].chance)] += self.types[kind] * (w != 0)
            self.need(f"{where}: counted again from people.csv it differs", +mine == groups,
                      bound["household_counts"] == {h: self.shapes[h] for h in rows["households"]})

    def check_cut(self, i: int, bound: int, given: Any, proof: Any) -> None:
        if proof["kind"] not in ("rounding", "count") or self.unchecked & set(proof["multipliers"]["cuts"]):
            self.unchecked.add(str(i))
            return
        (total, g), d, u = self.combine(proof["multipliers"], self.shapes, self.cuts[:i]), proof["divisor"], Counter(proof.get("types"))
        if proof["kind"] == "count":
            holds = self.count_states(given, g, total, d, bound)
        else:
            holds = all(given.get(t, 0) <= (g[t] + u[t]) // d for t in g) and min(u.values(), default=0) >= 0
            holds = holds and (total + sum(u[t] * self.types[t] for t in u)) // d <= bound
        self.need(f"cut {i} does not follow from its proof", holds is not False, d >= 1, set(given) <= set(g))
        if holds is None:
            self.unchecked.add(str(i))

    def count_states(self, given: Any, g: Any, total: int, d: int, bound: int) -> bool | None:
        """Whether no panel at all passes a cut, by the states of seats taken; None when they are too many."""
        gain, tops = {"": 0} | {t: d * given.get(t, 0) - g[t] for t in g}, [*(q["max"] for q in self.quotas), self.k]
        takes = {t: [int(i in self.kind[t].has) for i in range(len(self.quotas))] + [1] for t in g} | {"": [0] * len(tops)}
        units = sorted(self.homes or [(one.kind,) for one in self.people.values() if one.kind])
        choices = [[t for t in unit if self.kind[t].fixed] or ["", *set(unit)] for unit in units]
        ahead, states = sum(max(gain[t] for t in choice) for choice in choices), {(0,) * len(tops): (0, 0)}
        for choice in choices:
            ahead, new, self.steps = ahead - max(gain[t] for t in choice), {}, self.steps + len(states) * len(choice)
            if self.steps > MOST_STEPS:
                return None
            for t, (state, (worth, value)) in ((t, pair) for t in choice for pair in states.items()):
                after, pair = tuple(map(int.__add__, state, takes[t])), (worth + gain[t], value + given.get(t, 0))
                if all(map(int.__le__, after, tops)):
                    new[after] = tuple(map(max, pair, new.get(after, pair)))
            states = {state: pair for state, pair in new.items() if total + pair[0] + ahead > d * bound}
        return all(value <= bound for state, (_, value) in states.items() if state[-1] == self.k and self.keeps_quotas(state[:-1]))

    def check_decomposition(self, mix: Any) -> None:
        parts, weights, sums = whole(mix["denominator"]), [whole(panel["weight"]) for panel in mix["panels"]], Counter[str]()
        for weight, panel in zip(weights, mix["panels"], strict=True):
            sums.update({t: weight * x for t, x in panel["seats"].items()})
        self.need("the decomposition does not give the chances exactly", all(weight > 0 for weight in weights), sum(weights) == parts > 0,
                  all(sums[t] == parts * x * self.value[self.kind[t].chance] for t, x in self.types.items()))
        self.need("the decomposition holds no panel", all(self.seats_taken(Counter(panel["seats"])) for panel in mix["panels"]))

    def check_draw(self, path: Path, drawn: Path) -> None:
        if not path.exists():
            return self.need("a panel was drawn, but there is no draw", not (self.audited and drawn.exists()))
        draw = load(path)
        ticket, panel = drawn_ticket(draw["source"]["kind"], draw["source"]["text"], self.m), draw["panel"]
        self.need("the draw is of another lottery, or its ticket does not follow from what was drawn", draw["format"] == FORMAT,
                  draw["lottery"] == self.manifest["digest"], draw["ticket"] == ticket is not None)
        self.need("the panel drawn is not the ticket's", len(panel) == self.k, panel == sorted(set(panel)),
                  all(i in range(1, len(self.held) + 1) and self.held[i - 1] for i in panel),
                  {i for i, x in enumerate(self.held, 1) if x == self.m} <= set(panel))
        if self.audited:
            names = self.tickets[str(ticket)]
            self.need("the panel drawn is not the ticket's", self.table(drawn, "respondent") == [[name] for name in names],
                      panel == [self.people[name].receipt for name in names if name in self.people])

def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

def read(path: Path) -> bytes:
    if not path.is_file():
        raise ValueError(f"there is no file {path.name}")
    return path.read_bytes()

def load(path: Path) -> Any:
    text = read(path).decode()
    content = json.loads(text, parse_float=whole, parse_constant=whole)  # a bundle has no number but whole ones
    if text != json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n":  # nor a key given twice
        raise ValueError(f"{path.name} is not written as it should be")
    return content

def whole(text: str) -> int:
    if text != str(int(text)):
        raise ValueError(f"{text} is no whole number")
    return int(text)

def fraction(text: str) -> Fraction:
    value = Fraction(*map(whole, text.split("/")))
    if text != f"{value.numerator}/{value.denominator}":
        raise ValueError(f"{text} is no fraction in lowest terms")
    return value

def drawn_ticket(kind: str, text: str, tickets: int) -> int | None:
    """The ticket that follows from what was drawn; None if nothing does."""
    if kind == "seed" and text and text == unicodedata.normalize("NFC", text.strip()):
        tries = (int(sha(f"civicmath-sortition\n{text}\n{c}".encode()), 16) for c in range(1000))
        return next((h % tickets for h in tries if h < 2**256 - 2**256 % tickets), None)
    form = {"ticket": text and str(tickets), "digits": "1" + "0" * len(text) == str(tickets), "coins": "1" + "0" * len(text) == f"{tickets:b}"}
    signs = "01" if kind == "coins" else "0123456789"
    ticket = int("0" + text, len(signs)) if form.get(kind) and set(text) <= set(signs) else tickets
    return ticket if ticket < tickets else None

def main(argv: Any = None) -> int:
    try:
        [folder] = sys.argv[1:] if argv is None else argv
        seen = Verifier(Path(folder))
    except Exception as fault:  # whatever is in the files: a sentence, no traceback
        print(f"The bundle can't be read (usage: verifier.py BUNDLE): {type(fault).__name__} {ascii(str(fault))[:200]}")
        return 2
    for words in (*(f"FAILED: {words}." for words in seen.failed), *(f"Cut {i} could not be checked." for i in sorted(seen.unchecked))):
        print(words)
    status = seen.status if seen.audited and not seen.unchecked else f"not confirmed here (claimed: {seen.status})"
    print(f"{'Auditor' if seen.audited else 'Public'} bundle: {f'{len(seen.failed)} checks failed' if seen.failed else f'every check holds; status: {status}'}.")
    return 1 if seen.failed else 0

if __name__ == "__main__":
    raise SystemExit(main())
