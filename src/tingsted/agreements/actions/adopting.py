"""Adopting a version: from that day it is in force, and what each side promises stands in the promise ledger."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from tingsted.agreements.actions.asking import settle_all
from tingsted.agreements.events import VersionAdopted
from tingsted.agreements.models import Answer, Entered, Pledge, State, Version
from tingsted.agreements.queries import bodies_of
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import CLOCK, Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import tell
from tingsted.places.models import Office
from tingsted.promises.actions import end_standing_promise, make_standing_promise

KIND = "agreements.pledge"


@action
def adopt_version(
    actor: Actor,
    *,
    version: Version,
    adopted_on: date,
    adopted_by: str,
    review_on: date,
    only_month: bool = False,
    seen: int | None = None,
) -> Version:
    """Note when and by whom a version was adopted: the one before it is replaced, its promises enter the ledger."""
    require("agreements.keep", actor, version.basis)
    if not version.is_open:
        raise Refused(_("This version is already adopted."))
    if not version.parts.exists():
        raise Refused(_("A text without sections can't be adopted."))
    if adopted_on > clock.today():
        raise Refused(_("Note the adoption once it has happened."), "adopted_on")
    if review_on <= clock.today():
        raise Refused(_("Choose a day ahead on which you both look at the text again."), "review_on")
    if not tidy(adopted_by):
        raise Refused(_("Write who adopted it, for example the municipal council."), "adopted_by")
    basis, asked = version.basis, version.state == State.ASKED
    for before in basis.versions.filter(state=State.ADOPTED):
        before.state = State.REPLACED
        save_version(before, seen=None, sentence="", fields=["state"])
    version.state, version.adopted_on, version.adopted_by = State.ADOPTED, adopted_on, tidy(adopted_by)
    version.only_month, version.review_on = only_month, review_on
    save_version(
        version,
        seen=seen,
        sentence=_("A colleague changed the same words in the meantime. Your text is still here."),
        fields=["state", "adopted_on", "adopted_by", "only_month", "review_on"],
    )
    bodies = bodies_of(basis)
    if asked:
        settle_all(version)
    _enter_promises(version, bodies)
    for body in bodies:
        tell(
            kind="agreements.adopted",
            about=about(version),
            url=basis.get_absolute_url(),
            office=body,
            area=body.area,
            title=basis.title,
        )
    announce(
        actor,
        VersionAdopted(about=about(basis), title=basis.title, number=version.number, by=version.adopted_by),
    )
    return version


def _enter_promises(version: Version, bodies: list[Office]) -> None:
    """Let the ledger say what this version says: what is new enters it, what is gone or reworded is let go.

    The municipality's promises are owed to everybody. A body's are entered only where it agreed, between it and the
    office that keeps the text: nobody promises on behalf of volunteers.
    """
    basis = version.basis
    agreed = set(version.answers.exclude(stand=Answer.Stand.NOT_YET).values_list("body", flat=True))
    standing = {
        (entered.key, entered.body_id): entered
        for entered in basis.entered.select_related("promise__owed_by", "promise__owed_to")
        if entered.promise.is_standing
    }
    pledges = list(version.pledges.all())
    said = {pledge.key: pledge for pledge in pledges}
    for (key, _body), entered in list(standing.items()):
        if key not in said or said[key].words != entered.promise.title:
            end_standing_promise(
                CLOCK,
                promise=entered.promise,
                reason=_("The text that it stood in has a new version without these words."),
            )
            del standing[key, _body]
    for pledge in pledges:
        ours = pledge.side == Pledge.Side.MUNICIPALITY
        promisers = [None] if ours else [body for body in bodies if body.pk in agreed]
        for body in promisers:
            if (pledge.key, None if body is None else body.pk) not in standing:
                _enter(version, pledge, body)


def _enter(version: Version, pledge: Pledge, body: Office | None) -> None:
    basis = version.basis
    assert version.review_on is not None
    promise = make_standing_promise(
        CLOCK,
        kind=KIND,
        owed_by=body or basis.office,
        owed_to=None if body is None else basis.office,
        area=None if body is None else body.area,
        title=pledge.words,
        review_on=version.review_on,
        text=pledge.text,
        url=basis.get_absolute_url(),
    )
    Entered.objects.create(basis=basis, key=pledge.key, body=body, promise=promise)
