"""Texts as points: words and letter pieces weighed by rarity, reduced to the directions that matter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import scipy
from numpy.typing import NDArray

from civicmath.similarity import words

Floats: TypeAlias = NDArray[np.float64]
PIECES = range(3, 6)
DIRECTIONS = 60


def reduced(texts: Sequence[str], holds: scipy.sparse.csr_array, directions: int = DIRECTIONS) -> Floats:
    """Each text as a point of length 1, near to texts with like words and like spelling.

    `holds` tells which word parts each text holds (texts by parts). A text without words is the origin.
    Latent semantic analysis: S. Deerwester et al., *Indexing by latent semantic analysis*, JASIS 41 (1990),
    391-407.
    """
    features = scipy.sparse.csr_array(scipy.sparse.hstack([_weighed(holds), _weighed(_pieces(texts))]))
    count = min(directions, min(features.shape) - 1)
    if count < directions:  # few texts: nothing to gain by reducing
        return _length_one(features.toarray())
    return _length_one(_principal(features, count))


def _principal(features: scipy.sparse.csr_array, count: int) -> Floats:
    """The rows in the directions that matter most, found from a fixed random start.

    N. Halko, P. Martinsson, J. Tropp, *Finding structure with randomness*, SIAM Review 53 (2011), 217-288.
    """
    spare = min(count + 10, *features.shape)
    basis = features @ np.random.default_rng(0).standard_normal((features.shape[1], spare))
    for _ in range(2):
        basis = features @ (features.T @ np.linalg.qr(basis)[0])
    across = np.linalg.qr(basis)[0]
    values, vectors = np.linalg.eigh((projected := features.T @ across).T @ projected)
    largest = np.argsort(-values, kind="stable")[:count]
    return np.asarray(across @ (vectors[:, largest] * np.sqrt(np.maximum(values[largest], 0))))


def _pieces(texts: Sequence[str]) -> scipy.sparse.csr_array:
    """How often each piece of three to five letters stands in each text, inside words."""
    column: dict[str, int] = {}
    columns: list[int] = []
    ends = [0]
    for text in texts:
        folded = words.fold(text)
        telling = [
            w for w in "".join(c if c.isalnum() else " " for c in folded).split() if w not in words.SILENT
        ]
        for word in telling:
            padded = f"_{word}_"
            for size in PIECES:
                for i in range(len(padded) - size + 1):
                    columns.append(column.setdefault(padded[i : i + size], len(column)))
        ends.append(len(columns))
    matrix = scipy.sparse.csr_array(
        (np.ones(len(columns)), np.array(columns, dtype=int), np.array(ends)), (len(texts), len(column))
    )
    matrix.sum_duplicates()
    return matrix


def _weighed(counts: scipy.sparse.csr_array) -> scipy.sparse.csr_array:
    """Counts damped, rare columns raised, rows of length 1."""
    weighed = scipy.sparse.csr_array(counts.astype(np.float64))
    present = np.bincount(weighed.indices, minlength=weighed.shape[1])
    weighed.data = (
        np.sqrt(weighed.data) * (1 + np.log((1 + weighed.shape[0]) / (1 + present)))[weighed.indices]
    )
    lengths = np.sqrt(np.asarray(weighed.power(2).sum(axis=1)).ravel())
    weighed.data = weighed.data / np.repeat(np.maximum(lengths, 1e-12), np.diff(weighed.indptr))
    return weighed


def _length_one(points: Floats) -> Floats:
    lengths = np.linalg.norm(points, axis=1, keepdims=True)
    return np.asarray(points / np.maximum(lengths, 1e-12))
