"""From an area without a body to one: a page with the four steps, and a page for each deed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tingsted.kernel import clock, limits, links
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.places.acting import actor_of, actor_who_may, may_any
from tingsted.places.actions import (
    begin_founding,
    call_founding_meeting,
    hold_founding_meeting,
    lay_founding_aside,
    show_interest,
    withdraw_interest,
    write_draft,
)
from tingsted.places.actions.foundings import DRAFT, LINK
from tingsted.places.founding_forms import (
    DraftForm,
    FoundedForm,
    FoundingMeetingForm,
    InterestForm,
    LayAsideForm,
)
from tingsted.places.models import Area, Founding, Interest, Office
from tingsted.places.views.keeping import SIMPLE, page

MOST_NAMES = 20


@require_safe
def founding(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the founding stands: who to ask, what has been done, what comes next."""
    area = _area(request, slug)
    found = Founding.objects.filter(area=area).select_related("office").first()
    leads = may_any(request, "places.begin_founding", area)
    interested = Interest.objects.visible_to(request.user).filter(founding=found) if found and leads else None
    context = {
        "area": area,
        "founding": found,
        "bodies": list(Office.objects.bodies().open().filter(area=area)),
        "leads": leads,
        "interested": list(interested) if interested is not None else [],
        "count": found.interested.count() if found else 0,
        "at": _where_it_stands(found),
        "labels": [_("Who would like to?"), _("What is it to be?"), _("The founding meeting"), _("Approved")],
    }
    return render(request, "places/founding.html", context)


def _where_it_stands(found: Founding | None) -> int:
    """The step that is on now, counted from one."""
    if found is None or found.ended_on:
        return 1
    if found.met_on:
        return 4
    if found.meeting_at:
        return 3
    return 2 if found.statutes or found.name else 1


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Open the list of interest: the contact officer's first step, when nobody has yet."""
    area = _area(request, slug)
    actor = actor_who_may(request, "places.begin_founding", area)
    form = forms.Form(request.POST or None)

    def act() -> str:
        return begin_founding(actor, area=area).get_absolute_url()

    lead = _("Then everybody in the area can put themselves on a list, and you can call a meeting.")
    words = _page(area, _("Found a body in %(area)s") % {"area": area.name}, _("Open the list"), lead)
    return answer_form(request, form, SIMPLE, words, act)


@require_http_methods(["GET", "POST"])
def interest(request: HttpRequest, slug: str) -> HttpResponse:
    """Put oneself on the list, with or without an account."""
    area = _area(request, slug)
    form = InterestForm(request.POST or None)

    def act() -> str:
        if limits.too_many(
            f"interest:{limits.came_from(request)}", most=MOST_NAMES, within=timedelta(hours=1)
        ):
            raise Refused(_("Many names came from here within an hour. Wait a little, and try again."))
        show_interest(actor_of(request), area=area, **form.cleaned_data)
        messages.success(request, _("You are on the list. A letter with what comes next is on its way."))
        return _home(area)

    return answer_form(request, form, "places/interest.html", {"area": area}, act)


@never_cache
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Off the list again, by the link in the letter: a page with one button."""
    found = Interest.objects.select_related("founding__area").filter(pk=str(links.read(LINK, token))).first()
    if request.method == "POST":
        withdraw_interest(VISITOR, token=token)
        found = None
    return render(request, "places/leave_interest.html", {"interest": found, "token": token})


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, slug: str) -> HttpResponse:
    """What the body is to be, and the draft of its statutes."""
    area, found = _under_way(request, slug)
    actor = actor_who_may(request, "places.lead_founding", found)
    known = {name: getattr(found, name) for name in DRAFT}
    form = DraftForm(request.POST or None, initial={**known, "seen": found.version})

    def act() -> str:
        write_draft(actor, founding=found, **form.cleaned_data)
        return _home(area)

    lead = _("Everybody can read it before the meeting. The meeting decides.")
    return answer_form(
        request, form, SIMPLE, _page(area, _("What is it to be?"), _("Save the draft"), lead), act
    )


@require_http_methods(["GET", "POST"])
def meeting(request: HttpRequest, slug: str) -> HttpResponse:
    """Call the founding meeting."""
    area, found = _under_way(request, slug)
    actor = actor_who_may(request, "places.lead_founding", found)
    form = FoundingMeetingForm(request.POST or None, initial={"begins": "19:00", "seen": found.version})

    def act() -> str:
        given = form.cleaned_data
        call_founding_meeting(
            actor, founding=found, at=form.moment(), place=given["place"], seen=given["seen"]
        )
        messages.success(request, _("The meeting is called, and everybody on the list gets a letter."))
        return _home(area)

    lead = _("Everybody on the list gets a letter with day and place, and it stands on the page.")
    words = _page(area, _("Call the founding meeting"), _("Call the meeting"), lead)
    return answer_form(request, form, SIMPLE, words, act)


@require_http_methods(["GET", "POST"])
def founded(request: HttpRequest, slug: str) -> HttpResponse:
    """Write the founding meeting down: the body exists, with its first seats."""
    area, found = _under_way(request, slug)
    actor = actor_who_may(request, "places.lead_founding", found)
    met = clock.day_of(found.meeting_at) if found.meeting_at else clock.today()
    form = FoundedForm(request.POST or None, initial={"name": found.name, "on": min(met, clock.today())})

    def act() -> str:
        given = form.cleaned_data
        office = hold_founding_meeting(
            actor, founding=found, on=given["on"], chosen=form.newcomers(), name=given["name"],
            mailbox=given["mailbox"],
        )  # fmt: skip
        messages.success(request, _("%(name)s exists. Its seats are filled.") % {"name": office.name})
        return office.get_absolute_url()

    return answer_form(request, form, "places/founded.html", {"area": area, "founding": found}, act)


@require_http_methods(["GET", "POST"])
def lay_aside(request: HttpRequest, slug: str) -> HttpResponse:
    """Nothing comes of it now."""
    area, found = _under_way(request, slug)
    actor = actor_who_may(request, "places.lead_founding", found)
    form = LayAsideForm(request.POST or None)

    def act() -> str:
        lay_founding_aside(actor, founding=found, why=form.cleaned_data["why"])
        return _home(area)

    lead = _("The names on the list are deleted. Anybody can begin again another year.")
    words = _page(area, _("Lay it aside"), _("Lay it aside"), lead)
    return answer_form(request, form, SIMPLE, words, act)


def _page(area: Area, heading: str, submit: str, lead: str) -> dict[str, Any]:
    back = {"back": _home(area), "area": area}
    return page(None, heading, submit, lead, **back)


def _home(area: Area) -> str:
    return redirect("places:founding", area.slug).url


def _area(request: HttpRequest, slug: str) -> Area:
    return get_visible(Area, request.user, "contact_office", slug=slug)


def _under_way(request: HttpRequest, slug: str) -> tuple[Area, Founding]:
    area = _area(request, slug)
    found = (
        Founding.objects.under_way().filter(area=area).select_related("area", "area__contact_office").first()
    )
    if found is None:
        raise Http404
    return area, found
