"""What the area's body does with ideas: read, show, hide, correct, put together."""

from __future__ import annotations

from collections.abc import Callable

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tingsted.ideas.acting import actor_in
from tingsted.ideas.actions import approve_idea, hide_idea, merge_ideas, reword_idea
from tingsted.ideas.forms import MergeIdea, RewordIdea
from tingsted.ideas.models import Idea
from tingsted.ideas.numbers import ideas_called
from tingsted.ideas.queries import themes_in_use
from tingsted.kernel import receipts
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import SEEN, answer_form
from tingsted.kernel.rights import require
from tingsted.places.models import Area


def _kept(request: HttpRequest, label: str) -> tuple[Idea, Actor]:
    """The idea, and the actor who may keep it."""
    idea = get_visible(Idea, request.user, "area", label=label)
    actor = actor_in(request, idea.area)
    require("ideas.keep", actor, idea.area)
    return idea, actor


def to_read(request: HttpRequest, slug: str) -> HttpResponse:
    """The ideas that wait to be read, the oldest first, with the acts right there."""
    area = get_visible(Area, request.user, slug=slug)
    require("ideas.keep", actor_in(request, area), area)
    waiting = Idea.objects.visible_to(request.user).filter(area=area).to_be_read().prefetch_related("authors")
    page = Paginator(waiting.order_by("number"), 20).get_page(request.GET.get("side"))
    return render(request, "ideas/reading.html", {"area": area, "page": page})


@require_POST
def approve(request: HttpRequest, label: str) -> HttpResponse:
    """Let everybody see it."""
    return _after_reading(request, label, approve_idea)


@require_POST
def hide(request: HttpRequest, label: str) -> HttpResponse:
    """Take it off the wall."""
    return _after_reading(request, label, hide_idea)


def _after_reading(request: HttpRequest, label: str, verb: Callable[..., Idea]) -> HttpResponse:
    idea, actor = _kept(request, label)

    seen = request.POST.get(SEEN, "")

    def act() -> str:
        verb(actor, idea=idea, seen=int(seen) if seen.isdecimal() else None)
        return reverse("ideas:reading", args=[idea.area.slug])

    return receipts.once(request, act)


def reword(request: HttpRequest, label: str) -> HttpResponse:
    """Correct an idea's text, theme, column or place."""
    idea, actor = _kept(request, label)
    start = {name: getattr(idea, name) for name in ("title", "words", "column", "theme", "place")}
    form = RewordIdea(request.POST or None, initial={**start, "seen": idea.version})

    def act() -> str:
        return reword_idea(actor, idea=idea, **form.cleaned_data).get_absolute_url()

    themes = themes_in_use(Idea.objects.filter(area=idea.area))
    return answer_form(
        request, form, "ideas/reword.html", {"idea": idea, "area": idea.area, "themes": themes}, act
    )


def merge(request: HttpRequest, label: str) -> HttpResponse:
    """Put this idea together with another."""
    idea, actor = _kept(request, label)
    form = MergeIdea(request.POST or None)

    def act() -> str:
        return merge_ideas(
            actor, idea=idea, into=_by_number(idea, form.cleaned_data["into"])
        ).get_absolute_url()

    return answer_form(request, form, "ideas/merge.html", {"idea": idea, "area": idea.area}, act)


def _by_number(idea: Idea, written: str) -> Idea:
    """The idea meant by »Glumsø-27«, »glumsø 27« or just »27«; a merged one is the one it became."""
    written = written.strip()
    number = f"{idea.label.rpartition('-')[0]}-{written}" if written.isdecimal() else written
    here = Idea.objects.select_related("merged_into").filter(area=idea.area)
    found = ideas_called([number], here).get(number)
    if found is None:
        raise Refused(_("There is no idea with that number in %(area)s.") % {"area": idea.area.name}, "into")
    return found.resolved()
