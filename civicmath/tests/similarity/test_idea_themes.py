"""Themes are found without the names of villages, and proposed from what people chose for like ideas."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from civicmath.similarity import find_themes, propose_themes
from civicmath.similarity.command import read_rows
from civicmath.similarity.themes import without_names

DATA = Path(__file__).parent.parent / "data"


def test_names_are_taken_out_before_themes_are_sought() -> None:
    assert without_names(["Sti fra Næsby til Glumsø", "glumsø kirke"]) == ["Sti fra til", "kirke"]
    assert without_names(["Lys i storegade"], places=["Storegade"]) == ["Lys i"]


def test_ideas_about_one_thing_make_one_theme() -> None:
    texts = [
        "Cykelsti til skolen", "Bedre cykelsti langs vejen", "Cykelsti i Næsby",
        "Solceller på hallen", "Solceller på taget", "Flere solceller i Glumsø", "",
    ]  # fmt: skip
    themes = find_themes(texts, 2)
    assert [theme.members for theme in themes] == [(0, 1, 2), (3, 4, 5)]
    assert [theme.words[0] for theme in themes] == ["cykelsti", "solceller"]


def test_no_ideas_have_no_themes() -> None:
    assert find_themes(["", "!"], 5) == ()


def test_a_theme_is_proposed_from_like_ideas_and_never_from_its_own() -> None:
    texts = ["Sti til søen", "Sti til skolen", "Kor for alle", "Sti i skoven", "Havregrød"]
    known = ["Trafik", "Trafik", "Kultur", None, "Kultur"]
    assert propose_themes(texts, known)[3:] == ["Trafik", None]


def test_more_than_half_the_notes_get_a_theme_a_person_would_accept() -> None:
    key = json.loads((DATA / "ideer-facit.json").read_text(encoding="utf-8"))
    texts = [row["Idé"] for row in read_rows(DATA / "ideer-borgermoede.csv")]
    accepted = {r["raekke"] - 1: {r["tema"], *r.get("ogsaa_rimeligt", [])} for r in key["tema_pr_raekke"]}
    chosen: list[str | None] = [None] * len(texts)
    for record in key["tema_pr_raekke"]:
        chosen[record["raekke"] - 1] = record["tema"]
    proposed = propose_themes(texts, chosen)
    assert sum(proposed[i] in themes for i, themes in accepted.items()) > len(accepted) / 2


def test_themes_and_texts_must_be_as_many() -> None:
    with pytest.raises(ValueError, match="beside it"):
        propose_themes(["a"], [])
