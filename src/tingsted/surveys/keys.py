"""Digests that tell nobody anything: of a code, an address or a person for the roll, of a person's key for an answer.

Each is made with the installation's secret and with what it is for, so that no two tables hold the same one.
"""

from __future__ import annotations

from datetime import timedelta

from django.utils.crypto import salted_hmac

from tingsted.kernel import links
from tingsted.surveys.codes import KEY, POSTCARD, canonical, new_code
from tingsted.surveys.models import Door, Survey

PASS = "surveys.pass"  # noqa: S105 - what the link is for
LASTS = timedelta(days=120)


def new_key() -> str:
    """The key to one answer: its owner holds it, and nobody else."""
    return new_code(KEY)


def is_key(text: str) -> str:
    """The key as it is written; empty where it is none."""
    return canonical(text, KEY)


def ballot_digest(survey: Survey, key: str) -> str:
    """What the ballot keeps of its owner's key."""
    return _digest("ballot", survey, key)


def comment_digest(survey: Survey, key: str, about: str) -> str:
    """What a comment keeps of it: only somebody with the key can tell that it belongs to the ballot."""
    return _digest(f"comment.{about}", survey, key)


def code_digest(survey: Survey, code: str) -> str:
    """What the roll keeps of a postcard's code."""
    return _digest("code", survey, code)


def address_digest(survey: Survey, email: str) -> str:
    """What the roll keeps of an address."""
    return _digest("mail", survey, email.strip().lower())


def person_digest(survey: Survey, person: int) -> str:
    """What the roll keeps of somebody who signs in."""
    return _digest("person", survey, str(person))


def pass_for(survey: Survey, digest: str) -> str:
    """What a mail or a page carries that lets somebody in whose digest this is."""
    return links.sign(PASS, f"{survey.pk}:{survey.door}:{digest}")


def read_pass(survey: Survey, text: str) -> str:
    """The digest that a code or a pass stands for; empty where it is none, or for another survey."""
    if survey.door == Door.CODE:
        code = canonical(text, POSTCARD)
        return code_digest(survey, code) if code else ""
    try:
        number, door, digest = str(links.read(PASS, text, within=LASTS)).split(":")
    except (links.LinkBroken, links.LinkExpired, ValueError):
        return ""
    return digest if (number, door) == (str(survey.pk), survey.door) else ""


def _digest(purpose: str, survey: Survey, value: str) -> str:
    return salted_hmac(f"tingsted.surveys.{purpose}", f"{survey.pk}\n{value}", algorithm="sha256").hexdigest()
