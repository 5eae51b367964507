"""How an office presents itself: its own words, and the profile that others look in before they invite."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.places.events import OfficeDescribed
from tingsted.places.models import PROFILE_WORDS, Office, Profile, Topic

OFFICE_WORDS = ("about", "mailbox", "how_chosen")
OWN_WORDS = frozenset({*OFFICE_WORDS, *PROFILE_WORDS})


@action
def describe_office(
    actor: Actor,
    *,
    office: Office,
    topics: Iterable[Topic] | None = None,
    seen: int | None = None,
    **words: str,
) -> Office:
    """Rewrite how an office presents itself: what it works on, cares about, when it meets, what it can manage."""
    require("places.describe_office", actor, office)
    if not words.keys() <= OWN_WORDS:
        raise TypeError(f"an office describes {', '.join(sorted(OWN_WORDS))}, not {', '.join(sorted(words))}")
    told = {field: tidy(text) for field, text in words.items()}
    own = [field for field in OFFICE_WORDS if field in told]
    for field in own:
        setattr(office, field, told.pop(field))
    save_version(office, seen=seen, sentence=_("Somebody else changed the text in the meantime."), fields=own)
    if told or topics is not None:
        _write_profile(office, told, topics)
    announce(actor, OfficeDescribed(about=about(office), office=office.name))
    return office


def _write_profile(office: Office, words: dict[str, str], topics: Iterable[Topic] | None) -> None:
    """The profile as the office now has it; what it can manage holds for the year it was written in."""
    profile, _new = Profile.objects.get_or_create(office=office)
    if "can_manage" in words and words["can_manage"] != profile.can_manage:
        profile.manages_in = clock.today().year if words["can_manage"] else None
    for field, text in words.items():
        setattr(profile, field, text)
    profile.save()
    if topics is not None:
        profile.topics.set(topics)
