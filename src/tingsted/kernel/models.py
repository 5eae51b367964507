"""Base models, the journal, and the receipts that make a repeated form harmless."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext, gettext_lazy, override

from tingsted.kernel import text
from tingsted.kernel.events import EVENTS


class Noun(models.Model):
    """A thing with a beginning. Two people may edit it: the version tells the second what happened."""

    created_at = models.DateTimeField(auto_now_add=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class JournalEntry(models.Model):
    """One event that happened, in readable words, chained to the one before it.

    The chain runs over salted digests of the two halves, not over the halves: erase a person's half with its
    salt and the chain still verifies, while nobody can guess what stood there.
    """

    position = models.PositiveBigIntegerField(unique=True)
    day = models.DateField()
    at = models.DateTimeField(null=True, help_text="Empty for quiet events, such as a ballot.")
    kind = models.CharField(max_length=80)
    about = models.CharField(max_length=120, blank=True, db_index=True)
    actor_kind = models.CharField(max_length=10)
    office_id = models.BigIntegerField(null=True)
    facts = models.JSONField(default=dict)
    facts_salt = models.CharField(max_length=43)
    facts_digest = models.CharField(max_length=64)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    personal = models.JSONField(null=True)
    personal_salt = models.CharField(max_length=43, blank=True)
    personal_digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = gettext_lazy("journal entry")
        ordering: ClassVar[list[str]] = ["position"]

    def __str__(self) -> str:
        return self.sentence()

    def sentence(self, language: str | None = None, *, public: bool = False) -> str:
        """What happened, in the reader's language; an erased person's part reads as such.

        With `public`, people are »somebody«: who took a seat is for those who agreed to stand on a list.
        """
        event = EVENTS.get(self.kind)
        if event is None or not event.words:
            return self.kind
        with override(language) if language else _as_is():
            gone = gettext("(erased)")
            facts: dict[str, Any] = event.by_default() | dict.fromkeys(event.personal, gone)
            facts.update(self.facts)
            facts.update(
                dict.fromkeys(event.personal, gettext("Somebody")) if public else self.personal or {}
            )
            facts.update({name: gettext(facts[name]) for name in event.worded if facts.get(name)})
            told = gettext(event.words) % {name: text.in_words(fact) for name, fact in facts.items()}
            return told.strip()


class JournalHead(models.Model):
    """The end of the chain: one row, held while an entry is added, so that positions have no gaps."""

    position = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="0" * 64)
    loud = models.CharField(
        max_length=64, blank=True, default="", help_text="Digest of the last entry that was not quiet."
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(pk=1), name="journal_head_is_one_row")
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.digest[:12]}"


class Receipt(models.Model):
    """A form that was received: the same form sent twice leads to the same answer and one thing."""

    token = models.CharField(max_length=64, primary_key=True)
    leads_to = models.CharField(max_length=300, blank=True)
    day = models.DateField()

    def __str__(self) -> str:
        return self.token


class Tally(models.Model):
    """How often something happened in one window of time: the memory behind rate limits, gone after a day."""

    key = models.CharField(max_length=120, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.key}: {self.count}"


class ClockRun(models.Model):
    """A piece of the clock's work that was done for one hour or one day; forgotten after two months."""

    key = models.CharField(max_length=120, primary_key=True)
    day = models.DateField(db_index=True)

    def __str__(self) -> str:
        return self.key


class _as_is:
    """A context that changes nothing: the language in force stays in force."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        return None
