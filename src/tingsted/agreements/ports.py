"""What a cooperation basis shows elsewhere: on an area's page, at a hand-over, and what is missing."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tingsted.agreements.models import Basis, State, Version
from tingsted.kernel import ports, rounds
from tingsted.places.models import Area, Office
from tingsted.places.remembered import remembered


@rounds.prepared
def _adopted() -> QuerySet[Version]:
    return Version.objects.filter(state=State.ADOPTED).select_related("basis").order_by("pk")


@rounds.prepared
def _named() -> QuerySet[Any]:
    """Each basis with each body that it is for."""
    return Basis.bodies.through.objects.select_related("office")


@remembered(most=1)
def _in_force() -> rounds.Reading[tuple[tuple[Version, frozenset[int | None]], ...]]:
    """The versions in force, each with the areas of the bodies it names, as a reading; none named: all."""
    versions, named = yield from rounds.together(_adopted(), _named())
    return tuple(
        (v, frozenset(pair.office.area_id for pair in named if pair.basis_id == v.basis_id)) for v in versions
    )


@ports.area_sections.fill
def on_the_areas_page(request: HttpRequest, area: Area) -> ports.Filling[ports.Section]:
    """The text that the area's body and the municipality work by."""
    in_force = yield from _in_force()
    found = [version for version, areas in in_force if not areas or area.pk in areas]
    if found:
        yield ports.Section("agreements/parts/area.html", {"versions": found}, order=80, place="side")


@ports.area_facts.fill
def facts(area: Area) -> ports.Filling[ports.AreaFact]:
    """The text that the area's body and the municipality work by."""
    in_force = yield from _in_force()
    for version, areas in in_force:
        if not areas or area.pk in areas:
            words = _("%(title)s, adopted by %(by)s, %(day)s") % {
                "title": version.basis.title,
                "by": version.adopted_by,
                "day": version.adopted_words,
            }
            yield ports.AreaFact(_("Cooperation"), words, 80)


@ports.setup_checks.fill
def what_is_missing() -> ports.Filling[ports.SetupCheck]:
    adopted = yield from rounds.count(Version.objects.filter(state=State.ADOPTED))
    yield ports.SetupCheck(
        _("The cooperation basis is here, with what each side has promised"),
        bool(adopted),
        reverse("agreements:bases"),
    )


@ports.office_holdings.fill
def holdings(office: Office) -> ports.Filling[ports.Held]:
    """A text that the office keeps is handed on before the office closes."""
    for basis in (yield from rounds.rows(Basis.objects.filter(office=office))):
        yield ports.Held(_("Keeps »%(title)s«") % {"title": basis.title}, basis.get_absolute_url(), True)


for name, why in {
    "Version.adopted_by": "An office or a meeting, by name.",
    "Basis.title": "What a public text is called.",
    "Basis.office": "An office.",
    "Answer.words": "A body's public answer; the form says that everybody can read it.",
    "Answer.body": "A body.",
    "Part.text": "A public text.",
    "Pledge.text": "A public text.",
    "Pledge.words": "What an office promises in public.",
}.items():
    ports.holds_nothing_personal(f"agreements.{name}", why)
