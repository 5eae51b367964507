"""What comes of contributions: groups, answers on their way, decisions, and the file for the records system."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tingsted.involvement.models.contributions import Contribution
from tingsted.involvement.models.matters import Matter
from tingsted.kernel.models import Noun
from tingsted.places.models import Office
from tingsted.promises.models import Answer

# What can become of a contribution, in the glossary's order.
OUTCOMES = (Answer.TAKEN_IN, Answer.TAKEN_IN_PARTLY, Answer.NOT_TAKEN_IN, Answer.PASSED_ON)


class AnswerGroup(Noun):
    """Contributions that say something about the same thing, under the department's own title."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="answer_groups")
    title = models.CharField(max_length=120)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "title"], name="one_answer_group_of_each_title")
        ]

    def __str__(self) -> str:
        return self.title


class Feedback(Noun):
    """The department's work on one contribution: its group, and the answer as a draft until all are released."""

    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="feedback")
    group = models.ForeignKey(
        AnswerGroup, null=True, blank=True, on_delete=models.SET_NULL, related_name="feedbacks"
    )
    answer = models.CharField(max_length=15, choices=[(o.value, o.label) for o in OUTCOMES], blank=True)
    reply = models.TextField(blank=True)
    to = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True, blank=True, help_text="When the office it is passed on to answers.")
    drafted_on = models.DateField(null=True, blank=True)
    released_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(answer="not taken in") | ~Q(reply=""), name="a_draft_no_has_its_reasons"
            ),
            models.CheckConstraint(
                condition=~Q(answer="passed on") | (Q(to__isnull=False) & Q(due__isnull=False)),
                name="passed_on_says_to_whom_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id} {self.answer}"

    @property
    def is_draft(self) -> bool:
        """Whether an answer is written and not sent yet."""
        return bool(self.answer) and self.released_on is None


class Decision(models.Model):
    """The political decision, or the start of work: when, by whom as an office, and where the record of it stands."""

    class What(models.TextChoices):
        DECIDED = "decided", _("the political decision")
        STARTED = "in action", _("the start of work")

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="decisions")
    what = models.CharField(max_length=9, choices=What)
    on = models.DateField()
    by = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    link = models.URLField(
        max_length=300, blank=True, help_text="Minutes, or another record that all can read."
    )
    entered_on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.what} {self.on}"


class CaseFile(Noun):
    """A case file as it was handed to the records system: what was in it is proved by its digest.

    The file itself is fetched within a month and then forgotten here: the records system keeps it.
    """

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="case_files")
    case_number = models.CharField(max_length=40)
    kle = models.CharField(max_length=8, help_text="KL's subject number, such as 05.14.00.")
    facet = models.CharField(max_length=3, blank=True, help_text="KL's facet of action, such as P16.")
    file = models.FileField(upload_to="casefiles", blank=True)
    parts = models.PositiveSmallIntegerField()
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file.")
    handed_on = models.DateField()
    delivered_on = models.DateField(
        null=True, editable=False, help_text="When it was laid where the records system takes files in."
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"{self.case_number} {self.handed_on}"

    @property
    def name(self) -> str:
        """What the file is called where it is saved."""
        return f"sag-{self.matter.slug}-{self.handed_on.isoformat()}.zip"

    @property
    def delivered_name(self) -> str:
        """What it is called in the records system's folder, where two of one day must not meet."""
        return f"{self.name.removesuffix('.zip')}-{self.digest[:8]}.zip"
