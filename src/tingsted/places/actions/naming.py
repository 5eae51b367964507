"""Names, addresses and prefixes of areas: each is given out once, and what was once given leads there for good."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import slug, tidy
from tingsted.places.events import AreaPrefixChanged, AreaRenamed
from tingsted.places.models import Area, AreaName

PREFIX = re.compile(r"[^\W_]{1,30}")


def free_prefix(prefix: str, area: Area | None = None) -> str:
    """The prefix, unless another area numbers its ideas with it, or ever did."""
    taken = Area.objects.filter(prefix__iexact=prefix) | Area.objects.filter(
        former_names__prefix__iexact=prefix
    )
    if taken.exclude(pk=area.pk if area else 0).exists():
        raise Refused(
            _("Another area already numbers its ideas with »%(prefix)s«.") % {"prefix": prefix}, "prefix"
        )
    return prefix


def plain_prefix(prefix: str, area: Area | None = None) -> str:
    """A prefix that somebody typed: letters and digits only, and free."""
    if not PREFIX.fullmatch(prefix):
        raise Refused(_("Write letters and digits only, as in Glumsø."), "prefix")
    return free_prefix(prefix, area)


def free_address(short_name: str, area: Area | None = None) -> str:
    """The address that follows from a short name, unless it leads to another area, or ever did."""
    address = slug(short_name)
    if not address:
        raise Refused(_("Write a name with letters."), "short_name")
    taken = Area.objects.filter(slug=address) | Area.objects.filter(former_names__slug=address)
    if taken.exclude(pk=area.pk if area else 0).exists():
        raise Refused(
            _("Another area has, or had, the address »%(address)s«.") % {"address": address}, "short_name"
        )
    return address


@action
def rename_area(
    actor: Actor, *, area: Area, name: str, short_name: str, prefix: str, seen: int | None = None
) -> Area:
    """Call an area something else; its ideas keep their numbers, and its old address and prefix lead to it."""
    require("places.set_up", actor, None)
    was, old_prefix = area.name, area.prefix
    call_it(area, seen=seen, name=tidy(name), short_name=tidy(short_name), prefix=tidy(prefix))
    if area.name != was:
        announce(actor, AreaRenamed(about=about(area), was=was, area=area.name))
    if area.prefix != old_prefix:
        told = AreaPrefixChanged(about=about(area), area=area.name, was=old_prefix, prefix=area.prefix)
        announce(actor, told)
    elif area.name == was:
        announce(actor, AreaRenamed(about=about(area), was=was, area=area.name))
    return area


def call_it(area: Area, *, seen: int | None, **names: Any) -> None:
    """Keep the names it had, and give it the new ones."""
    if all(getattr(area, field) == value for field, value in names.items()):
        raise Refused(_("That is what it is called already."), "name")
    AreaName.objects.create(
        area=area, name=area.name, short_name=area.short_name, slug=area.slug, prefix=area.prefix,
        until=clock.today() - timedelta(days=1),
    )  # fmt: skip
    area.slug = free_address(names["short_name"], area)
    if names["prefix"] != area.prefix:
        plain_prefix(names["prefix"], area)
    for field, value in names.items():
        setattr(area, field, value)
    sentence = _("Somebody else renamed the area in the meantime.")
    save_version(area, seen=seen, sentence=sentence, fields=[*names, "slug"])
