"""What was found when all plans were last read for wishes that several areas share."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models


class WishSearch(models.Model):
    """The last search through all plans: when, over which words, and which actions look like one wish.

    There is one row. Reading thousands of actions against each other takes seconds, so nobody waits for it on a page.
    """

    at = models.DateTimeField()
    digest = models.CharField(
        max_length=64, help_text="Of what was searched: the same plans are not searched twice."
    )
    actions = models.PositiveIntegerField(help_text="How many actions were read.")
    groups: models.JSONField[Any, Any] = models.JSONField(default=list, help_text="Lists of actions' keys.")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_search_for_wishes")
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}: {len(self.groups)}"
