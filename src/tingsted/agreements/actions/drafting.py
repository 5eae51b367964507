"""Beginning a basis or a new version of it, and writing its parts and promises."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext as _

from tingsted.agreements.events import BasisBegun, DraftChanged, VersionBegun
from tingsted.agreements.models import OPEN_STATES, Basis, Part, Pledge, State, Version
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import slug, tidy
from tingsted.places.models import Office

LONGEST = 20_000


@action
def begin_basis(actor: Actor, *, title: str, office: Office, bodies: Iterable[Office] = ()) -> Version:
    """Begin a cooperation basis, kept by an office; its first version is an empty draft."""
    require("agreements.begin", actor, None)
    title = tidy(title)
    if not slug(title):
        raise Refused(_("Write what the text is called."), "title")
    if Basis.objects.filter(slug=slug(title)).exists():
        raise Refused(_("There is already a text of that name."), "title")
    if office.is_body:
        raise Refused(_("Choose an office in the municipality to keep the text."), "office")
    basis = Basis.objects.create(title=title, slug=slug(title), office=office)
    basis.bodies.set(bodies)
    version = Version.objects.create(basis=basis, number=1, begun_on=clock.today())
    announce(actor, BasisBegun(about=about(basis), title=title))
    return version


@action
def begin_version(actor: Actor, *, basis: Basis) -> Version:
    """Begin a new draft with the words of the version in force; only one draft is open at a time."""
    require("agreements.keep", actor, basis)
    if basis.versions.filter(state__in=OPEN_STATES).exists():
        raise Refused(_("There is already a draft. Finish that one first."))
    last = basis.versions.order_by("-number")[0]
    version = Version.objects.create(basis=basis, number=last.number + 1, begun_on=clock.today())
    _copy(last.parts.all(), version)
    _copy(last.pledges.all(), version)
    announce(actor, VersionBegun(about=about(basis), title=basis.title, number=version.number))
    return version


@action
def introduce_version(
    actor: Actor, *, version: Version, introduction: str, source: str = "", seen: int | None = None
) -> Version:
    """Say what kind of text the draft is or what has changed, and where the text itself stands."""
    require("agreements.keep", actor, version.basis)
    _can_be_changed(version)
    version.introduction, version.source = tidy(introduction), tidy(source)
    save_version(version, seen=seen, sentence=_meanwhile(), fields=["introduction", "source"])
    _told(actor, version, version.basis.title)
    return version


@action
def write_part(
    actor: Actor,
    *,
    version: Version,
    heading: str,
    text: str = "",
    kind: str = Part.Kind.SECTION,
    position: int | None = None,
    part: Part | None = None,
    seen: int | None = None,
) -> Part:
    """Write a section or an annex, or rewrite one; a part keeps its key from version to version."""
    require("agreements.keep", actor, version.basis)
    _can_be_changed(version)
    heading, text = tidy(heading), tidy(text)
    if not heading:
        raise Refused(_("Write a heading."), "heading")
    if len(text) > LONGEST:
        raise Refused(_("A part can be at most 20,000 characters. Make it two."), "text")
    if kind == Part.Kind.CONTACTS and version.parts.filter(kind=kind).exclude(_same(part)).exists():
        raise Refused(_("There is already an annex with the contacts."), "kind")
    if part is None:
        part = Part(of=version, key=_free_key(version.parts, heading), position=_last(version.parts) + 1)
    part.heading, part.text, part.kind = heading, text, kind
    if position is not None:
        part.position = position
    _save(part, seen)
    _told(actor, version, heading)
    return part


@action
def remove_part(actor: Actor, *, part: Part) -> Version:
    """Take a part out of a draft; it stays in the versions that had it."""
    require("agreements.keep", actor, part.of.basis)
    _can_be_changed(part.of)
    part.delete()
    _told(actor, part.of, part.heading)
    return part.of


@action
def write_pledge(
    actor: Actor,
    *,
    version: Version,
    words: str,
    side: str,
    text: str = "",
    position: int | None = None,
    pledge: Pledge | None = None,
    seen: int | None = None,
) -> Pledge:
    """Write what one side promises, or rewrite it; once the version is adopted it stands in the promise ledger."""
    require("agreements.keep", actor, version.basis)
    _can_be_changed(version)
    words = tidy(words)
    if not words:
        raise Refused(_("Write the promise in one sentence."), "words")
    if side not in Pledge.Side.values:
        raise Refused(_("Choose who promises."), "side")
    if pledge is None:
        pledge = Pledge(
            of=version, key=_free_key(version.pledges, words), position=_last(version.pledges) + 1
        )
    pledge.words, pledge.side, pledge.text = words, side, tidy(text)
    if position is not None:
        pledge.position = position
    _save(pledge, seen)
    _told(actor, version, words)
    return pledge


@action
def remove_pledge(actor: Actor, *, pledge: Pledge) -> Version:
    """Take a promise out of a draft; the ledger lets it go when the draft is adopted."""
    require("agreements.keep", actor, pledge.of.basis)
    _can_be_changed(pledge.of)
    pledge.delete()
    _told(actor, pledge.of, pledge.words)
    return pledge.of


def _copy(rows: Iterable[models.Model], version: Version) -> None:
    for row in rows:
        row.pk = None
        row._state.adding = True
        row.of = version  # type: ignore[attr-defined]  # parts and promises both belong to a version
        row.version = 1  # type: ignore[attr-defined]  # and both are nouns
        row.save()


def _save(noun: Part | Pledge, seen: int | None) -> None:
    if noun.pk is None:
        noun.save()
    else:
        save_version(noun, seen=seen, sentence=_meanwhile())


def _can_be_changed(version: Version) -> None:
    """The bodies answer to a wording: it stands still while they do, and for good once it is adopted."""
    if version.state == State.ASKED:
        raise Refused(_("The bodies are answering this text. Take it back before you change it."))
    if not version.is_open:
        raise Refused(_("An adopted text is not changed. Begin a new version."))


def _free_key(rows: models.Manager[models.Model], words: str) -> str:
    wanted = slug(words)[:50] or "del"
    taken = set(rows.values_list("key", flat=True))
    return next(key for n in range(1, 1000) if (key := wanted if n == 1 else f"{wanted}-{n}") not in taken)


def _last(rows: models.Manager[models.Model]) -> int:
    return max(rows.values_list("position", flat=True), default=0)


def _same(part: Part | None) -> models.Q:
    return models.Q(pk__in=[] if part is None else [part.pk])


def _told(actor: Actor, version: Version, what: str) -> None:
    basis = version.basis
    announce(actor, DraftChanged(about=about(basis), title=basis.title, number=version.number, what=what))


def _meanwhile() -> str:
    return _("A colleague changed the same words in the meantime. Your text is still here.")
