"""The two languages everything is explained in, and how each writes numbers and lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

Language = Literal["da", "en"]
LANGUAGES: tuple[Language, ...] = ("da", "en")


def figure(value: float, language: Language) -> str:
    """Write a number as people of that language do: 1.234,5 or 1,234.5; small numbers with four figures."""
    if float(value) == round(value):
        text = f"{round(value):,}"
    elif abs(value) >= 100:
        text = f"{value:,.2f}"
    else:
        text = f"{value:.4g}"
    return text.translate(str.maketrans(",.", ".,")) if language == "da" else text


def listed(names: Sequence[str], language: Language) -> str:
    """Join names with commas and a last *and*."""
    joint = " og " if language == "da" else " and "
    return joint.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def percent(share: float, language: Language, decimals: int = 0) -> str:
    """Write a share, 0 to 1, in hundredths: 46 % in Danish (with a space that does not break), 46% in
    English."""
    text = f"{100 * share:.{decimals}f}"
    return text.replace(".", ",") + "\u00a0%" if language == "da" else text + "%"
