"""The log tells what went wrong, and nothing about people."""

from __future__ import annotations

import logging
import sys
from typing import Any

import pytest
from django.conf import settings
from django.utils.log import configure_logging

from tingsted.kernel import links
from tingsted.kernel.logs import WithoutPeople

LINE = WithoutPeople("%(levelname)s %(name)s %(message)s")


def logged(words: str, *more: object, fault: Exception | None = None) -> str:
    told: Any = None
    if fault is not None:
        try:
            raise fault
        except type(fault):
            told = sys.exc_info()
    return LINE.format(logging.LogRecord("django.request", logging.WARNING, "", 1, words, more, told))


def test_neither_an_address_nor_what_opens_somebodys_page_stands_in_the_log() -> None:
    for value in (7, "inger@tingsted.example|3", "x" * 300):
        token = links.sign("surveys.pass", value)
        said = logged("%s: %s", "Unprocessable Entity", f"/foelg/ja/{token}/")
        assert said == "WARNING django.request Unprocessable Entity: /foelg/ja/…/"
    refused = logged("letter to %s: 550 <%s> unknown", "inger@tingsted.example", "æ.ø@xn--tst.example")
    assert "@" not in refused and "550 <…> unknown" in refused
    assert logged("Not Found: %s", "/omraader/glumsoe/ideer/27/") == (
        "WARNING django.request Not Found: /omraader/glumsoe/ideer/27/"
    )


def test_a_fault_of_the_database_is_told_without_the_row_it_was_about() -> None:
    fault = ValueError(
        'duplicate key value violates unique constraint "one"\nDETAIL:  Failing row contains (7, Inger Hansen, syg).\n'
    )
    said = logged("failed", fault=fault)
    assert "violates unique constraint" in said and "Traceback" in said
    assert "Inger" not in said and "syg" not in said


def test_the_installation_writes_its_log_so(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    try:
        configure_logging("logging.config.dictConfig", settings.LOGGING)
        assert any(isinstance(handler.formatter, WithoutPeople) for handler in root.handlers)
    finally:
        root.handlers[:], root.level = before
