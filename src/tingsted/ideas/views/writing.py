"""What anybody may do without an account: write an idea, offer help, take it back, report."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tingsted.ideas.acting import actor_in
from tingsted.ideas.actions import offer_help, raise_idea, report_idea, withdraw_offer
from tingsted.ideas.actions.offering import OFFER_LINK
from tingsted.ideas.forms import Nothing, OfferHelp, WriteIdea
from tingsted.ideas.models import Idea
from tingsted.ideas.queries import office_that_reads
from tingsted.kernel import links
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.limits import came_from, scrambled, too_many
from tingsted.kernel.rights import may, require
from tingsted.places.acting import actor_of
from tingsted.places.models import Area

# Two hundred an hour: seven school classes behind one address may each write, a script may not go on.
WRITTEN_AN_HOUR = 200
OFFERS_AN_HOUR = 120
REPORTS_AN_HOUR = 60
LETTERS_A_DAY = 10


def stop_a_flood(request: HttpRequest, what: str, most: int) -> None:
    """Refuse an anonymous act when its address has done too many within the hour."""
    if request.user.is_anonymous and too_many(
        f"{what}:{came_from(request)}", most=most, within=timedelta(hours=1)
    ):
        raise Refused(_("Very many came from the same place in the last hour. Try again in an hour."))


def write(request: HttpRequest, slug: str) -> HttpResponse:
    """»Write an idea«: open to everybody, read by the body first."""
    area = get_visible(Area, request.user, slug=slug)
    form = WriteIdea(request.POST or None)
    actor = actor_in(request, area)
    context = {"area": area, "reader": office_that_reads(area), "at_once": may("ideas.keep", actor, area)}

    def act() -> str:
        stop_a_flood(request, "ideas.write", WRITTEN_AN_HOUR)
        idea = raise_idea(actor, area=area, **form.cleaned_data)
        return reverse("ideas:thanks", args=[area.slug, links.sign("ideas.thanks", idea.label)])

    return answer_form(request, form, "ideas/write.html", context, act)


def thanks(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """The number an idea got, told to the one who wrote it, also while it waits to be read."""
    area = get_visible(Area, request.user, slug=slug)
    label = str(links.read("ideas.thanks", token))
    public = Idea.objects.visible_to(VISITOR.person).filter(label=label).first()
    context = {"area": area, "label": label, "idea": public, "reader": office_that_reads(area)}
    return render(request, "ideas/thanks.html", context)


def offer(request: HttpRequest, label: str) -> HttpResponse:
    """»I will help«: an address, and consent to be written to; what it is for may stand in the address (`?til=`)."""
    idea = get_visible(Idea, request.user, "area", "merged_into", label=label).resolved()
    require("ideas.offer", actor_of(request), idea)
    form = OfferHelp(request.POST or None, initial={"note": request.GET.get("til", "")[:300]})

    def act() -> str:
        stop_a_flood(request, "ideas.offer", OFFERS_AN_HOUR)
        letters = f"ideas.letter:{scrambled(form.cleaned_data['email'])}"
        if too_many(letters, most=LETTERS_A_DAY, within=timedelta(days=1)):
            raise Refused(_("This address has offered help many times today. Go on tomorrow."), "email")
        offer_help(actor_of(request), idea=idea, **form.cleaned_data)
        return f"{idea.get_absolute_url()}?tak=hjaelp"

    return answer_form(request, form, "ideas/offer.html", {"idea": idea, "area": idea.area}, act)


def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Take an offer back from a mail: opening the link changes nothing, the button does."""
    links.read(OFFER_LINK, token)
    form = Nothing(request.POST or None)
    if request.method == "POST":
        withdraw_offer(VISITOR, token=token)
        return render(request, "ideas/withdrawn.html")
    return render(request, "ideas/withdraw.html", {"form": form})


def report(request: HttpRequest, label: str) -> HttpResponse:
    """»Something is wrong with this idea«: the body looks at it."""
    idea = get_visible(Idea, request.user, "area", "merged_into", label=label).resolved()
    form = Nothing(request.POST or None)

    def act() -> str:
        stop_a_flood(request, "ideas.report", REPORTS_AN_HOUR)
        report_idea(actor_of(request), idea=idea)
        return f"{idea.get_absolute_url()}?tak=anmeldt"

    context = {"idea": idea, "area": idea.area, "reader": office_that_reads(idea.area)}
    return answer_form(request, form, "ideas/report.html", context, act)
