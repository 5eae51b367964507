"""A document is laid with a matter, and follows in new versions; what was read stays as it was."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.core.files import File
from django.db.models import Max
from django.utils.translation import gettext as _

from tingsted.documents.pictures import without_whereabouts
from tingsted.involvement.events import DocumentAdded
from tingsted.involvement.models import Document, DocumentVersion, Matter, Paragraph
from tingsted.involvement.models.documents import digest_of, paragraphs_in
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy

FILES = frozenset({".pdf", ".docx", ".odt", ".xlsx", ".ods", ".png", ".jpg", ".jpeg"})
PICTURES = frozenset({".png", ".jpg", ".jpeg"})
LARGEST = 20 * 1024 * 1024


@action
def add_document(
    actor: Actor, *, matter: Matter, title: str, text: str = "", file: File[Any] | None = None
) -> Document:
    """Lay a text or a file with the matter."""
    require("involvement.write", actor, matter)
    if not tidy(title):
        raise Refused(_("Give the document a title."), "title")
    document = Document.objects.create(matter=matter, title=tidy(title), order=matter.documents.count())
    _lay(actor, document, text, file, "")
    return document


@action
def add_version(
    actor: Actor, *, document: Document, text: str = "", file: File[Any] | None = None, note: str = ""
) -> DocumentVersion:
    """Lay a new version; the earlier ones stay readable."""
    require("involvement.write", actor, document.matter)
    return _lay(actor, document, text, file, note)


def _lay(actor: Actor, document: Document, text: str, file: File[Any] | None, note: str) -> DocumentVersion:
    paragraphs = paragraphs_in(text)
    if not paragraphs and file is None:
        raise Refused(_("Paste the text, or choose a file."), "text")
    if file is not None:
        _is_a_file(file)
        if PurePath(file.name or "").suffix.lower() in PICTURES:
            file = without_whereabouts(file)
    latest = document.versions.aggregate(n=Max("number"))["n"] or 0
    version = DocumentVersion.objects.create(
        document=document,
        number=latest + 1,
        note=tidy(note),
        file=file or "",
        file_name="" if file is None else PurePath(file.name or "").name[-160:],
        on=clock.today(),
    )
    Paragraph.objects.bulk_create(
        Paragraph(version=version, number=number, heading=heading, text=words, digest=digest_of(words))
        for number, (heading, words) in enumerate(paragraphs, start=1)
    )
    announce(
        actor,
        DocumentAdded(
            about=about(document), title=document.matter.title, document=document.title, number=version.number
        ),
    )
    return version


def _is_a_file(file: File[Any]) -> None:
    if PurePath(file.name or "").suffix.lower() not in FILES:
        raise Refused(
            _("We take PDF, Word, OpenDocument, sheets and pictures. Save it as PDF, and try again."), "file"
        )
    if (file.size or 0) > LARGEST:
        raise Refused(_("The file is larger than 20 MB. Save it smaller, and try again."), "file")
