"""Following an area by mail or feed, its news, and telling them."""

from __future__ import annotations

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tingsted.kernel import clock, limits, links, receipts
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.notices import following as acts
from tingsted.notices.feed import atom
from tingsted.notices.followed import IN_THE_FEED, area_news
from tingsted.notices.forms import FollowForm, TellForm
from tingsted.notices.models import Bulletin, Follower, Following
from tingsted.places.acting import actor_who_may, may_any
from tingsted.places.models import Area

A_PAGE = 20
FROM_ONE_PLACE = 30
TO_ONE_ADDRESS = 3


@require_safe
@revalidated
def news(request: HttpRequest, slug: str) -> HttpResponse:
    """The short news of an area, the latest first."""
    area = get_visible(Area, request.user, slug=slug)
    rows = Bulletin.objects.all().visible_to(request.user).filter(area=area).select_related("office")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("side"))
    may_tell = may_any(request, "notices.tell_area", area)
    return render(request, "notices/news.html", {"area": area, "page": page, "may_tell": may_tell})


@require_safe
@revalidated
def feed(request: HttpRequest, slug: str) -> HttpResponse:
    """What is new in an area as a feed (Atom), for any program that reads feeds."""
    area = get_visible(Area, request.user, slug=slug)
    now = clock.now()
    entries = area_news([area.pk], now - IN_THE_FEED, now)
    return HttpResponse(
        atom(area, entries, get_language() or "da"), content_type="application/atom+xml; charset=utf-8"
    )


@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell short news for the area's body."""
    area = get_visible(Area, request.user, slug=slug)
    actor = actor_who_may(request, "notices.tell_area", area)
    form = TellForm(request.POST or None)

    def act() -> str:
        acts.tell_area(actor, area=area, office=actor.office, **form.cleaned_data)
        return reverse("notices:news", args=[area.slug])

    context = {"area": area, "followers": Following.objects.confirmed().filter(area=area).count()}
    return answer_form(request, form, "notices/tell.html", context, act)


@require_POST
def withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take news down."""
    area = get_visible(Area, request.user, slug=slug)
    actor = actor_who_may(request, "notices.tell_area", area)
    bulletin = get_visible(Bulletin, request.user, "area", "office", pk=pk, area=area)

    def act() -> str:
        acts.withdraw_bulletin(actor, bulletin=bulletin)
        return reverse("notices:news", args=[area.slug])

    return receipts.once(request, act)


@require_http_methods(["GET", "POST"])
def follow(request: HttpRequest, slug: str) -> HttpResponse:
    """Give an address; what happens next is the same whether it is known here or not."""
    area = get_visible(Area, request.user, slug=slug)
    form = FollowForm(request.POST or None)

    def act() -> str:
        email = form.cleaned_data["email"]
        if limits.too_many(
            f"follow:{limits.came_from(request)}", most=FROM_ONE_PLACE, within=timedelta(hours=1)
        ):
            raise Refused(
                _("Very many have asked from the same place just now. Try again in an hour."), "email"
            )
        known = limits.scrambled(f"follow {area.pk} {email}")
        if not limits.too_many(f"follow:{known}", most=TO_ONE_ADDRESS, within=timedelta(days=1)):
            acts.follow_area(VISITOR, area=area, email=email)
        return reverse("notices:asked", args=[area.slug])

    return answer_form(request, form, "notices/follow.html", {"area": area}, act)


@require_safe
@revalidated
def asked(request: HttpRequest, slug: str) -> HttpResponse:
    """A letter is on its way."""
    area = get_visible(Area, request.user, slug=slug)
    return render(request, "notices/asked.html", {"area": area, "days": acts.OPEN_FOR.days})


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Say yes from the letter: opening the link changes nothing, one press does."""
    key = int(links.read(acts.CONFIRM, token, within=acts.OPEN_FOR))
    following = get_object_or_404(Following.objects.select_related("follower", "area"), pk=key)
    if request.method == "POST":
        acts.confirm_following(VISITOR, following=following)
    context = {
        "area": following.area,
        "done": following.confirmed_at is not None,
        "keep": acts.keep_url(following.follower),
    }
    return render(request, "notices/confirm.html", context)


@csrf_exempt
@require_http_methods(["GET", "POST"])
def followed(request: HttpRequest, token: str) -> HttpResponse:
    """What an address follows, and the way out: of one area, or of all by a mail program's own button (RFC 8058)."""
    follower = Follower.objects.filter(pk=int(links.read(acts.KEEP, token))).first()
    areas = (
        []
        if follower is None
        else [f.area for f in follower.followings.confirmed().select_related("area").order_by("area__name")]
    )
    ended = False
    if request.method == "POST" and follower is not None and follower.followings.exists():
        said = request.POST.get("omraade")
        one = next((area for area in areas if area.slug == said), None)
        if one is not None or said is None:  # an area that is followed no more ends nothing else
            acts.end_following(VISITOR, follower=follower, area=one)
        areas, ended = [area for area in areas if said is not None and area != one], True
    return render(request, "notices/followed.html", {"areas": areas, "ended": ended})
