"""Ways to tamper with a bundle, each with the bundle it is tried on and the sentence that names it."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

CERT, ODDS, TICKETS = "public/certificate.json", "public/odds.csv", "public/tickets.csv"
DRAW, MIX = "public/draw.json", "decomposition.json"
ODD_SUMS = "the tickets do not add up, or lie at another distance"
LEVELS, DRAWN, TICKET = (
    "the levels are not those",
    "the draw is of another lottery",
    "ticket 0 is not the panel",
)
FOLLOWS, TOTAL, MIXED = (
    "the bound does not follow",
    "the groups or the total",
    "the decomposition does not give",
)
ROW = "a multiplier is negative, or of no row"
CUT, QUOTA, SHARES = "cut 0 does not follow", "a quota has other people", "somebody does not have the chance"


def dump(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n")


def redigest(bundle: Path) -> None:
    manifest = json.loads((bundle / "public/manifest.json").read_text())
    for tier, folder in (("public", bundle / "public"), ("auditor", bundle)):
        manifest[tier] = {
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
            for name in manifest[tier]
            if (folder / name).exists()
        }
    lines = sorted(
        f"{tier}/{name} {d}\n" for tier in ("public", "auditor") for name, d in manifest[tier].items()
    )
    manifest["digest"] = hashlib.sha256("".join(lines).encode()).hexdigest()
    dump(bundle / "public/manifest.json", manifest)
    if (bundle / DRAW).exists() and (draw := json.loads((bundle / DRAW).read_text())):
        dump(bundle / DRAW, draw | {"lottery": manifest["digest"]})


def at(name: str, change: Callable[[Any], Any]) -> Callable[[Path], None]:
    """Change the JSON of one file in place."""

    def tamper(bundle: Path) -> None:
        content = json.loads((bundle / name).read_text())
        change(content)
        dump(bundle / name, content)

    return tamper


def cells(name: str, change: Callable[[list[list[str]]], Any]) -> Callable[[Path], None]:
    """Change the rows of one CSV file in place (no cell of these pools has a comma)."""

    def tamper(bundle: Path) -> None:
        rows = [line.split(",") for line in (bundle / name).read_text().splitlines()]
        change(rows)
        (bundle / name).write_text("".join(",".join(row) + "\n" for row in rows))

    return tamper


def text(name: str, pattern: str, new: str) -> Callable[[Path], None]:
    """Change the first match of a pattern in one file's text, which must be there."""

    def tamper(bundle: Path) -> None:
        changed, times = re.subn(pattern, new, (bundle / name).read_text(), count=1)
        assert times == 1
        (bundle / name).write_text(changed)

    return tamper


def more(row: list[str], column: int, by: int = 1) -> None:
    row[column] = str(int(row[column]) + by)


def swap_members(rows: list[list[str]]) -> None:
    names = {row[1] for row in rows[1:]}
    first = {row[1] for row in rows if row[0] == "0"}
    rows[1][1] = min(names - first)


def seat_housemates(rows: list[list[str]]) -> None:
    """Let two children change places between tickets so that one sits with the parent; every count stays."""
    on = [(row[0], row) for row in rows[1:]]
    for ticket, row in on:
        if not row[1].startswith("c"):
            continue
        mates = {other[1] for number, other in on if number == ticket}
        child = next(
            (f"c{name[1:]}" for name in mates if name[0] == "p" and f"c{name[1:]}" not in mates), None
        )
        for elsewhere, other in on if child else ():
            there = {third[1] for number, third in on if number == elsewhere}
            if other[1] == child and not {row[1], f"p{row[1][1:]}"} & there:
                row[1], other[1] = other[1], row[1]
                order = {
                    name: at for at, name in enumerate(f"{role}{home}" for home in range(6) for role in "pc")
                }
                rows[1:] = sorted(rows[1:], key=lambda row: (int(row[0]), order[row[1]]))
                return
    raise AssertionError


def set_to(*path: Any, to: Any) -> Callable[[Any], None]:
    def change(content: Any) -> None:
        for key in path[:-1]:
            content = content[key]
        assert content[path[-1]] != to
        content[path[-1]] = to

    return change


def bump(*path: Any, by: int = 1) -> Callable[[Any], None]:
    def change(content: Any) -> None:
        for key in path[:-1]:
            content = content[key]
        value = content[path[-1]]
        content[path[-1]] = str(int(value) + by) if isinstance(value, str) else value + by

    return change


def trade_a_seat(mix: Any) -> None:
    """Write the first panel twice at half its weight, a seat more of a type in one and a seat less in the other."""
    first = mix["panels"][0]
    for panel in mix["panels"][1:]:
        panel["weight"] = str(2 * int(panel["weight"]))
    mix["denominator"] = str(2 * int(mix["denominator"]))
    kinds = list(first["seats"])
    one, other = {**first["seats"]}, {**first["seats"]}
    for kind, by in ((kinds[0], 1), (kinds[1], -1)):
        one[kind], other[kind] = one[kind] + by, other[kind] - by
    mix["panels"][:1] = [
        {"seats": {kind: seats for kind, seats in panel.items() if seats}, "weight": first["weight"]}
        for panel in (one, other)
    ]


def share_out_weights(certificate: Any) -> None:
    """Let one person count twice in a bound for two of the same chance: every sum in public stays."""
    for bound in certificate["bounds"]:
        level = Fraction(certificate["levels"][bound["level"]]["chance"])
        for group in bound["groups"]:
            chance, weight, many = (group[key] for key in ("chance", "weight", "people"))
            if "/" in chance and Fraction(chance) < level and many > 2:
                others = [g for g in bound["groups"] if (g["weight"], g["chance"]) != (2 * weight, chance)]
                assert len(others) == len(bound["groups"])
                group["people"] -= 2
                bound["groups"].append({"weight": 2 * weight, "chance": chance, "people": 1})
                return
    raise AssertionError


def swap_chances(bundle: Path) -> None:
    """Give two types of one person each other's chances, a ticket apart, in every file that says so."""
    with (bundle / "people.csv").open(newline="") as stream:
        rows = list(csv.reader(stream))[1:]
    odds = [line.split(",") for line in (bundle / ODDS).read_text().splitlines()]
    alone = defaultdict[str, list[int]](list)
    for row in rows:
        alone[row[2]].append(int(row[0]))
    ones = [people[0] for people in alone.values() if len(people) == 1]
    tickets = json.loads((bundle / CERT).read_text())["tickets"]
    one, other = next(
        (a, b) for a in ones for b in ones if (Fraction(odds[a][1]) - Fraction(odds[b][1])) * tickets == 1
    )
    for name in (ODDS, "probabilities.csv"):
        lines = [line.split(",") for line in (bundle / name).read_text().splitlines()]
        for column in range(1, len(lines[0]) - 1):
            lines[one][column], lines[other][column] = lines[other][column], lines[one][column]
        (bundle / name).write_text("".join(",".join(line) + "\n" for line in lines))
    at(CERT, lambda certificate: certificate.update(distance=1))(bundle)


def claim_exact(bundle: Path) -> None:
    """Say exact, with a decomposition into nothing."""
    at(CERT, set_to("status", to="exact"))(bundle)
    dump(bundle / MIX, {"denominator": "1", "panels": []})
    at("public/manifest.json", lambda manifest: manifest["auditor"].update({MIX: ""}))(bundle)


def loosen(certificate: Any) -> None:
    """Loosen a quota that the first bound which uses any uses."""
    used = next(q for bound in certificate["bounds"] for q in bound["multipliers"]["quotas"].items())
    certificate["quotas"][int(used[0])]["max" if used[1] > 0 else "min"] += 1 if used[1] > 0 else -1


TAMPERINGS: dict[str, tuple[str, Callable[[Path], None], str]] = {
    "two people's tickets are swapped": ("plain", cells(ODDS, lambda r: (more(r[1], 2), more(r[2], 2, -1))), SHARES),
    "a ticket is repeated": ("plain", cells(TICKETS, lambda r: r.__setitem__(2, r[1])), "a ticket is missing, doubled"),
    "a ticket is dropped": ("plain", cells(TICKETS, lambda r: r.pop()), "a ticket is missing, doubled"),
    "a seat goes to somebody not on the ticket": ("plain", cells("lottery.csv", swap_members), TICKET),
    "a seat is dropped": ("plain", cells("lottery.csv", lambda r: r.pop(1)), TICKET),
    "a seat goes to nobody known": ("plain", cells("lottery.csv", lambda r: r[1].__setitem__(1, "x")), TICKET),
    "a quota is loosened": ("plain", at(CERT, loosen), TOTAL),
    "a quota's people are changed": ("plain", at(CERT, bump("quotas", 0, "people")), QUOTA),
    "a multiplier is changed": ("plain", at(CERT, bump("bounds", 0, "multipliers", "size")), TOTAL),
    "a total is changed": ("plain", at(CERT, bump("bounds", 0, "total")), TOTAL),
    "a group's people are changed": ("plain", at(CERT, bump("bounds", 0, "groups", 0, "people")), TOTAL),
    "a level's bound is raised": ("plain", at(CERT, set_to("bounds", 0, "bound", to="1/1")), FOLLOWS),
    "a level is dropped": ("plain", at(CERT, lambda c: (c["levels"].pop(), c["bounds"].pop())), LEVELS),
    "a level's bound is dropped": ("plain", at(CERT, lambda c: c["bounds"].pop(0)), "the claim is unknown, or lacks a bound"),
    "a cut is tightened": ("rounding", at(CERT, bump("cuts", 0, "bound", by=-1)), CUT),
    "a counted cut is tightened": ("count", at(CERT, bump("cuts", 0, "bound", by=-1)), CUT),
    "a cut rests on a solver": ("rounding", at(CERT, set_to("cuts", 0, "proof", to={"kind": "solver"})), CUT),
    "the decomposition is empty": ("plain", at(MIX, lambda x: x.update(denominator="0", panels=[])), MIXED),
    "a weight of the decomposition is changed": ("plain", at(MIX, bump("panels", 0, "weight")), MIXED),
    "a panel of the decomposition is too large": ("plain", at(MIX, lambda x: x["panels"][0]["seats"].update(
        {t: n + 1 for t, n in x["panels"][0]["seats"].items()})), MIXED),
    "one person's chance is raised": ("plain", cells(ODDS, lambda r: r[1].__setitem__(1, "1/1")), LEVELS),
    "one person's chance is raised in the list": ("plain", cells("probabilities.csv", lambda r: r[1].__setitem__(1, "1/1")), SHARES),
    "a ticket's seats are miscounted": ("plain", cells(TICKETS, lambda r: (more(r[1], 1), more(r[1], 2, -1))), TICKET),
    "a person's feature is changed": ("plain", cells("people.csv", lambda r: r[1].__setitem__(6, (r[1][6] == "f0" and "f1") or "f0")), "person|quota"),
    "a fixed person is set free": ("fixed", cells("people.csv", lambda r: r[1].__setitem__(3, "")), "people.csv lacks somebody"),
    "fixed people are denied": ("fixed", at(CERT, set_to("fixed", "in", to=0)), LEVELS),
    "two homes are made one": ("households", cells("people.csv", lambda r: r[1].__setitem__(4, r[3][4])), "people.csv lacks somebody"),
    "two of a household are on one ticket": ("families", cells("lottery.csv", seat_housemates), "ticket \\d+ is not the panel"),
    "a distance of two is said to be one": ("far", at(CERT, set_to("distance", to=1)), ODD_SUMS),
    "within is raised to exact": ("within", claim_exact, MIXED),
    "a bound of a status within is lowered": ("within", at(CERT, set_to("bounds", 0, "bound", to="0/1")), FOLLOWS),
    "the status is raised": ("interval", at(CERT, set_to("status", to="within")), f"the claim is unknown|{FOLLOWS}"),
    "the status is unknown": ("plain", at(CERT, set_to("status", to="certain")), "the claim is unknown"),
    "the distance is changed": ("plain", at(CERT, bump("distance")), ODD_SUMS),
    "the goal is raised": ("maximin", at(CERT, set_to("goal", to="leximin")), "the claim is unknown, or lacks a bound"),
    "another ticket is said to be drawn": ("plain", at(DRAW, bump("ticket")), DRAWN),
    "another text is said to be drawn": ("plain", at(DRAW, set_to("source", "text", to="8")), DRAWN),
    "the panel names another": ("plain", cells("panel.csv", lambda r: r[1].__setitem__(0, "x")), "the panel drawn"),
    "a member of the panel is left out": ("plain", at(DRAW, lambda d: d["panel"].pop()), "the panel drawn"),
    "the draw is written in another format": ("plain", at(DRAW, set_to("format", to="1")), DRAWN),
    "a column is renamed": ("plain", cells(ODDS, lambda r: r[0].__setitem__(2, "seats")), "odds.csv has other columns"),
    "the format is unknown": ("plain", at(CERT, set_to("format", to="2")), "the format is not known here"),
    "somebody has a ticket more": ("plain", cells(ODDS, lambda r: more(r[1], 2)), ODD_SUMS),
    "a receipt is given twice": ("plain", cells(ODDS, lambda r: r[2].__setitem__(0, "1")), LEVELS),
    "the cap is said to be lower": ("plain", at(CERT, set_to("cap", to="1/1000")), LEVELS),
    "a multiplier is of no household": ("plain", at(CERT, lambda c: c["bounds"][0]["multipliers"]["households"].update({"999": 1})), ROW),
    "a cut counts against itself": ("count", at(CERT, lambda c: c["bounds"][0]["multipliers"]["cuts"].update({"0": -1})), ROW),
    "a group is listed twice": ("plain", at(CERT, lambda c: c["bounds"][0]["groups"].append(c["bounds"][0]["groups"][0])), TOTAL),
    "a panel of the decomposition weighs nothing": ("plain", at(MIX, lambda x: x["panels"].append(x["panels"][0] | {"weight": "0"})), MIXED),
    "weight goes from panel to panel": ("plain", at(MIX, lambda x: (bump("panels", 0, "weight")(x), bump("panels", 1, "weight", by=-1)(x))), MIXED),
    "panels of the decomposition trade a seat": ("plain", at(MIX, trade_a_seat), MIXED),
    "a ticket has no rows": ("plain", cells("lottery.csv", lambda r: r.__setitem__(slice(1, None), [x for x in r[1:] if x[0] != "99"])), "lottery.csv does not have each ticket"),
    "weights are shared out otherwise": ("plain", at(CERT, share_out_weights), "counted again from people.csv"),
    "chances are not those of the tickets": ("interval", swap_chances, "the chances are not the averages"),
    "a panel comes without a draw": ("undrawn", lambda b: (b / "panel.csv").write_text("respondent\np0\n") and None, "panel.csv, but no draw"),
}  # fmt: skip
UNREADABLE: dict[str, Callable[[Path], Any]] = {
    "the decomposition is missing": lambda b: (b / MIX).unlink(),
    "a key is doubled": text(CERT, r'"cap"', '"cap": "1/1",\n "cap"'),
    "a number has a point": text(CERT, r'"distance": (\d+)', r'"distance": \1.0'),
    "a number is none": text(CERT, r'"distance": \d+', '"distance": NaN'),
    "a fraction is not in lowest terms": text(CERT, r'"cap": "1/1"', '"cap": "2/2"'),
    "a file is empty": lambda b: (b / CERT).write_bytes(b""),
    "a file is binary": lambda b: (b / ODDS).write_bytes(bytes(range(256))),
    "a file is cut short": lambda b: (b / CERT).write_bytes((b / CERT).read_bytes()[:200]),
    "a number is huge": text(CERT, r'"distance": \d+', '"distance": ' + "9" * 5000),
    "a file is missing": lambda b: (b / ODDS).unlink(),
}
