"""The whole material under agreement: the same bytes from the same material, and a command that counts again."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from fractions import Fraction
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from answers import given
from cast import Cast
from tingsted.ideas.actions import forget_offers
from tingsted.ideas.models import Offer
from tingsted.kernel import clock, guard
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import CLOCK, VISITOR
from tingsted.mapping.models import Headcount
from tingsted.surveys.actions import (
    Helping,
    add_question,
    close_survey,
    count_again,
    hand_to_auditor,
    publish_result,
    receive_answer,
)
from tingsted.surveys.bundle import Unfit, recount, write_bundle
from tingsted.surveys.counting import as_bytes, counted, read_material
from tingsted.surveys.models import AuditorCopy, Survey

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def told(cast: Cast, survey: Survey) -> Survey:
    asked = add_question(
        cast.as_ejner, survey=survey, kind="rank", words="Hvad først?", choices=("Sti", "Lys"), most=2
    )
    first, *_rest = (card.pk for card in survey.cards.all())
    for n in range(12):
        marks = ("very", "not now") if n % 3 else ("dont know", "important", "very")
        receive_answer(
            VISITOR,
            survey=survey,
            given=given(
                survey, *marks, age_band="30-49", village="Glumsø", chosen={asked.pk: ["v1", "v2"]},
                comments={first: "Hemmelige ord"},
            ),
            helping=Helping({first: ["time"]}, "Bo", f"bo{n}@tingsted.example"),
        )  # fmt: skip
    close_survey(cast.as_ruth, survey=survey)
    return publish_result(cast.as_ruth, survey=survey)


def handed(cast: Cast, told: Survey) -> AuditorCopy:
    return hand_to_auditor(
        cast.as_ruth, survey=told, receiver="Et universitet", purpose="At tælle efter", delete_by=clock.today(),
        agreed=True,
    )  # fmt: skip


def bundle_of(cast: Cast, told: Survey, client: Client) -> bytes:
    client.force_login(cast.ruth, backend=BACKEND)
    answer = client.get(f"{told.get_absolute_url()}kontrol/{handed(cast, told).pk}.zip")
    assert answer.status_code == 200
    return bytes(answer.content)


def changed(bundle: bytes, name: str, old: bytes, new: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bundle)) as before, zipfile.ZipFile(held, "w") as after:
        for part in before.infolist():
            data = before.read(part)
            after.writestr(part.filename, data.replace(old, new) if part.filename == name else data)
    return held.getvalue()


def test_it_is_counted_again_to_the_same_bytes_without_a_database(
    cast: Cast, told: Survey, client: Client, tmp_path: Path, django_assert_num_queries: object,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    data = bundle_of(cast, told, client)
    file = tmp_path / "kontrol.zip"
    file.write_bytes(data)
    with django_assert_num_queries(0):  # type: ignore[operator]  # a fixture of pytest-django
        call_command("recount", str(file))
    said = capsys.readouterr().out
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        result = json.loads(archive.read("result.json"))
        manifest = json.loads(archive.read("manifest.json"))
    assert result["digest"] == told.result.digest
    assert result["table"] == told.result.table
    assert f"The same result to the byte: {manifest['result_sha256']}" in said
    assert manifest["input_sha256"] == AuditorCopy.objects.get().digest


def test_a_stranger_finds_the_same_result_with_nothing_but_what_the_readme_says(
    cast: Cast, told: Survey, client: Client
) -> None:
    """Digests, figures and order by a program of their own: plain Python, and not a line of ours."""
    with zipfile.ZipFile(io.BytesIO(bundle_of(cast, told, client))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest, material, result = (
        json.loads(files[f"{name}.json"]) for name in ("manifest", "material", "result")
    )
    assert f"Tingsted {manifest['tingsted']}" in files["README.md"].decode()
    lines = "".join(
        f"{name} {hashlib.sha256(files[name]).hexdigest()}\n" for name in ("answers.csv", "material.json")
    )
    assert hashlib.sha256(lines.encode()).hexdigest() == manifest["input_sha256"]
    assert hashlib.sha256(files["result.json"]).hexdigest() == manifest["result_sha256"]
    answers = [
        json.loads(row["answers"]) for row in csv.DictReader(io.StringIO(files["answers.csv"].decode()))
    ]
    cards = [str(each["card"]) for each in material["asked"]]
    yes = {card: {n for n, a in enumerate(answers) if a.get(card) in ("very", "important")} for card in cards}
    asked = {card: sum(a.get(card, "dont know") != "dont know" for a in answers) for card in cards}
    counted_again = {card: (len(yes[card]), asked[card]) for card in cards}
    for row in result["table"]:
        said, of = counted_again[str(row["card"])]
        few = [n for n in (said, of - said) if 0 < n < material["smallest"]]
        shown = (None, None) if 0 < of < material["smallest"] else (None, of) if few else (said, of)
        assert (row["approvals"], row["asked"]) == shown
    assert [str(row["card"]) for row in result["table"]] == by_purses(yes, len(answers))
    assert result["digest"] == told.result.digest


def test_the_bundle_is_that_of_the_result_also_when_helpers_are_gone_and_a_new_headcount_has_come(
    cast: Cast, told: Survey, client: Client
) -> None:
    copy = handed(cast, told)
    forget_offers(CLOCK, offers=list(Offer.objects.all()))
    with guard.arranging():
        Headcount.objects.create(area=cast.glumsoe, year=2027, band="30-49", sex="men", count=500)
    client.force_login(cast.ruth, backend=BACKEND)
    data = client.get(f"{told.get_absolute_url()}kontrol/{copy.pk}.zip")
    assert data.status_code == 200
    with zipfile.ZipFile(io.BytesIO(data.content)) as archive:
        result = json.loads(archive.read("result.json"))
    stored = {part: getattr(told.result, part) for part in result}
    assert result == json.loads(as_bytes(stored))
    assert recount(data.content)[1]


def by_purses(yes: dict[str, set[int]], voters: int) -> list[str]:
    """The order as the README tells it, in fractions."""
    purse, order = [Fraction(0)] * voters, []
    left = {card: fans for card, fans in yes.items() if fans}
    while left:
        wait = {card: (1 - sum(purse[n] for n in fans)) / len(fans) for card, fans in left.items()}
        first = min(left, key=lambda card: (wait[card], int(card)))
        purse = [Fraction(0) if n in left[first] else held + wait[first] for n, held in enumerate(purse)]
        order.append(first)
        del left[first]
    return order + sorted((card for card in yes if not yes[card]), key=int)


def test_the_same_material_gives_the_same_bundle(cast: Cast, told: Survey) -> None:
    about = {"title": told.title}
    assert write_bundle(read_material(told), about) == write_bundle(read_material(told), about)


def test_nothing_in_it_names_anybody_or_says_when(cast: Cast, told: Survey, client: Client) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle_of(cast, told, client))) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    everything = "".join(texts.values())
    keys = [str(key) for key in told.ballots.values_list("pk", flat=True)]
    assert [word for word in ("Hemmelige", "bo1@", *keys) if word in everything] == []
    assert re.search(r"\bBo\b", everything) is None  # a salt may hold the two letters
    assert clock.today().isoformat() not in texts["answers.csv"] + texts["material.json"]


@pytest.mark.parametrize("name", ["answers.csv", "material.json", "result.json"])
def test_a_changed_bundle_is_refused(cast: Cast, told: Survey, client: Client, name: str) -> None:
    data = bundle_of(cast, told, client)
    with pytest.raises(Unfit):
        recount(changed(data, name, b"1", b"2"))


def test_a_result_that_does_not_follow_from_the_material_is_found_out(
    cast: Cast, told: Survey, tmp_path: Path
) -> None:
    material = read_material(told)
    found = counted(material)
    honest = write_bundle(material, {"title": told.title})
    wrong = as_bytes({**found, "answers": 13})
    with zipfile.ZipFile(io.BytesIO(honest)) as archive:
        right, manifest = archive.read("result.json"), json.loads(archive.read("manifest.json"))
    from tingsted.surveys.counting import digest_of

    forged = changed(honest, "result.json", right, wrong)
    forged = changed(forged, "manifest.json", manifest["result_sha256"].encode(), digest_of(wrong).encode())
    file = tmp_path / "forged.zip"
    file.write_bytes(forged)
    with pytest.raises(CommandError, match="another result"):
        call_command("recount", str(file))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a zip", b"\x00" * 2000])
def test_a_file_that_is_no_bundle_gets_a_sentence(data: bytes) -> None:
    with pytest.raises(Unfit):
        recount(data)


def test_it_takes_an_agreement_and_a_public_result(cast: Cast, survey: Survey, client: Client) -> None:
    client.force_login(cast.ruth, backend=BACKEND)
    assert client.get(f"{survey.get_absolute_url()}kontrol/").status_code == 403
    receive_answer(VISITOR, survey=survey, given=given(survey, "very"))
    close_survey(cast.as_ruth, survey=survey)
    publish_result(cast.as_ruth, survey=survey)
    facts = {"receiver": "X", "purpose": "y", "delete_by": clock.today()}
    with pytest.raises(Refused):
        hand_to_auditor(cast.as_ruth, survey=survey, agreed=False, **facts)
    page = f"{survey.get_absolute_url()}kontrol/"
    assert client.post(page, {**facts, "delete_by": "2000-01-01", "agreed": "1"}).status_code == 422
    assert client.post(page, {**facts, "agreed": "1"}).status_code == 302
    client.logout()
    assert client.get(f"{page}{AuditorCopy.objects.get().pk}.zip").status_code == 404


def test_counted_again_after_it_was_told_hides_what_a_few_late_answers_would_show(
    cast: Cast, told: Survey
) -> None:
    """Three sheets of paper came late: the figures they moved are no longer told."""
    from tingsted.surveys.models import Ballot

    first = next(iter(told.cards.all()))
    with guard.arranging():
        Ballot.objects.bulk_create(
            Ballot(
                survey=told,
                answers={str(first.pk): "very"},
                shown=[first.pk],
                source="paper",
                day=clock.today(),
            )
            for _ in range(3)
        )
    before = {row["card"]: row["approvals"] for row in told.result.table}
    after = {row["card"]: row["approvals"] for row in count_again(cast.as_ruth, survey=told).table}
    assert (before[first.pk], after[first.pk]) == (8, None)
