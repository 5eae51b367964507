"""The rooms' translations: compiled, kept up to date and proved complete, without GNU gettext.

Asked from the bare Python it only looks at file times; the work is done in the environment's Python by Babel.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from devtools.environment import Environment
from devtools.steps import ROOT, run_quietly, step

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

ROOMS = ROOT / "src" / "tingsted"
LANGUAGES = ("da",)
"""English needs no catalogue: the texts in the source are English."""
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip


def find_catalogues() -> list[Path]:
    """Every room's .po files."""
    return sorted(ROOMS.glob("*/locale/*/LC_MESSAGES/django.po"))


def find_stale() -> list[Path]:
    """The .po files whose .mo is missing or older."""
    return [po for po in find_catalogues() if not _is_fresh(po)]


def _is_fresh(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime


def ensure_compiled(environment: Environment) -> None:
    """Compile what is stale, in the environment's Python."""
    if stale := find_stale():
        with step(f"Compiling {len(stale)} translations"):
            run_quietly(
                [environment.python, "-m", "devtools.translations", "compile"],
                otherwise="A translation could not be compiled; the lines above name what to mend.",
            )


def compile_stale() -> list[str]:
    """Write the .mo beside each .po that is newer."""
    from babel.messages.mofile import write_mo

    for po in find_stale():
        with po.with_suffix(".mo").open("wb") as file:
            write_mo(file, _read(po))
    return []


def _read(po: Path) -> Catalog:
    from babel.messages.pofile import read_po

    with po.open("rb") as file:
        return read_po(file, locale=po.parts[-3], abort_invalid=True)


def extract(room: Path) -> Catalog:
    """Every text of a room that is to be translated, from its Python and its templates."""
    from babel.messages.catalog import Catalog
    from babel.messages.extract import extract as extract_from
    from django.utils.translation.template import templatize

    found = Catalog(domain="django", project="tingsted", charset="utf-8")
    for path in sorted(_sources(room)):
        text = path.read_text(encoding="utf-8")
        text = _mark_sentences(text) if path.suffix == ".py" else templatize(text, origin=str(path))
        options = {"encoding": "utf-8"}
        for line, ids, comments, context in extract_from(
            "python", BytesIO(text.encode()), KEYWORDS, ("Translators:",), options
        ):
            place = (str(path.relative_to(ROOT)), line if path.suffix == ".py" else 0)
            found.add(ids, locations=[place], auto_comments=comments, context=context)
    return found


# A right's refusal and an event's words are sentences for people; they are translated where they are read.
_SENTENCES = re.compile(r'(\brefusal=|\bwords: ClassVar\[str\] = )(?=["(])(?!"")')


def _mark_sentences(text: str) -> str:
    return _SENTENCES.sub(
        r"\1gettext_noop", re.sub(_SENTENCES.pattern + r'("(?:[^"\\]|\\.)*")', r"\1gettext_noop(\2)", text)
    )


def _sources(room: Path) -> Iterator[Path]:
    for pattern in ("**/*.py", "templates/**/*.html", "templates/**/*.txt"):
        yield from (p for p in room.glob(pattern) if not {"migrations", "tests"} & set(p.parts))


def find_rooms() -> list[Path]:
    """The rooms; the settings are none, and what they name is in the framework's own catalogues."""
    return sorted(p.parent for p in ROOMS.glob("*/__init__.py") if p.parent.name != "config")


def update() -> list[str]:
    """Bring every room's catalogues up to date: new texts in, gone texts out, nothing guessed."""
    from babel.messages.pofile import write_po

    _prepare_django()
    for room in find_rooms():
        source = extract(room)
        if not any(m.id for m in source):
            continue
        for language in LANGUAGES:
            po = room / "locale" / language / "LC_MESSAGES" / "django.po"
            po.parent.mkdir(parents=True, exist_ok=True)
            before = _read(po) if po.exists() else _empty(language)
            kept = [(m.id, m.string, m.context) for m in before if m.id]
            before.update(source, no_fuzzy_matching=True)
            before.obsolete.clear()
            out = BytesIO()
            write_po(out, before, width=100, ignore_obsolete=True, include_lineno=False, omit_header=False)
            if kept != [(m.id, m.string, m.context) for m in before if m.id] or not po.exists():
                po.write_bytes(out.getvalue())
                print(f"{po.relative_to(ROOT)}: {len(before)} texts")
    return []


def _empty(language: str) -> Catalog:
    from babel.messages.catalog import Catalog

    return Catalog(
        locale=language,
        domain="django",
        header_comment=f"# {language}: the texts of one room. Kept up to date by ./dev messages.",
        project="tingsted",
        version="0",
        last_translator="Tingsted",
        language_team=language,
        msgid_bugs_address="Tingsted",
        charset="utf-8",
        fuzzy=False,
    )


def find_faults() -> list[str]:
    """What keeps a room's Danish from being complete: missing, untranslated, doubtful, lost placeholders."""
    _prepare_django()
    faults: list[str] = find_quarrels()
    for room in find_rooms():
        wanted = {(m.context, m.id): m for m in extract(room) if m.id}
        for language in LANGUAGES:
            po = room / "locale" / language / "LC_MESSAGES" / "django.po"
            if not po.exists():
                faults += [f"{po.relative_to(ROOT)} is missing. Run: ./dev messages"] if wanted else []
                continue
            kept = {(m.context, m.id): m for m in _read(po) if m.id}
            where = str(po.relative_to(ROOT))
            faults += [
                f"{where}: not in the catalogue: {_show(key)}"
                for key in sorted(wanted.keys() - kept.keys(), key=str)
            ]
            faults += [
                f"{where}: no longer in the source: {_show(key)}"
                for key in sorted(kept.keys() - wanted.keys(), key=str)
            ]
            faults += [f"{where}: {fault}" for m in kept.values() if (fault := _find_fault(m))]
    return faults


def find_quarrels() -> list[str]:
    """Texts that two rooms translate differently: all rooms share one catalogue, so one of them would be overruled."""
    said: dict[tuple[object, ...], dict[str, str]] = {}
    for po in find_catalogues():
        for message in _read(po):
            if message.id and message.string:
                key = (po.parts[-3], message.context, message.id)
                said.setdefault(key, {})[str(message.string)] = po.relative_to(ROOMS).parts[0]
    return [
        f"{key[-1]!r} is said in more than one way: "
        + "; ".join(f"{text} ({room})" for text, room in sorted(texts.items()))
        + ". Choose one, or give one of them words of its own in the source."
        for key, texts in said.items()
        if len(texts) > 1
    ]


def _show(key: tuple[object, object]) -> str:
    return repr(key[1])


def _find_fault(message: Message) -> str:
    from babel.messages.checkers import python_format

    strings = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    if not all(strings):
        return f"untranslated: {message.id!r}"
    if message.fuzzy:
        return f"fuzzy: {message.id!r}"
    if message.python_format:
        try:
            python_format(None, message)
        except Exception as error:  # Babel's own TranslationError, whatever its home in this version
            return f"{error}: {message.id!r}"
    return ""


def _prepare_django() -> None:
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=True)


if __name__ == "__main__":
    act = {"compile": compile_stale, "update": update, "check": find_faults}[sys.argv[1]]
    trouble = act()
    sys.exit("\n".join(trouble) or 0)
