"""The log is for those who run the house: it says what went wrong, and neither who nor what they wrote."""

from __future__ import annotations

import logging
import re

# An address; the right to one act, as a link carries it; the row that PostgreSQL repeats beside a fault; a code.
PERSONAL = re.compile(
    r"(?P<mail>[^\s<>\"'=()\[\],;:/]+@[^\s<>\"'()\[\],;/]+\.\w+)"
    r"|(?P<token>[\w.-]+:[\w-]{5,8}:[\w-]{27,86})"
    r"|(?P<row>(?<=DETAIL:)[^\n]*)"
    r"|(?P<code>(?<=adgang=)[^\s&\"']+)"
)


class WithoutPeople(logging.Formatter):
    """Each line as ever, with a sign in place of what tells of a person or opens something of theirs."""

    def format(self, record: logging.LogRecord) -> str:
        return PERSONAL.sub("…", super().format(record))
