"""What many ideas are about: themes found among them, and a theme proposed for an idea that has none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import scipy

from civicmath.similarity import words
from civicmath.similarity.matching import Ideas
from civicmath.similarity.reading import names_in, tokens
from civicmath.similarity.space import reduced

NEIGHBOURS = 7
LABEL_WORDS = 3


@dataclass(frozen=True)
class Theme:
    """Ideas about the same kind of thing, with the words they share most."""

    words: tuple[str, ...]
    members: tuple[int, ...]


def find_themes(texts: Sequence[str], count: int, *, places: Collection[str] = ()) -> tuple[Theme, ...]:
    """At most `count` themes among the ideas, largest first; empty texts belong to none.

    Place names are taken out first, or the themes would be villages. Points in the reduced space of words and
    letter pieces are joined by J. Ward's method (*Hierarchical grouping to optimize an objective function*,
    JASA 58, 1963).
    """
    stripped = without_names(texts, places)
    ideas = Ideas(stripped)
    telling = np.array([i for i, found in enumerate(ideas.words) if found], dtype=int)
    if len(telling) < 2:
        return tuple(Theme(_label(ideas, (int(i),)), (int(i),)) for i in telling[:count])
    points = reduced(stripped, ideas.holds, max(2 * count, 10))[telling]
    label = scipy.cluster.hierarchy.fcluster(
        scipy.cluster.hierarchy.linkage(points, "ward"), count, "maxclust"
    )
    groups = [tuple(int(i) for i in telling[label == k]) for k in sorted(set(label))]
    return tuple(Theme(_label(ideas, group), group) for group in sorted(groups, key=lambda g: (-len(g), g)))


def propose_themes(
    texts: Sequence[str], known: Sequence[str | None], *, places: Collection[str] = ()
) -> list[str | None]:
    """For each idea the theme most ideas like it have been given by people; None where none is like it.

    `known` is the theme of each idea, None or empty where it has none yet; an idea's own theme has no say.
    Votes of the nearest neighbours weighed by nearness (T. Cover, P. Hart, *Nearest neighbor pattern
    classification*, 1967). Raises ValueError for lists of unequal length.
    """
    if len(texts) != len(known):
        raise ValueError("each text needs its theme beside it, or None")
    ideas = Ideas(without_names(texts, places))
    near = ideas.space @ ideas.space.T
    np.fill_diagonal(near, 0)
    near[:, [not theme for theme in known]] = 0
    proposed: list[str | None] = []
    for row in near:
        votes: defaultdict[str, float] = defaultdict(float)
        for k in np.argsort(-row, kind="stable")[:NEIGHBOURS]:
            if row[k] > 1e-9:
                votes[known[k] or ""] += float(row[k])
        proposed.append(max(sorted(votes), key=votes.__getitem__) if votes else None)
    return proposed


def without_names(texts: Sequence[str], places: Collection[str] = ()) -> list[str]:
    """The texts without proper names."""
    names = names_in(texts, places)
    return [
        " ".join(token for token in tokens(text) if words.stem(words.fold(token)) not in names)
        for text in texts
    ]


def _label(ideas: Ideas, members: Sequence[int]) -> tuple[str, ...]:
    """The words that stand in more of these ideas than elsewhere, in their most common form."""
    everywhere = Counter(w.text for found in ideas.words for w in found)
    here = Counter(
        w.text for i in members for w in ideas.words[i] if w.text.isalpha() and not words.is_faint(w.text)
    )
    ranked = sorted(here, key=lambda word: (-(here[word] ** 2) / everywhere[word], word))
    chosen: dict[tuple[str, ...], str] = {}
    for word in ranked:
        chosen.setdefault(words.meaning(word), word)
    return tuple(list(chosen.values())[:LABEL_WORDS])
