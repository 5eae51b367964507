"""The list of matters is found by its indexes, whichever way it is narrowed."""

from __future__ import annotations

import re

from django.db import connection

from cast import Cast
from tingsted.involvement.models import Matter
from tingsted.involvement.queries import filtered


def test_no_way_through_the_list_of_matters_reads_the_whole_table(cast: Cast, matter: Matter) -> None:
    ways: dict[str, dict[str, object]] = {
        "all": {},
        "open": {"phase": "open"},
        "for information": {"phase": "information"},
        "decided": {"phase": "decided"},
        "a kind": {"kind": "project"},
        "an area": {"area": cast.glumsoe},
        "an owner": {"owner": cast.roads},
    }
    read_all = {}
    for way, wanted in ways.items():
        sql, params = filtered(None, **wanted)[:40].query.sql_with_params()  # type: ignore[arg-type]  # what narrows it
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
                steps = [str(row[3]) for row in cursor.fetchall()]
            else:
                cursor.execute("SET LOCAL enable_seqscan = off")
                cursor.execute(f"EXPLAIN {sql}", params)
                steps = [row[0].replace("Seq Scan on", "SCAN").strip() for row in cursor.fetchall()]
        if any(re.fullmatch(r"(->\s+)?SCAN involvement_matter( .*)?", s) and "INDEX" not in s for s in steps):
            read_all[way] = steps
    assert read_all == {}
