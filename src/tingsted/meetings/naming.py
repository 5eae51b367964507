"""Who is named in public: only those who said yes; all other names that the hosts listed are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tingsted.meetings.models import Minutes


@dataclass(frozen=True)
class Names:
    """The names that may be told, and the expressions that find those that may not."""

    allowed: frozenset[str]
    hidden: tuple[re.Pattern[str], ...]

    def owner(self, name: str) -> str:
        """Who does it: by name only if they may be named."""
        return name if not name or name.casefold() in self.allowed else _("a participant")

    def text(self, words: str) -> str:
        """A text without the names of those who did not say yes."""
        for pattern in self.hidden:
            words = pattern.sub(_("(name left out)"), words)
        return words


def names_of(minutes: Minutes) -> Names:
    """From the two lists: whole names first, then first names that nobody who may be named has, also as »Bos«.

    A first name must be written as on the list: somebody is called Bo, and people »bo« in every village.
    """
    allowed, hidden = _lines(minutes.may_be_named), _lines(minutes.not_named)
    told = {name.casefold() for name in allowed}
    first_told = {name.split()[0].casefold() for name in allowed}
    whole = sorted((n for n in hidden if n.casefold() not in told), key=len, reverse=True)
    first = {n.split()[0] for n in whole if n.split()[0].casefold() not in first_told}
    patterns = [_written(name, re.IGNORECASE) for name in whole] + [_written(name) for name in sorted(first)]
    return Names(frozenset(told | {w.split()[0].casefold() for w in allowed}), tuple(patterns))


def _written(name: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?:['’]?s)?(?!\w)", flags)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def not_listed(minutes: Minutes, owners: list[str]) -> list[str]:
    """Those who have a task and stand on neither list: in public they are »a participant«."""
    known = {n.casefold() for n in (*_lines(minutes.may_be_named), *_lines(minutes.not_named))}
    return sorted({owner for owner in owners if owner and owner.casefold() not in known})


def spoken_of(minutes: Minutes, there: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Those who were there, are named in what was written, and stand on neither list."""
    known = {n.casefold() for n in (*_lines(minutes.may_be_named), *_lines(minutes.not_named))}
    first = {n.split()[0] for n in _lines(minutes.may_be_named)}
    written = "\n".join(texts)
    return sorted(
        {
            name
            for name in there
            if name.strip()
            and name.casefold() not in known
            and any(_written(said).search(written) for said in {name, name.split()[0]} - first)
        }
    )
