"""The body's own pages: make a survey, run it, read its comments."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tingsted.ideas.models import Idea, Standing
from tingsted.kernel import clock, receipts
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import may, require
from tingsted.places.acting import actor_of
from tingsted.places.models import Area, Office
from tingsted.plans.models import Plan
from tingsted.surveys import actions
from tingsted.surveys.forms import SurveyForm
from tingsted.surveys.models import Comment, Kind, Survey
from tingsted.surveys.patterns import BY_KEY, PATTERNS
from tingsted.surveys.queries import uncounted
from tingsted.surveys.views.matters import asked_in, beginning, outcome_of

# Where there are no ideas to begin from, or where somebody asks for them: the patterns to choose among.
ALL_PATTERNS = "alle"
THREE_WEEKS = timedelta(days=21)


def make(request: HttpRequest, slug: str) -> HttpResponse:
    """From the area's ideas to a survey, in one step."""
    area = get_visible(Area, request.user, slug=slug)
    body = Office.objects.bodies().open().filter(area=area).first()
    actor = actor_of(request, body)
    require("surveys.make", actor, body)
    ideas = Idea.objects.visible_to(request.user).living().filter(area=area, standing=Standing.PUBLIC)
    plan = Plan.objects.current().filter(area=area).first()
    invitation = asked_in(request)
    chosen = request.GET.get("skabelon", "" if invitation or ideas else ALL_PATTERNS)
    if request.method != "POST" and chosen == ALL_PATTERNS:
        return render(request, "surveys/patterns.html", {"area": area, "patterns": PATTERNS})
    pattern = BY_KEY.get(chosen)
    title = pattern.title(area.name) if pattern else _first_question(area)
    start = {"ideas": list(ideas), "title": title, "closes": clock.today() + THREE_WEEKS}
    initial = {**start, **beginning(invitation)}
    form = SurveyForm(request.POST or None, ideas=ideas, pattern=pattern, initial=initial)

    def act() -> str:
        assert body is not None  # the right was asked of it above
        facts = {"ideas": (), **form.cleaned_data, "pattern": pattern.key if pattern else ""}
        made = actions.make_survey(actor, body=body, plan=plan, **facts)
        if invitation is not None:
            actions.ask_for_matter(actor, survey=made, invitation=invitation)
        return reverse("surveys:run", args=[made.slug])

    context = {"area": area, "body": body, "invitation": invitation, "pattern": pattern, "plain": not chosen}
    return answer_form(request, form, "surveys/make.html", context, act)


def _first_question(area: Area) -> str:
    return _("What matters most in %(area)s?") % {"area": area.name}


def run(request: HttpRequest, slug: str) -> HttpResponse:
    """The body's page: open, follow, read comments, close, publish."""
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    actor = actor_of(request, asked.body)
    require("surveys.read", actor, asked)
    comments = Comment.objects.visible_to(request.user).filter(survey=asked)
    questions = list(asked.questions.all())
    context = {
        "survey": asked,
        "address": request.build_absolute_uri(asked.get_absolute_url()),
        "cards": asked.cards.count(),
        "link": outcome_of(asked),
        "questions": sum(each.closed_on is None for each in questions),
        "reached": asked.opened_on is not None and any(each.kind == Kind.CONTACT for each in questions),
        "answers": asked.ballots.count(),
        "waiting": comments.filter(standing=Comment.Standing.WAITING).count(),
        "can_keep_roll": may("surveys.keep_roll", actor, asked),
        "can_open": may("surveys.open", actor, asked),
        "can_publish": may("surveys.publish", actor, asked),
        "uncounted": uncounted(asked) if asked.closed_on and not asked.published_on else 0,
    }
    return render(request, "surveys/run.html", context)


@require_POST
def step(request: HttpRequest, slug: str) -> HttpResponse:
    """One press: open, close or publish."""
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    actor = actor_of(request, asked.body)
    verbs = {"aabn": actions.open_survey, "luk": actions.close_survey, "vis": actions.publish_result}
    verb = verbs.get(request.POST.get("skridt", ""))
    if verb is None:
        require("surveys.read", actor, asked)
        return HttpResponseRedirect(reverse("surveys:run", args=[slug]))

    def act() -> str:
        verb(actor, survey=asked)
        return reverse("surveys:result" if verb is actions.publish_result else "surveys:run", args=[slug])

    return receipts.once(request, act)
