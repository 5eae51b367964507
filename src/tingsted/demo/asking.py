"""What every story of a matter needs: opening it to councils, one council's invitation, its reply."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tingsted.demo.people import Company
from tingsted.demo.story import on
from tingsted.involvement.actions import invite, open_matter, reply_to
from tingsted.involvement.models import Invitation, Matter
from tingsted.places.models import Office


def open_and_ask(company: Company, who: str, matter: Matter, day: date, offices: Sequence[Office]) -> None:
    """Open a matter to everybody and ask every council."""
    on(day, lambda: open_matter(company.acting(who), matter=matter))
    on(day, lambda: invite(company.acting(who), matter=matter, offices=offices))


def invitation_of(matter: Matter, company: Company, who: str) -> Invitation:
    related = ("matter__owner", "office__area", "office__contact_office")
    return Invitation.objects.select_related(*related).get(matter=matter, office=company.offices[who])


def reply_as(company: Company, matter: Matter, who: str, reply: str, reason: str = "") -> Invitation:
    return reply_to(
        company.acting(who), invitation=invitation_of(matter, company, who), reply=reply, reason=reason
    )


def again(matter: Matter) -> Matter:
    return Matter.objects.select_related("owner").get(pk=matter.pk)
