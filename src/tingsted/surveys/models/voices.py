"""What becomes of a comment: the body's reply, and which comments say the same."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tingsted.places.models import Office
from tingsted.surveys.models.ballots import Comment


class ReplyQuerySet(models.QuerySet["Reply"]):
    def visible_to(self, person: Any) -> ReplyQuerySet:
        """A reply is seen by those who see the comment."""
        return self.filter(comment__in=Comment.objects.visible_to(person))


class Reply(models.Model):
    """What the body answers to a comment, in public and as itself."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="reply")
    by = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    said_on = models.DateField()
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name = _("reply")

    def __str__(self) -> str:
        return self.words[:60]


class Echo(models.Model):
    """A comment that says the same as another: the other stands for both, and nothing is deleted."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="echo")
    of = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="echoes")

    class Meta:
        verbose_name = _("comment that says the same")
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(comment=F("of")), name="no_echo_of_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id} = {self.of_id}"
