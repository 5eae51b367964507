"""What matters show elsewhere: in the menu, on an area's page, where an office closes."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from tingsted.involvement.models import Invitation, Matter, Phase, Proposal, Stage
from tingsted.involvement.queries import current_matters, latest_proposals
from tingsted.kernel import ports, rounds
from tingsted.places.models import Area, Office
from tingsted.promises.kinds import name_kind

name_kind("involvement.contribution", gettext_lazy("A contribution to a matter"), of_words=True)
name_kind("involvement.proposal", gettext_lazy("A citizen's proposal"))


@ports.menu.fill
def menu(request: HttpRequest) -> Iterator[ports.MenuEntry]:
    yield ports.MenuEntry(gettext_lazy("The municipality asks"), reverse("involvement:matters"), 35)


@ports.area_sections.fill
def area(request: HttpRequest, area: Area) -> ports.Filling[ports.Section]:
    """What the municipality asks and tells that concerns this area."""
    found = yield from current_matters()
    matters = [current.matter for current in found if current.concerns(area.pk)]
    if matters:
        yield ports.Section("involvement/parts/area.html", {"matters": matters[:6], "area": area}, order=35)


@ports.area_sections.fill
def raised(request: HttpRequest, area: Area) -> ports.Filling[ports.Section]:
    """What citizens here have proposed, and the way to propose something."""
    found = yield from latest_proposals(area)
    yield ports.Section("involvement/parts/proposals.html", {"proposals": found, "area": area}, order=45)


@ports.office_holdings.fill
def read_and_carried(office: Office) -> ports.Filling[ports.Held]:
    """A proposal that nobody has weighed keeps an office from closing: a citizen waits."""
    waits = yield from rounds.rows(Proposal.objects.filter(office=office, stage=Stage.WAITING)[:100])
    if waits:
        words = ngettext("Has %(n)d proposal to read", "Has %(n)d proposals to read", len(waits))
        yield ports.Held(words % {"n": len(waits)}, waits[0].get_absolute_url(), blocks_closing=True)


@ports.office_holdings.fill
def holdings(office: Office) -> ports.Filling[ports.Held]:
    """A matter that is not finished keeps its office from closing; what a body was asked is handed over."""
    done = (Phase.IN_ACTION, Phase.EVALUATED)
    asked = Invitation.objects.waiting().filter(office=office)
    own, count = yield from rounds.together(
        rounds.count(Matter.objects.filter(owner=office, for_information=False).exclude(phase__in=done)),
        rounds.count(asked.filter(matter__in=Matter.objects.all().taking_answers().order_by().values("pk"))),
    )
    if own:
        words = ngettext("Has %(n)d open matter", "Has %(n)d open matters", own) % {"n": own}
        yield ports.Held(words, office.get_absolute_url(), blocks_closing=True)
    if count:
        words = ngettext("Is asked about %(n)d matter", "Is asked about %(n)d matters", count) % {"n": count}
        yield ports.Held(words, office.get_absolute_url())
