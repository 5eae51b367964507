"""Pausing, going on, finishing with a story."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from tingsted.kernel.forms import answer_form
from tingsted.workgroups.actions import finish_group, pause_group, resume_group, tell_story
from tingsted.workgroups.forms import PauseGroup, RetellStory, TellStory
from tingsted.workgroups.views.leading import asked_first, led_by


def pause(request: HttpRequest, slug: str) -> HttpResponse:
    """Rest for a while."""
    group, actor = led_by(request, slug)
    form = PauseGroup(request.POST or None, initial={"seen": group.version})

    def act() -> str:
        return pause_group(actor, group=group, **form.cleaned_data).lead_url()

    return answer_form(request, form, "workgroups/pause.html", {"group": group, "area": group.area}, act)


def resume(request: HttpRequest, slug: str) -> HttpResponse:
    """Go on."""
    return asked_first(request, slug, resume_group, "workgroups/resume.html")


def finish(request: HttpRequest, slug: str) -> HttpResponse:
    """The work is done: a short story, and a picture."""
    group, actor = led_by(request, slug)
    form = TellStory(request.POST or None, request.FILES or None, initial={"seen": group.version})

    def act() -> str:
        return finish_group(actor, group=group, **form.cleaned_data).get_absolute_url()

    return answer_form(request, form, "workgroups/finish.html", {"group": group, "area": group.area}, act)


def story(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell it, or tell it better."""
    group, actor = led_by(request, slug)
    start = {"story": group.story, "picture_alt": group.picture_alt, "seen": group.version}
    form = RetellStory(request.POST or None, request.FILES or None, initial=start)
    if not group.picture:
        del form.fields["without_picture"]

    def act() -> str:
        return tell_story(actor, group=group, **form.cleaned_data).get_absolute_url()

    return answer_form(request, form, "workgroups/story.html", {"group": group, "area": group.area}, act)
