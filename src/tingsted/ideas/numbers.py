"""Numbers as people write them: »glumsø 27«, or today's name of an area before a number it gave under another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tingsted.ideas.models import Idea, IdeaQuerySet
from tingsted.kernel.text import slug
from tingsted.places.queries import prefixes_in_families

_WRITTEN = re.compile(r"(?P<prefix>[^\W_]+)(?:\s*-\s*|\s+)(?P<number>\d{1,6})")


def ideas_called(written: Iterable[str], ideas: IdeaQuerySet) -> dict[str, Idea]:
    """Of these ideas the one that each number means, by the number as it was written; what means none is left out.

    An area gives each number once, whatever it is called, so all names it has had before a number mean one idea.
    """
    meant = labels_meant(written)
    wanted = {label for labels in meant.values() for label in labels}
    known = {idea.label: idea for idea in ideas.filter(label__in=wanted)} if wanted else {}
    found = {
        said: next((known[label] for label in labels if label in known), None)
        for said, labels in meant.items()
    }
    return {said: idea for said, idea in found.items() if idea is not None}


def labels_meant(written: Iterable[str]) -> dict[str, list[str]]:
    """The numbers that an idea may have which somebody wrote so; none for what is no number of an idea."""
    read = {said: match for said in written if (match := _WRITTEN.fullmatch(said.strip()))}
    families = prefixes_in_families() if read else {}
    return {
        said: [f"{prefix}-{int(match['number'])}" for prefix in families.get(slug(match["prefix"]), ())]
        for said, match in read.items()
    }
