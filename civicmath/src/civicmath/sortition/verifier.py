"""Checks the bundle of a draw, as FORMAT.md has it: `python verifier.py BUNDLE`. Standard library only, no solver, nothing of the engine.
Exit code 0: every check holds; 1: some fail, a line each; 2: it can't be read. At most 200 lines, so that one person can read them all."""

# fmt: off
import csv, hashlib, io, json, sys, unicodedata
from collections import Counter, defaultdict, namedtuple
from fractions import Fraction
from pathlib import Path
from typing import Any

Person = namedtuple("Person", "receipt name home kind fixed shape has chance")
class Verifier:
    """One bundle, what failed in it, and the cuts that could not be checked here: those proven by a full count (`counting.py`)."""
    def __init__(self, folder: Path) -> None:
        self.failed, self.unchecked, self.people = dict[str, None](), set[str](), dict[str, Any]()
        self.folder, self.public = folder, folder / "public" if (folder / "public").is_dir() else folder
        self.cert, self.manifest, self.audited = load(self.public / "certificate.json"), load(self.public / "manifest.json"), self.public != folder
        self.n, self.k, self.m, self.quotas = (self.cert[x] for x in ("people", "panel_size", "tickets", "quotas"))
        self.status, self.fixed, self.cuts, self.bounds = (self.cert[x] for x in ("status", "fixed", "cuts", "bounds"))
        self.cap, self.there = fraction(self.cert["cap"]), self.n - self.fixed["out"]
        self.levels = [(x["chance"], x["people"]) for x in self.cert["levels"]]
        self.parts = {q["category"]: [i for i, p in enumerate(self.quotas) if p["category"] == q["category"]] for q in self.quotas}
        self.kind, self.types, self.shapes, self.inside = dict[str, Any](), Counter[str](), Counter[str](), Counter[Any]()
        self.check_digests(); self.check_odds()
        if self.audited:
            self.check_people(); self.check_lottery()
            for i, cut in enumerate(self.cuts): self.check_cut(i, cut["bound"], cut["coefficients"], cut["proof"])
            if self.status == "exact": self.check_decomposition(load(folder / "decomposition.json"))
        for bound in self.bounds: self.check_bound(bound, bound["multipliers"], *self.levels[bound["level"]])
        self.check_draw(self.public / "draw.json", folder / "panel.csv")
    def need(self, words: str, *conditions: object) -> None: self.failed |= {} if all(conditions) else {words: None}
    def table(self, path: Path, *header: str) -> list[list[str]]:
        rows = list(csv.reader(io.StringIO(read(path).decode(), newline=""), strict=True))
        self.need(f"{path.name} has other columns", rows[:1] == [[*header]], {len(row) for row in rows} == {len(header)})
        return rows[1:]
    def check_digests(self) -> None:
        given, names = self.manifest, {"public": ["certificate.json", "odds.csv", "tickets.csv"], "auditor": [
            "lottery.csv", "people.csv", "probabilities.csv", *["decomposition.json"] * (self.status == "exact")]}
        for tier, folder in (("public", self.public), ("auditor", self.folder))[:1 + self.audited]:
            self.need(f"the {tier} files are not those of the manifest", set(names[tier]) == set(given[tier]),
                      all(sha(read(folder / name)) == given[tier].get(name) for name in names[tier]))
        lines = "".join(sorted(f"{tier}/{name} {digest}\n" for tier in names for name, digest in given[tier].items()))
        self.need("the lottery's digest is not that of its files, or the format is not known here",
                  sha(lines.encode()) == given["digest"], given["format"] == self.cert["format"] == "civicmath-sortition-1")
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
        claims, given = {"leximin": (below := [*range(sum(p < self.cap for p in steps))]), "maximin": below[:1]}, [b["level"] for b in self.bounds]
        self.need("the claim is unknown, or lacks a bound", self.cert["goal"] in claims, self.status in ("exact", "within", "interval"),
                  given == (sorted({*given} & {*range(len(steps))}) if self.status == "interval" else claims[self.cert["goal"]]))
        rows = self.table(self.public / "tickets.csv", "ticket", *(f"{q['category']}: {q['feature']}" for q in self.quotas))
        self.seats = {row[0]: [whole(cell) for cell in row[1:]] for row in rows}
        self.need("a ticket is missing, doubled or breaks a quota, or a category does not add up", len(rows) == self.m,
                  all(row[0] == str(i) for i, row in enumerate(rows)), all(map(self.keeps_quotas, self.seats.values())),
                  all({sum(seats[i] for i in part) for seats in self.seats.values()} == {self.k} and
                      sum(self.quotas[i]["people"] for i in part) == self.there for part in self.parts.values()))
    def keeps_quotas(self, seats: Any) -> bool: return all(q["min"] <= x <= q["max"] for q, x in zip(self.quotas, seats, strict=True))
    def check_people(self) -> None:
        rows = self.table(self.folder / "people.csv", "receipt", "respondent", "type", "fixed", "household", "household_class", *self.parts)
        homes, place = defaultdict[str, list[str]](list), {(q["category"], q["feature"]): i for i, q in enumerate(self.quotas)}
        for i, ((receipt, name, kind, fixed, home, shape, *values), chance) in enumerate(zip(rows, self.chances, strict=False), 1):
            has, there = tuple(map(place.get, zip(self.parts, values, strict=False))), fixed != "out"
            self.people[name], housed = (one := Person(i, name, home, kind, fixed, shape, has, chance)), there and self.cert["households"]
            self.need(f"person {i} does not fit in people.csv", None not in has, fixed in ("in", "out", ""),
                      [receipt, kind != "", home != "", shape != ""] == [str(i), there, housed, housed], chance == {
                          "in": "1/1", "out": "0/1"}.get(fixed, chance), not there or self.kind.setdefault(kind, one)[3:] == one[3:])
            self.types.update([kind] * there); self.inside.update((q, chance) for q in has if there)
            if home: homes[home].append(kind)
        self.homes = [tuple(sorted(members)) for members in homes.values()]
        self.shapes, classes = Counter(self.kind[members[0]].shape for members in self.homes), {
            (self.kind[kind].shape, members) for members in self.homes for kind in members}
        self.need("people.csv lacks somebody, or has other fixed people or households", len(rows) == len(self.people) == self.n,
                  Counter(one.fixed for one in self.people.values() if one.fixed) == Counter(self.fixed),
                  len(place) == len(self.quotas), len(classes) == len(set(self.homes)) == len(self.shapes))
        self.need("a quota has other people than said, or chances outside", *(sum(self.inside[i, c] for c in self.value) == q["people"] and
                  q["min"] <= sum(self.inside[i, c] * p for c, p in self.value.items()) <= q["max"] for i, q in enumerate(self.quotas)))
    def seats_taken(self, panel: Any) -> list[int] | None:
        """The seats of each quota, if so many people of each type can be a panel; else None."""
        if not all(1 <= x <= self.types[t] for t, x in panel.items()): return None
        taken, homes = Counter[int](), Counter[str]()
        for t, x in panel.items(): taken.update(dict.fromkeys(self.kind[t].has, x)); homes[self.kind[t].shape] += x
        seats, must = [taken[i] for i in range(len(self.quotas))], sum(x for t, x in panel.items() if self.kind[t].fixed)
        fits = sum(panel.values()) == self.k and must == self.fixed["in"] and all(homes[h] <= x for h, x in self.shapes.items())
        return seats if fits and self.keeps_quotas(seats) else None
    def check_lottery(self) -> None:
        self.tickets, held, shares = defaultdict[str, list[str]](list), Counter[int](), Counter[str]()
        for ticket, name in self.table(self.folder / "lottery.csv", "ticket", "respondent"): self.tickets[ticket].append(name)
        self.need("lottery.csv does not have each ticket in its place", list(self.tickets) == list(self.seats))
        for (ticket, names), seats in zip(self.tickets.items(), self.seats.values(), strict=False):
            panel = [self.people[name] for name in names if name in self.people]
            receipts, homes = [one.receipt for one in panel], [one.home for one in panel if one.home]; held.update(receipts)
            self.need(f"ticket {ticket} is not the panel it is said to be", len(panel) == len(names), len(homes) == len(set(homes)),
                      receipts == sorted(set(receipts)), self.seats_taken(Counter(one.kind for one in panel)) == seats)
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
        for t, w in weights.items(): mine[w, self.kind[t].fixed or ("most" if w < 0 else self.kind[t].chance)] += self.types[t] * (w != 0)
        self.need(f"{where}: counted again from people.csv it differs", not self.audited or (+mine, shapes) == (groups, counts))
    def rounding(self, bound: int, given: Any, proof: Any, total: int, g: dict[str, int]) -> bool | None:
        d, u = proof["divisor"], Counter[str](proof["types"])
        return (d >= 1 and set(given) <= set(g) and all(x >= 0 for x in u.values())
                and all(given.get(t, 0) <= (g[t] + u[t]) // d for t in g) and (total + sum(u[t] * self.types[t] for t in u)) // d <= bound)
    proofs: dict[str, Any] = {"rounding": rounding}
    def check_cut(self, i: int, bound: int, given: Any, proof: Any) -> None:
        show, holds = self.proofs.get(proof["kind"]), None
        if show and not self.unchecked & set(proof["multipliers"]["cuts"]):
            holds = show(self, bound, given, proof, *self.combine(proof["multipliers"], self.shapes, self.cuts[:i]))
        if holds is None: self.unchecked.add(str(i))
        self.need(f"cut {i} does not follow from its proof, or has none though this is said to be exact",
                  holds is not False, proof["kind"] in ("rounding", "count") or self.status != "exact")
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
        self.need("the draw is of another lottery, or its ticket does not follow from what was drawn", draw["format"] == self.cert["format"],
                  draw["lottery"] == self.manifest["digest"], draw["ticket"] == ticket is not None)
        names = self.tickets[str(ticket)] if self.audited else []
        self.need("the panel drawn is not the ticket's", len(panel) == self.k, panel == sorted(set(panel) & set(receipts)),
                  {i for i in receipts if self.held[i - 1] == self.m} <= set(panel), not self.audited or (
                      panel == [self.people[name].receipt for name in names if name in self.people]
                      and self.table(drawn, "respondent") == [[name] for name in names]))

def sha(content: bytes) -> str: return hashlib.sha256(content).hexdigest()
def refuse(words: str) -> Any: raise ValueError(words)
def read(path: Path) -> bytes: return path.read_bytes() if path.is_file() else refuse(f"there is no file {path.name}")
def load(path: Path) -> Any:
    content = json.loads(text := read(path).decode(), parse_float=whole, parse_constant=whole)  # no number has a point
    again = json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"  # no key is doubled
    return content if text == again else refuse(f"{path.name} is not written as FORMAT.md says")
def whole(text: str) -> int: return number if text == str(number := int(text)) else refuse(f"{text} is no whole number")
def fraction(text: str) -> Fraction:
    value = Fraction(*map(whole, text.split("/")))
    return value if text == f"{value.numerator}/{value.denominator}" else refuse(f"{text} is no fraction in lowest terms")
def drawn_ticket(kind: str, text: str, tickets: int) -> int | None:
    if kind == "seed" and text and text == unicodedata.normalize("NFC", text.strip()):
        tries = (int(sha(f"civicmath-sortition\n{text}\n{c}".encode()), 16) for c in range(1000))
        return next((h % tickets for h in tries if h < 2**256 - 2**256 % tickets), None)
    signs, power = ("01", f"{tickets:b}") if kind == "coins" else ("0123456789", str(tickets))
    fits = set(text) <= set(signs) and (text != "" if kind == "ticket" else kind in ("digits", "coins") and power == "1" + "0" * len(text))
    return ticket if fits and (ticket := int("0" + text, len(signs))) < tickets else None

def main(argv: Any = None, verifier: type[Verifier] = Verifier) -> int:
    try:
        seen = verifier(*map(Path, sys.argv[1:] if argv is None else argv))
    except Exception as fault:  # whatever the files hold: a sentence, no traceback
        print(f"The bundle can't be read (usage: verifier.py BUNDLE): {type(fault).__name__} {ascii(str(fault))[:200]}")
        return 2
    print(*map("FAILED: {}.\n".format, seen.failed), *map("Cut {} could not be checked here.\n".format, sorted(seen.unchecked)), sep="", end="")
    status = seen.status if seen.audited and not seen.unchecked else f"not confirmed here (claimed: {seen.status})"
    result = f"{len(seen.failed)} checks failed" if seen.failed else f"every check holds; status: {status}"
    print(f"{'Auditor' if seen.audited else 'Public'} bundle: {result}.")
    return int(bool(seen.failed))
if __name__ == "__main__": raise SystemExit(main())
