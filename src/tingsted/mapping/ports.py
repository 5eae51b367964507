"""What mapping shows elsewhere: a village's goals on its area's and its plan's page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from tingsted.ideas.acting import actor_in
from tingsted.kernel import ports, rounds
from tingsted.kernel.rights import may
from tingsted.mapping.charts import goal_sentence, measure_of
from tingsted.mapping.figures import people_of
from tingsted.mapping.models import Asset, AssetKind, Headcount, Reading, VillageGoal
from tingsted.places.maps.pressing import Known
from tingsted.places.models import Area
from tingsted.places.remembered import remembered
from tingsted.plans.mapping import KNOWN
from tingsted.plans.measures import MEASURED, Measure
from tingsted.plans.models import Plan

MOST_SHOWN = 6


@rounds.prepared
def _goals_in(area: int) -> QuerySet[VillageGoal]:
    return VillageGoal.objects.current().filter(area=area).select_related("area")


@rounds.prepared
def _readings_in(area: int) -> QuerySet[Reading]:
    return Reading.objects.filter(goal__area=area, goal__ended_on=None)


@rounds.prepared
def _assets_in(area: int) -> QuerySet[Asset]:
    return Asset.objects.filter(area=area).only("kind")


@rounds.prepared
def _people_in(area: int) -> QuerySet[Headcount]:
    return Headcount.objects.filter(area=area)


@remembered(most=64)
def _goals_of(area_id: int) -> rounds.Reading[list[VillageGoal]]:
    """The goals an area works with, with their readings."""
    goals, readings = yield from rounds.together(_goals_in(area_id), _readings_in(area_id))
    for goal in goals:
        theirs = [reading for reading in readings if reading.goal_id == goal.pk]
        goal._prefetched_objects_cache = {"readings": theirs}
    return list(goals)


@remembered(most=64)
def _had_by(area_id: int) -> rounds.Reading[tuple[list[str], str]]:
    """How many of each kind an area has, in words, and who lives there."""
    assets, counts = yield from rounds.together(_assets_in(area_id), _people_in(area_id))
    kinds, people = [asset.kind for asset in assets], people_of(counts)
    told = [_counted(kind, kinds.count(kind)) for kind in AssetKind.values if kind in kinds]
    return told, people.sentence if people else ""


@ports.area_sections.fill
def what_it_has(request: HttpRequest, area: Area) -> ports.Filling[ports.Section]:
    """What the village has and who lives there, in two sentences with the way to more."""
    told, people = yield from _had_by(area.pk)
    keeps = may("mapping.keep", actor_in(request, area), area)
    if told or people or keeps:
        context = {"words": ", ".join(told), "people": people, "area": area, "keeps": keeps}
        yield ports.Section("mapping/parts/have.html", context, order=61)


@ports.area_sections.fill
def on_the_area_page(request: HttpRequest, area: Area) -> ports.Filling[ports.Section]:
    """What the village works towards, and for its body the way to set a goal."""
    goals = yield from _goals_of(area.pk)
    keeps = may("mapping.keep", actor_in(request, area), area)
    if goals or keeps:
        told = [(goal, goal_sentence(goal)) for goal in goals[:MOST_SHOWN]]
        yield ports.Section(
            "mapping/parts/area.html", {"goals": told, "area": area, "keeps": keeps}, order=62
        )


@ports.setup_checks.fill
def is_the_population_known() -> ports.Filling[ports.SetupCheck]:
    """Without it no survey can tell whether young and old were heard."""
    known = yield from rounds.count(Headcount.objects.all())
    yield ports.SetupCheck(_("The population of the areas is loaded"), known > 0, reverse("mapping:people"))


@ports.plan_sections.fill
def on_the_plan_page(request: HttpRequest, plan: Plan) -> ports.Filling[ports.Section]:
    """The goals of this plan."""
    goals = yield from _goals_of(plan.area_id)
    told = [(goal, goal_sentence(goal)) for goal in goals if goal.plan_id == plan.pk]
    if told:
        yield ports.Section("mapping/parts/plan.html", {"goals": told, "plan": plan}, order=10)


def on_the_plans_paper(plan: Plan) -> list[Measure]:
    """The same in an edition and on paper."""
    goals = rounds.read(_goals_of(plan.area_id))
    return [measure_of(goal) for goal in goals if goal.plan_id == plan.pk]


def where_things_are(area: Area) -> list[Known]:
    """What the area has, for an action to be put beside."""
    assets = Asset.objects.filter(area=area, latitude__isnull=False).order_by("name")
    return [Known(asset.name, asset.point) for asset in assets if asset.point is not None]


MEASURED.append(on_the_plans_paper)
KNOWN.append(where_things_are)


def _counted(kind: str, count: int) -> str:
    """»8 foreninger«."""
    words = {
        AssetKind.ASSOCIATION: ngettext("%(n)d association", "%(n)d associations", count),
        AssetKind.BUILDING: ngettext("%(n)d building", "%(n)d buildings", count),
        AssetKind.PLACE: ngettext("%(n)d place", "%(n)d places", count),
        AssetKind.NATURE: ngettext("%(n)d spot of nature", "%(n)d spots of nature", count),
        AssetKind.SKILL: ngettext("%(n)d with a skill", "%(n)d with skills", count),
    }
    return words[AssetKind(kind)] % {"n": count}


def _contacts(person: Any) -> Iterator[dict[str, Any]]:
    for asset in _of(person):
        yield {_("contact of"): asset.name, _("contact"): asset.contact}


def _of(person: Any) -> Any:
    return Asset.objects.filter(contact__iexact=person.email) if person.email else Asset.objects.none()


def _forget_contacts(person: Any) -> int:
    return int(_of(person).update(contact="", contact_public=False))


ports.holds_personal_data(
    ports.PersonalData(
        model="mapping.Asset",
        fields=frozenset({"contact", "contact_public"}),
        why=gettext_noop("So that the council can reach those who look after what the village has."),
        kept=gettext_noop("Until the council corrects it or takes it down."),
        export=_contacts,
        erase=_forget_contacts,
    )
)
ports.holds_nothing_personal(
    "mapping.Asset.name", "What something is called; a skill is put up without its owner's name."
)
ports.holds_nothing_personal(
    "mapping.Asset.text", "What everybody reads of it; the form asks for nobody's name."
)
ports.holds_nothing_personal("mapping.VillageGoal.title", "What a village wants.")
