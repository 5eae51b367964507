"""A body's question to its citizens, and what they say: without an account, read by the body first."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.ideas.models import Standing
from tingsted.involvement.models.invitations import Invitation, Reply
from tingsted.kernel import clock
from tingsted.kernel.models import Noun
from tingsted.places.models import Seat


class QuestionQuerySet(models.QuerySet["Question"]):
    def visible_to(self, person: Any) -> QuestionQuerySet:
        """Public from the day the body asks."""
        return self


class Question(Noun):
    """What a body asks its citizens before it answers the municipality."""

    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="question")
    slug = models.SlugField(max_length=90, unique=True)
    words = models.CharField(max_length=200)
    intro = models.TextField(blank=True)
    opened_on = models.DateField()
    closes = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    told_on = models.DateField(
        null=True, blank=True, help_text="When those who wanted it heard what came of it."
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        ordering: ClassVar[list[str]] = ["-opened_on", "-pk"]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("involvement:question", args=[self.slug])

    @property
    def is_asking(self) -> bool:
        """Until it is closed, and never while the body means to say nothing: its words would go nowhere."""
        said_no = self.invitation.reply == Reply.NO_THANKS
        return self.closed_on is None and self.closes >= clock.today() and not said_no


class SayingQuerySet(models.QuerySet["Saying"]):
    def visible_to(self, person: Any) -> SayingQuerySet:
        """Public once the body has read it and let it through; before that the body's own seats."""
        public = Q(standing=Standing.PUBLIC)
        if getattr(person, "pk", None) is None:
            return self.filter(public)
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(public | Q(question__invitation__office__in=mine))


class Saying(models.Model):
    """What somebody said to a body's question. The address is there only to tell them what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="sayings")
    words = models.TextField()
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(
        blank=True, help_text="Left with consent to be told what came of it; then forgotten."
    )
    standing = models.CharField(max_length=8, choices=Standing, default=Standing.WAITING)
    day = models.DateField()

    objects = SayingQuerySet.as_manager()

    class Meta:
        verbose_name = _("saying")
        ordering: ClassVar[list[str]] = ["day", "pk"]
        indexes: ClassVar = [models.Index(fields=["question", "standing"])]

    def __str__(self) -> str:
        return self.words[:60]
