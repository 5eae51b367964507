"""Whom to ask, with what already waits there; and the overview of who said what."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tingsted.design.words import word
from tingsted.ideas.models import Standing
from tingsted.involvement import actions
from tingsted.involvement.forms import InviteForm
from tingsted.involvement.models import Invitation, Matter
from tingsted.involvement.queries import candidates, documents_of, tally_in, warnings_about
from tingsted.involvement.views.keeping import of_mine
from tingsted.kernel import rounds
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import may, require
from tingsted.places.acting import actor_for_any, actor_of
from tingsted.places.models import Area
from tingsted.places.queries import municipality_of_ours
from tingsted.places.rules import seats_of

ORDER = ("contributed", "will contribute", "would hear more", "no thanks", "seen", "not seen", "silent")


def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """By area, by theme, by name: the preview says who, why, and what waits there already."""
    noun, actor = of_mine(request, slug, "involvement.open")
    areas = list(Area.objects.in_order())
    chosen = request.GET.getlist("omraade")
    searched = "tema" in request.GET or bool(chosen)
    near = [a for a in areas if a.slug in chosen] if searched else list(noun.areas.all())
    words = request.GET.get("tema", "") if searched else noun.themes
    themes = [word.strip() for word in words.split(",") if word.strip()]
    found, _town = rounds.read(
        rounds.together(
            candidates(noun, areas=near if searched or near else areas, themes=themes), municipality_of_ours()
        )
    )
    form = InviteForm(request.POST or None)

    def act() -> str:
        actions.invite(actor, matter=noun, offices=list(form.cleaned_data["offices"]))
        return noun.overview_url()

    picked = set(request.POST.getlist("offices"))
    free = [c for c in found if not c.invited]
    rows = [(c, str(c.office.pk) in picked if request.method == "POST" else c.chosen) for c in free]
    context = {
        "matter": noun,
        "areas": [(a, a in near) for a in areas],
        "themes": words,
        "rows": rows,
        "asked": [c.office for c in found if c.invited],
        "warnings": warnings_about(noun),
    }
    return answer_form(request, form, "involvement/invite.html", context, act)


@require_safe
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    """Who was asked and what each said: for the owner office, and for a contact office its own bodies."""
    noun = get_visible(Matter, request.user, "owner", slug=slug)
    offices = [seat.office for seat in seats_of(request.user)]
    actor = actor_for_any(request, noun.owner, *(o for o in offices if not o.is_body))
    require("involvement.follow", actor, noun)
    shown = Invitation.objects.all().visible_to(request.user).filter(matter=noun)
    owns = may("involvement.write", actor_of(request, noun.owner), noun)
    rows, documents, to_read, _town = rounds.read(
        rounds.together(
            rounds.rows(shown.select_related("office__area", "contribution__promise", "question")),
            documents_of(noun),
            rounds.count(noun.contributions.filter(standing=Standing.WAITING)),
            municipality_of_ours(),
        )
    )
    for row in rows:
        row.matter = noun
    return render(
        request,
        "involvement/overview.html",
        {
            "matter": noun,
            "rows": _in_order(rows),
            "counts": _counts(rows),
            "tally": tally_in(rows),
            "owns": owns,
            "opens": may("involvement.open", actor_of(request, noun.owner), noun),
            "warnings": warnings_about(noun) if owns else [],
            "documents": documents,
            "to_read": to_read if owns else 0,
        },
    )


def _in_order(rows: list[Invitation]) -> list[tuple[Invitation, str, Any]]:
    """The bodies that said something first; each with its state and its contribution, if there is one."""
    told = [(row, row.state, getattr(row, "contribution", None)) for row in rows]
    return sorted(told, key=lambda r: (r[0].lapsed_on is not None, ORDER.index(r[1]), str(r[0].office)))


def _counts(rows: list[Invitation]) -> list[tuple[str, str]]:
    """How many in each state, in the order of the glossary, in words."""
    found = Counter(row.state for row in rows if row.lapsed_on is None)
    return [
        (state, f"{found[state]} {str(word('reply', state).text).lower()}") for state in ORDER if found[state]
    ]
