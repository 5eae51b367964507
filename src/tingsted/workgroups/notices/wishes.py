"""The letters of those who wish for a group."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from tingsted.kernel import links
from tingsted.notices.actions import last_letter, write_letter
from tingsted.workgroups.models import Wisher

WISH = "workgroups.wish"
last_letter("workgroups.not_placed")


def write_wish(wisher: Wisher) -> None:
    """Say that the wish was received, and how to take it back."""
    text = _(
        "Hello %(name)s\n\n"
        "We have your wish: %(placing)s. You hear from us when the groups are formed.\n\n"
        "If you no longer want to be in a group, take it back here. Then we forget your name and address:\n%(url)s\n"
    ) % {
        "name": wisher.name,
        "placing": wisher.placing.title,
        "url": settings.ORIGIN + reverse("workgroups:take_back", args=[links.sign(WISH, str(wisher.pk))]),
    }
    _write(wisher, "wish", _("We have your wish for a group"), text)


def write_not_placed(wisher: Wisher) -> None:
    """Say that no group was found, and that the address is forgotten."""
    text = _(
        "Hello %(name)s\n\n"
        "This time there was no group for you: %(placing)s. Thank you for wanting to take part.\n"
        "We have forgotten your name and address. You can offer to help with any idea here:\n%(url)s\n"
    ) % {
        "name": wisher.name,
        "placing": wisher.placing.title,
        "url": settings.ORIGIN + reverse("workgroups:groups", args=[wisher.placing.area.slug]),
    }
    _write(wisher, "not_placed", _("No group this time"), text)


def _write(wisher: Wisher, kind: str, subject: str, text: str) -> None:
    write_letter(
        to=wisher.email,
        kind=f"workgroups.{kind}",
        once=f"workgroups.{kind}:{wisher.pk}",
        subject=subject,
        text=text,
    )
