"""The owner office: prepare a matter, open it, take it on, read what people wrote for themselves."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tingsted.ideas.models import Standing
from tingsted.involvement import actions
from tingsted.involvement.forms import MatterForm, Nothing, PhaseForm
from tingsted.involvement.models import Contribution, Matter
from tingsted.involvement.queries import warnings_about
from tingsted.involvement.views.reading import office_of
from tingsted.kernel.actors import Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import require
from tingsted.places.acting import actor_of
from tingsted.places.models import Area


def of_mine(request: HttpRequest, slug: str, right: str = "involvement.write") -> tuple[Matter, Actor]:
    """A matter, and the actor who may do this to it for the owner office."""
    noun = get_visible(Matter, request.user, "owner", slug=slug)
    actor = actor_of(request, noun.owner)
    require(right, actor, noun)
    return noun, actor


def start(request: HttpRequest) -> HttpResponse:
    """Prepare a matter."""
    office = office_of(request)
    actor = actor_of(request, office)
    require("involvement.start", actor, office)
    assert office is not None  # the right was asked of it above
    form = MatterForm(request.POST or None, areas=Area.objects.in_order())

    def act() -> str:
        facts = dict(form.cleaned_data)
        facts.pop("seen")
        return actions.start_matter(actor, owner=office, **facts).overview_url()

    return answer_form(request, form, "involvement/write.html", {"office": office}, act)


def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Rewrite what the matter says."""
    noun, actor = of_mine(request, slug)
    form = MatterForm(request.POST or None, areas=Area.objects.in_order(), initial=MatterForm.start(noun))

    def act() -> str:
        return actions.write_matter(actor, matter=noun, **form.cleaned_data).overview_url()

    return answer_form(request, form, "involvement/write.html", {"matter": noun, "office": noun.owner}, act)


def open_it(request: HttpRequest, slug: str) -> HttpResponse:
    """A page that asks before everybody sees it, with what to think about first."""
    noun, actor = of_mine(request, slug, "involvement.open")
    form = Nothing(request.POST or None)

    def act() -> str:
        actions.open_matter(actor, matter=noun)
        return (
            noun.overview_url() if noun.for_information else reverse("involvement:invite", args=[noun.slug])
        )

    context = {"matter": noun, "warnings": warnings_about(noun)}
    return answer_form(request, form, "involvement/open.html", context, act)


def turn(request: HttpRequest, slug: str) -> HttpResponse:
    """The next phase, the decision, the start of work, or news in the same phase."""
    noun, actor = of_mine(request, slug, "involvement.open")
    start = {"phase": noun.phase, "seen": noun.version}
    form = PhaseForm(request.POST or None, matter=noun, initial=start)

    def act() -> str:
        actions.turn_phase(actor, matter=noun, **form.cleaned_data)
        return noun.get_absolute_url()

    return answer_form(request, form, "involvement/turn.html", {"matter": noun}, act)


def read(request: HttpRequest, slug: str) -> HttpResponse:
    """Read what people wrote for themselves before others do."""
    noun, actor = of_mine(request, slug)
    waiting = Contribution.objects.filter(matter=noun, standing=Standing.WAITING).select_related(
        "area", "office"
    )
    rows = list(waiting.order_by("sent_at", "pk")[:100])
    form = Nothing(request.POST or None)

    def act() -> str:
        actions.read_contributions(
            actor, matter=noun, decided=decided(request, {str(row.pk) for row in rows})
        )
        return noun.overview_url()

    return answer_form(request, form, "involvement/read.html", {"matter": noun, "rows": rows}, act)


def decided(request: HttpRequest, known: set[str]) -> dict[str, str]:
    """What the reader chose for each of the known: through or hidden."""
    wanted = {key[1:]: str(value) for key, value in request.POST.items() if key.startswith("c")}
    through = {Standing.PUBLIC.value, Standing.HIDDEN.value}
    return {key: value for key, value in wanted.items() if key in known and value in through}
