"""Numbers and shortened texts, in Danish and English."""

from decimal import Decimal

from tingsted.design.days import language
from tingsted.kernel import text

_WORDS = {
    "da": ("nul", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
NO_BREAK_SPACE = "\u00a0"
_DANISH = str.maketrans(",.", ".,")


def number_text(value: float | Decimal | None, decimals: int = 0, tongue: str = "") -> str:
    """A number with its thousands marked: 12.345 in Danish, 12,345 in English."""
    if value is None or value == "":
        return ""
    digits = f"{value:,.{decimals}f}"
    return digits.translate(_DANISH) if (tongue or language()) == "da" else digits


def percent_text(share: float | Decimal | None, decimals: int = 0) -> str:
    """A share between 0 and 1 as a percentage."""
    if share is None or share == "":
        return ""
    tongue = language()
    return f"{number_text(share * 100, decimals, tongue)}{NO_BREAK_SPACE if tongue == 'da' else ''}%"


def number_word(value: int) -> str:
    """A count in running text: a word below ten, digits from ten up."""
    return _WORDS[language()][value] if 0 <= value < 10 else number_text(value)


def cut(value: object, length: int = 120) -> str:
    """A text on one line, shortened at a word, so that it says itself that there is more."""
    return text.cut(" ".join(str("" if value is None else value).split()), length)


def dialled(number: object) -> str:
    """A telephone number as a telephone takes it (RFC 3966): figures, and a plus before the country."""
    return "".join(sign for sign in str(number or "") if sign.isdecimal() or sign == "+")
