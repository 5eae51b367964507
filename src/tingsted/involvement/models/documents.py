"""Documents of a matter: texts whose paragraphs are rows, and uploaded files; every version stays."""

from __future__ import annotations

import hashlib
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.involvement.models.matters import Matter
from tingsted.kernel.models import Noun
from tingsted.kernel.text import tidy


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, person: Any) -> DocumentQuerySet:
        """With its matter."""
        return self.filter(matter__in=Matter.objects.all().visible_to(person))


class Document(Noun):
    """A draft, a map, an appendix: what the matter is about, in versions."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(max_length=140)
    order = models.PositiveSmallIntegerField(default=0)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        ordering: ClassVar[list[str]] = ["order", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("involvement:document", args=[self.matter.slug, self.pk])


class DocumentVersion(models.Model):
    """One version: paragraphs, a file, or both. What was read and answered is kept as it was."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True, help_text="What is new in it.")
    file = models.FileField(upload_to="matters", blank=True)
    file_name = models.CharField(max_length=160, blank=True, help_text="The name it came with.")
    on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="one_version_of_each_number")
        ]

    def __str__(self) -> str:
        return f"{self.document_id} v{self.number}"


class Paragraph(models.Model):
    """One paragraph of one version: numbered, so that it can be pointed at."""

    version = models.ForeignKey(DocumentVersion, on_delete=models.CASCADE, related_name="paragraphs")
    number = models.PositiveSmallIntegerField()
    heading = models.BooleanField(default=False)
    text = models.TextField()
    digest = models.CharField(
        max_length=64,
        help_text="Of the text without case and spacing: the same in a later version where it stands.",
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "number"], name="one_paragraph_of_each_number")
        ]
        indexes: ClassVar = [models.Index(fields=["digest"])]

    def __str__(self) -> str:
        return f"§ {self.number}"


def paragraphs_in(text: str) -> list[tuple[bool, str]]:
    """A pasted text as (is heading, words): an empty line parts them, a line that begins with # is a heading."""
    parts = (part.strip() for part in tidy(text).split("\n\n"))
    found: list[tuple[bool, str]] = []
    for part in parts:
        first, _line, rest = part.partition("\n")
        if first.startswith("#"):
            found.append((True, first.lstrip("# ").strip()))
            part = rest.strip()
        if part:
            found.append((False, part))
    return [(heading, words) for heading, words in found if words]


def digest_of(words: str) -> str:
    """The same for two paragraphs that say the same, whatever their case and spacing."""
    return hashlib.sha256(" ".join(words.casefold().split()).encode()).hexdigest()
