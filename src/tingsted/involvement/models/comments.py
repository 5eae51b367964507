"""A comment is a contribution that points at a paragraph; and which paragraph of a new version each one became."""

from __future__ import annotations

from django.db import models

from tingsted.involvement.models.contributions import Contribution
from tingsted.involvement.models.documents import Paragraph


class Comment(models.Model):
    """Where a contribution points: a paragraph of the version that was read. An answer is owed to it like any other."""

    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="comment")
    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="comments")

    def __str__(self) -> str:
        return f"{self.contribution_id} → {self.paragraph_id}"


class Succession(models.Model):
    """That a paragraph of a new version is an earlier one, as it was or changed; a paragraph without one is new."""

    later = models.OneToOneField(Paragraph, on_delete=models.CASCADE, related_name="came_from")
    earlier = models.OneToOneField(Paragraph, on_delete=models.CASCADE, related_name="became")
    changed = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.earlier_id} → {self.later_id}"
