"""The mutual profile: how an office presents itself, who cares about what, and the municipality's list of topics."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tingsted.kernel import receipts
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.places.acting import actor_who_may, may_any
from tingsted.places.actions import describe_office, enter_topic, retire_topic, reword_topic
from tingsted.places.models import PROFILE_WORDS, Office, Profile, Topic
from tingsted.places.profile_forms import ProfileForm, TopicForm
from tingsted.places.topics import all_topics


@require_http_methods(["GET", "POST"])
def describe(request: HttpRequest, slug: str) -> HttpResponse:
    """Rewrite how an office presents itself."""
    office = get_visible(Office, request.user, "area", "contact_office", "profile", slug=slug)
    actor = actor_who_may(request, "places.describe_office", office)
    profile = getattr(office, "profile", None) or Profile(office=office)
    chosen = list(Topic.objects.filter(profiles=profile)) if profile.pk else []
    initial = {name: getattr(profile, name) for name in PROFILE_WORDS}
    initial |= {"about": office.about, "mailbox": office.mailbox, "how_chosen": office.how_chosen}
    initial["seen"] = office.version
    initial["topics"] = [topic.slug for topic in chosen]
    choices = [*Topic.objects.current(), *(topic for topic in chosen if topic.is_retired)]
    form = ProfileForm(request.POST or None, office=office, topics=choices, initial=initial)

    def act() -> str:
        words = dict(form.cleaned_data)
        wanted = set(words.pop("topics"))
        topics = [topic for topic in choices if topic.slug in wanted]
        return describe_office(actor, office=office, topics=topics, **words).get_absolute_url()

    return answer_form(request, form, "places/describe_office.html", {"office": office}, act)


@require_safe
@revalidated
def topics(request: HttpRequest) -> HttpResponse:
    """Who cares about what: each topic with its bodies and departments, for anybody about to invite."""
    return render(
        request,
        "places/topics.html",
        {"topics": all_topics(), "may_edit": may_any(request, "places.set_up", None)},
    )


@require_safe
def edit_topics(request: HttpRequest) -> HttpResponse:
    """The list as the municipality's editors keep it."""
    actor_who_may(request, "places.set_up", None)
    return render(request, "places/edit_topics.html", {"topics": list(Topic.objects.current())})


@require_http_methods(["GET", "POST"])
def new_topic(request: HttpRequest) -> HttpResponse:
    """Enter a topic."""
    actor = actor_who_may(request, "places.set_up", None)
    form = TopicForm(request.POST or None)

    def act() -> str:
        words = {name: form.cleaned_data[name] for name in ("name", "words", "position")}
        enter_topic(actor, **words)
        return reverse("places:edit_topics")

    return answer_form(request, form, "places/topic.html", {}, act)


@require_http_methods(["GET", "POST"])
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Reword a topic, or move it in the list."""
    actor = actor_who_may(request, "places.set_up", None)
    topic = get_visible(Topic, request.user, slug=slug)
    initial = {
        "name": topic.name,
        "words": topic.words,
        "position": topic.position,
        "seen": topic.version,
    }
    form = TopicForm(request.POST or None, initial=initial)

    def act() -> str:
        said = dict(form.cleaned_data)
        said["position"] = topic.position if said["position"] is None else said["position"]
        reword_topic(actor, topic=topic, **said)
        return reverse("places:edit_topics")

    return answer_form(request, form, "places/topic.html", {"topic": topic}, act)


@require_POST
def retire(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a topic out of use."""
    actor = actor_who_may(request, "places.set_up", None)
    topic = get_visible(Topic, request.user, slug=slug)

    def act() -> str:
        retire_topic(actor, topic=topic)
        return reverse("places:edit_topics")

    return receipts.once(request, act)
