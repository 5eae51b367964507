"""Texts are found in Python and templates, and an incomplete Danish is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from devtools import translations

PYTHON = 'from django.utils.translation import gettext as _\n\nTITLE = _("A plan")\n'
PAGE = """<h1>{% translate "A plan" %}</h1>
<p>{% blocktranslate count n=total %}{{ n }} idea{% plural %}{{ n }} ideas{% endblocktranslate %}</p>
<p>{% translate "May" context "month" %}</p>
<p>not to be translated</p>
"""


@pytest.fixture
def rooms(house: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small house whose plans have texts in Python and in a page."""
    monkeypatch.setattr(translations, "ROOT", house)
    monkeypatch.setattr(translations, "ROOMS", house / "src" / "tingsted")
    room = house / "src" / "tingsted" / "plans"
    (room / "views.py").write_text(PYTHON, encoding="utf-8")
    (room / "templates" / "plans" / "page.html").write_text(PAGE, encoding="utf-8")
    return room


def catalogue(rooms: Path) -> Path:
    return rooms / "locale" / "da" / "LC_MESSAGES" / "django.po"


def translate(rooms: Path) -> None:
    text = catalogue(rooms).read_text(encoding="utf-8")
    for told, danish in [
        ('msgid "A plan"\nmsgstr ""', 'msgid "A plan"\nmsgstr "En plan"'),
        ('msgid "May"\nmsgstr ""', 'msgid "May"\nmsgstr "maj"'),
        ('msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "%(n)s idé"\nmsgstr[1] "%(n)s idéer"'),
    ]:
        assert told in text
        text = text.replace(told, danish)
    catalogue(rooms).write_text(text, encoding="utf-8")


def test_texts_are_found_in_python_and_in_pages(rooms: Path) -> None:
    found = {(m.context, m.id) for m in translations.extract(rooms) if m.id}
    assert found == {(None, "A plan"), (None, ("%(n)s idea", "%(n)s ideas")), ("month", "May")}


def test_a_missing_catalogue_is_told(rooms: Path) -> None:
    assert translations.find_faults() == [
        "src/tingsted/plans/locale/da/LC_MESSAGES/django.po is missing. Run: ./dev messages"
    ]


def test_untranslated_texts_are_told_until_they_are_translated(rooms: Path) -> None:
    translations.update()
    where = "src/tingsted/plans/locale/da/LC_MESSAGES/django.po"
    assert sorted(translations.find_faults()) == [
        f"{where}: untranslated: 'A plan'",
        f"{where}: untranslated: 'May'",
        f"{where}: untranslated: ('%(n)s idea', '%(n)s ideas')",
    ]
    translate(rooms)
    assert translations.find_faults() == []


def test_a_fuzzy_text_is_told(rooms: Path) -> None:
    translations.update()
    translate(rooms)
    text = catalogue(rooms).read_text(encoding="utf-8")
    catalogue(rooms).write_text(text.replace('msgid "A plan"', '#, fuzzy\nmsgid "A plan"'), encoding="utf-8")
    assert [fault.partition(": ")[2] for fault in translations.find_faults()] == ["fuzzy: 'A plan'"]


def test_a_text_that_lost_its_placeholder_is_told(rooms: Path) -> None:
    translations.update()
    translate(rooms)
    text = catalogue(rooms).read_text(encoding="utf-8")
    catalogue(rooms).write_text(text.replace('"%(n)s idéer"', '"%(m)s idéer"'), encoding="utf-8")
    assert len(translations.find_faults()) == 1


def test_updating_keeps_what_is_translated_and_drops_what_is_gone(rooms: Path) -> None:
    translations.update()
    translate(rooms)
    (rooms / "templates" / "plans" / "page.html").write_text('{% translate "A goal" %}', encoding="utf-8")
    translations.update()
    text = catalogue(rooms).read_text(encoding="utf-8")
    assert ("En plan" in text, '"A goal"' in text, "month" in text) == (True, True, False)


def test_updating_twice_changes_nothing(rooms: Path) -> None:
    translations.update()
    translate(rooms)
    before = catalogue(rooms).read_bytes()
    translations.update()
    assert catalogue(rooms).read_bytes() == before


def test_a_catalogue_is_compiled_when_it_is_newer(rooms: Path) -> None:
    translations.update()
    translate(rooms)
    assert translations.find_stale() == [catalogue(rooms)]
    translations.compile_stale()
    assert translations.find_stale() == []
    assert b"En plan" in catalogue(rooms).with_suffix(".mo").read_bytes()


def test_two_rooms_that_say_one_text_differently_are_told(rooms: Path) -> None:
    translations.update()
    translate(rooms)
    (rooms.parent / "ideas" / "views.py").write_text(PYTHON, encoding="utf-8")
    translations.update()
    other = rooms.parent / "ideas" / "locale" / "da" / "LC_MESSAGES" / "django.po"
    text = other.read_text(encoding="utf-8")
    other.write_text(
        text.replace('msgid "A plan"\nmsgstr ""', 'msgid "A plan"\nmsgstr "Planen"'), encoding="utf-8"
    )
    assert translations.find_faults() == [
        "'A plan' is said in more than one way: En plan (plans); Planen (ideas). "
        "Choose one, or give one of them words of its own in the source."
    ]
