"""How much of one idea another says as well."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TypeAlias

import numpy as np
import scipy
from numpy.typing import NDArray

from civicmath.similarity import words
from civicmath.similarity.reading import Word, names_in, read
from civicmath.similarity.space import reduced

Floats: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = NDArray[np.intp]

CONTRASTS = (
    "barn ung ældre",
    "vinter sommer forår efterår jul",
    "morgen formiddag eftermiddag aften nat",
    "bus tog færge",
    "plante fælde",
    "cykel bil",
    "pige dreng",
    "mand kvinde",
    "solcelle vindmølle",
    "bevare nedrive lukke",
    "flere færre",
    "små store",
    "nord syd øst vest",
    "udendørs indendørs",
    "køb salg leje",
    "åbn lås",
    "enlig familie",
)
AGAINST = "forbud forbudt forbyde fjerne fælde stoppe undgå"
ALIKE = 0.62
"""From this likeness of their three-letter pieces on, two words are one word misspelt."""
WIDER, NARROWER, MAIN, SPACE = 0.30, 0.25, 0.25, 0.20
"""What counts, out of 1: how much of the shorter idea is in the other, of the longer, of the thing itself,
and how near the two texts are as a whole."""
PLACE_DIFFERS, NAME_DIFFERS, BOTH_MORE, CONTRAST, OPPOSED = 0.6, 0.5, 0.75, 0.4, 0.5
"""What a score is multiplied by where two ideas are alike but for one thing."""
CANDIDATE = 0.3
CHUNK = 4096
PIECE = 100_000


class Ideas:
    """Many ideas read once, ready to be compared."""

    def __init__(self, texts: Sequence[str], places: Collection[str] = ()) -> None:
        names = names_in(texts, places)
        self.words = [read(text, names) for text in texts]
        vocabulary = sorted({w.text for found in self.words for w in found})
        compounds = words.Compounds(set(vocabulary))
        parts = [compounds.parts(word) for word in vocabulary]
        self._row = {word: number for number, word in enumerate(vocabulary)}
        self.parts = sorted({p for found in parts for p in found})
        column = {part: number for number, part in enumerate(self.parts)}
        share = _shares(
            _matrix(
                [(w, column[p], _telling(p, found)) for w, found in enumerate(parts) for p in found],
                (len(vocabulary), len(self.parts)),
            )
        )
        rarity = self._rarity()
        everything = self._weights(lambda word: word.weight * rarity[self._row[word.text]])
        self.holds = _holds(share, everything, self.parts)
        self._credit = scipy.sparse.csr_array((share @ self.holds.T).T)
        # Half of a compound in common is less than half a match: a playground is not a car park.
        self._credit.data = np.minimum(self._credit.data, 1.0) ** 2
        self._everything = _shares(everything)
        self._main = _shares(self._weights(lambda word: float(word.main) * rarity[self._row[word.text]]))
        self._place = _shares(self._weights(lambda word: float(word.place)))
        self._names = _shares(self._weights(lambda word: float(word.name)))
        self.space = reduced(texts, self.holds)

    def score(self, left: Numbers, right: Numbers) -> Floats:
        """From 0 to 1 how surely each idea on the left is the idea beside it on the right.

        In pieces, so that the memory it takes is that of the ideas and not that of their pairs.
        """
        score = np.empty(len(left))
        for start in range(0, len(left), PIECE):
            piece = slice(start, start + PIECE)
            score[piece] = self._score(left[piece], right[piece])
        return score

    def _score(self, left: Numbers, right: Numbers) -> Floats:
        there, back = (
            self._covered(self._everything, left, right),
            self._covered(self._everything, right, left),
        )
        main = np.minimum(self._covered(self._main, left, right), self._covered(self._main, right, left))
        near = np.clip(self._near(left, right), 0, 1)
        score = (
            WIDER * np.maximum(there, back) + NARROWER * np.minimum(there, back) + MAIN * main + SPACE * near
        )
        score *= np.where(self._apart(self._place, left, right, 0.3), PLACE_DIFFERS, 1)
        score *= np.where(self._apart(self._names, left, right, 0.8), NAME_DIFFERS, 1)
        score *= np.where(self._apart(self._main, left, right, 0.75), BOTH_MORE, 1)
        score *= np.where(self._contrast(left, right), CONTRAST, 1)
        against = self._any(AGAINST.split())
        return np.asarray(score * np.where(against[left] != against[right], OPPOSED, 1))

    def candidates(self) -> tuple[Numbers, Numbers]:
        """All pairs, smaller number first, of which one says a fair part of the other."""
        covered = scipy.sparse.csr_array(self._everything @ self._credit.T)
        covered.data[covered.data < CANDIDATE] = 0
        covered.eliminate_zeros()
        either = scipy.sparse.csr_array(covered + covered.T)
        rows, columns = (np.asarray(numbers, dtype=np.intp) for numbers in either.nonzero())
        keep = rows < columns
        return rows[keep], columns[keep]

    def _rarity(self) -> Floats:
        """How much more a rare word tells than one that stands in many ideas, by word."""
        count = np.zeros(len(self._row))
        for found in self.words:
            count[[self._row[text] for text in {w.text for w in found}]] += 1
        return 1 + np.log((len(self.words) + 10) / (count + 10))

    def _weights(self, weight: Callable[[Word], float]) -> scipy.sparse.csr_array:
        """Ideas by words, each word once with its largest weight."""
        best: dict[tuple[int, int], float] = {}
        for idea, found in enumerate(self.words):
            for word in found:
                key = (idea, self._row[word.text])
                best[key] = max(best.get(key, 0.0), weight(word))
        entries = [(*key, value) for key, value in best.items() if value]
        return _matrix(entries, (len(self.words), len(self._row)))

    def _near(self, left: Numbers, right: Numbers) -> Floats:
        """The cosine of each two ideas' points, a few thousand pairs at a time to stay in the fast memory."""
        near = np.empty(len(left))
        for start in range(0, len(left), CHUNK):
            chunk = slice(start, start + CHUNK)
            near[chunk] = np.einsum("ij,ij->i", self.space[left[chunk]], self.space[right[chunk]])
        return near

    def _covered(self, weights: scipy.sparse.csr_array, of: Numbers, by: Numbers) -> Floats:
        """Which share of the weighted words of one idea stands in another, pair by pair."""
        return np.asarray(
            scipy.sparse.csr_array(weights[of]).multiply(scipy.sparse.csr_array(self._credit[by])).sum(axis=1)
        ).ravel()

    def _apart(
        self, weights: scipy.sparse.csr_array, left: Numbers, right: Numbers, below: float
    ) -> NDArray[np.bool_]:
        """Whether both ideas have such words and each has some that the other lacks."""
        some = np.asarray(weights.sum(axis=1)).ravel() > 0
        there, back = self._covered(weights, left, right), self._covered(weights, right, left)
        return np.asarray(some[left] & some[right] & (there < below) & (back < below))

    def _any(self, meanings: Sequence[str]) -> NDArray[np.bool_]:
        """Which ideas hold one of these meanings."""
        names = {words.meaning(words.fold(m))[0] for m in meanings}
        columns = [number for number, part in enumerate(self.parts) if part in names]
        return np.asarray(self.holds[:, columns].sum(axis=1)).ravel() > 0.9

    def _contrast(self, left: Numbers, right: Numbers) -> NDArray[np.bool_]:
        """Whether one idea says summer and the other winter, one young and the other old."""
        differ = np.zeros(len(left), dtype=bool)
        for line in CONTRASTS:
            has = np.array([self._any([meaning]) for meaning in line.split()])
            a, b = has[:, left], has[:, right]
            differ |= a.any(axis=0) & b.any(axis=0) & ~(a & b).any(axis=0)
        return differ


def _telling(part: str, word: Sequence[str]) -> float:
    """How much one part of a word tells: of *basketbane* the last tells less."""
    return 0.5 if len(word) > 1 and part == word[-1] and part in words.heads() else 1.0


def _holds(
    share: scipy.sparse.csr_array, everything: scipy.sparse.csr_array, parts: Sequence[str]
) -> scipy.sparse.csr_array:
    """Which parts each idea holds, from 0 to 1, misspelt ones included."""
    held = scipy.sparse.csr_array((everything > 0).astype(float) @ (share > 0).astype(float))
    held.data[:] = 1.0
    soft = scipy.sparse.csr_array(held @ _alike(parts))
    soft.data = np.minimum(soft.data, 1.0)
    return soft


def _alike(parts: Sequence[str]) -> scipy.sparse.csr_array:
    """Likeness of every two word parts by their three-letter pieces, 1 for the same and 0 below `ALIKE`."""
    pieces = [[f"_{p}_"[i : i + 3] for i in range(len(p))] if len(p) >= 5 else [] for p in parts]
    column = {piece: number for number, piece in enumerate(sorted({x for found in pieces for x in found}))}
    matrix = _matrix(
        [(row, column[x], 1.0) for row, found in enumerate(pieces) for x in set(found)],
        (len(parts), len(column)),
    )
    length = np.sqrt(np.maximum(np.asarray(matrix.sum(axis=1)).ravel(), 1))
    likeness = scipy.sparse.csr_array(matrix @ matrix.T)
    rows, columns = likeness.nonzero()
    likeness.data = likeness.data / (length[rows] * length[columns])
    likeness.data[(likeness.data < ALIKE) | (rows == columns)] = 0
    likeness.eliminate_zeros()
    return scipy.sparse.csr_array(
        likeness + _matrix([(i, i, 1.0) for i in range(len(parts))], likeness.shape)
    )


def _shares(weights: scipy.sparse.csr_array) -> scipy.sparse.csr_array:
    """Rows divided by their sums; empty ones stay empty."""
    sums = np.asarray(weights.sum(axis=1)).ravel()
    scaled = scipy.sparse.csr_array(weights, copy=True)
    scaled.data = scaled.data / np.repeat(sums, np.diff(scaled.indptr))
    return scaled


def _matrix(entries: Sequence[tuple[int, int, float]], shape: tuple[int, int]) -> scipy.sparse.csr_array:
    """A sparse matrix of (row, column, value)."""
    rows, columns, values = zip(*entries, strict=True) if entries else ((), (), ())
    return scipy.sparse.csr_array(
        (np.array(values, dtype=float), (np.array(rows, dtype=int), np.array(columns, dtype=int))), shape
    )
