"""What a group does between its meetings: the log, the tasks, and what it asks its body."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.kernel import clock
from tingsted.kernel.models import Noun
from tingsted.workgroups.models.groups import Group, Member


class LogEntry(models.Model):
    """A few words on what happened, for the group alone or for everybody."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="log")
    on = models.DateField()
    words = models.CharField(max_length=500)
    public = models.BooleanField(default=True, help_text="Also on the group's page.")

    class Meta:
        verbose_name = _("log entry")
        ordering: ClassVar[list[str]] = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.words


class TaskQuerySet(models.QuerySet["Task"]):
    def open(self) -> TaskQuerySet:
        return self.filter(done_on__isnull=True)

    def to_remind(self, on: Any) -> TaskQuerySet:
        """Those whose reminder has come and not gone out, in groups at work."""
        return self.open().filter(
            remind_on__lte=on, reminded_on__isnull=True, group__finished_on=None, group__paused_on=None
        )


class Task(Noun):
    """Something one of the group has promised the others; without an owner it lies with the coordinator."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="tasks")
    words = models.CharField(max_length=200)
    owner = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks")
    due = models.DateField(null=True, blank=True)
    remind_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        ordering: ClassVar = [
            models.F("done_on").asc(nulls_first=True),
            models.F("due").asc(nulls_last=True),
            "pk",
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(remind_on__isnull=True) | Q(due__isnull=False, remind_on__lte=models.F("due")),
                name="reminded_by_the_day_it_is_due",
            )
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def is_late(self) -> bool:
        """Whether its day has passed; told to the group only, and without a colour."""
        return self.done_on is None and self.due is not None and self.due < clock.today()


class Question(Noun):
    """What a group asks its body to carry to the municipality, and what the body answered."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="questions")
    words = models.CharField(max_length=600)
    asked_on = models.DateField()
    answer = models.CharField(max_length=600, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("question to the body")
        ordering: ClassVar[list[str]] = ["-asked_on", "-pk"]

    def __str__(self) -> str:
        return self.words

    def answer_url(self) -> str:
        """Where the body reads and answers it."""
        return reverse("workgroups:question", args=[self.group.slug, self.pk])
