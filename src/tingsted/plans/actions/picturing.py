"""Pictures come into a plan with their words, and are taken down again."""

from __future__ import annotations

import json
import secrets
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image

from tingsted.documents.pictures import photo as drawn_anew
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, announce
from tingsted.kernel.actions import action as verb
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.plans.actions.touching import touch
from tingsted.plans.events import PhotoAdded, PhotoTakenDown
from tingsted.plans.models import Action, Photo, Plan

MOST_OF_AN_ACTION, MOST_OF_A_PLAN = 6, 100


@verb
def add_photo(
    actor: Actor, *, plan: Plan, picture: Any, alt: str, caption: str = "", action: Action | None = None
) -> Photo:
    """Put a picture beside an action, or in front of the plan; it is drawn anew, and described in words."""
    if action is None:
        require("plans.write", actor, plan)
    else:
        require("plans.write_action", actor, action)
    alt = tidy(alt)
    if not alt:
        raise Refused(_("Say in words what the picture shows, for those who can't see it."), "alt")
    here = plan.photos.standing()
    if here.filter(action=action).count() >= MOST_OF_AN_ACTION or here.count() >= MOST_OF_A_PLAN:
        raise Refused(_("There are enough pictures here. Take one down first."), "picture")
    file = drawn_anew(picture)
    with Image.open(file.file) as seen:
        width, height = seen.size
    key = secrets.token_hex(10)
    photo = Photo(
        plan=plan, action=action, key=key, alt=alt, caption=tidy(caption), width=width, height=height, at=clock.now()
    )  # fmt: skip
    photo.file.save(f"{key}.jpg", file, save=False)
    photo.save()
    touch(plan)
    announce(actor, PhotoAdded(about=about(action or plan), title=str(action or plan), alt=alt))
    return photo


@verb
def take_down_photo(actor: Actor, *, photo: Photo) -> Photo:
    """Take a picture down. Its file goes too, unless an edition shows it."""
    if photo.action is None:
        require("plans.write", actor, photo.plan)
    else:
        require("plans.write_action", actor, photo.action)
    photo.removed_on = clock.today()
    photo.save(update_fields=["removed_on"])
    touch(photo.plan)
    announce(
        actor,
        PhotoTakenDown(
            about=about(photo.action or photo.plan), title=str(photo.action or photo.plan), alt=photo.alt
        ),
    )
    if not is_kept_by_an_edition(photo):
        storage, name, key = photo.file.storage, str(photo.file.name), photo.pk
        photo.delete()
        photo.pk = key
        transaction.on_commit(lambda: storage.delete(name))
    return photo


def is_kept_by_an_edition(photo: Photo) -> bool:
    """Whether an edition shows the picture, so that its file stays."""
    kept = photo.plan.editions.values_list("contents", flat=True)
    return any(photo.key in json.dumps(contents) for contents in kept)
