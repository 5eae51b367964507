"""The forms of those who owe an answer, and of those who wait for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tingsted.kernel.actions import ChangedMeanwhile
from tingsted.kernel.actors import Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import require
from tingsted.places.acting import actor_for_any
from tingsted.places.rules import speaks_for
from tingsted.promises import actions
from tingsted.promises.forms import AnswerForm, NewDateForm, ReasonForm, WordForm
from tingsted.promises.models import Answer, Promise
from tingsted.promises.views.reading import SIDES


def answer(request: HttpRequest, key: int) -> HttpResponse:
    """The owing office answers, or passes the question on."""
    noun, actor = _for_the_one_who_owes(request, key)
    form = AnswerForm(request.POST or None, promise=noun, initial={"seen": noun.version, "reply": noun.reply})

    def act() -> str:
        _still_open(noun)
        said = form.cleaned_data
        if said["answer"] == Answer.PASSED_ON:
            actions.pass_on(
                actor, promise=noun, to=said["to"], due=said["due"], reply=said["reply"], seen=said["seen"]
            )
        else:
            actions.give_answer(
                actor, promise=noun, answer=said["answer"], reply=said["reply"], seen=said["seen"]
            )
        return noun.get_absolute_url()

    return answer_form(request, form, "promises/answer.html", {"promise": noun}, act)


def begin(request: HttpRequest, key: int) -> HttpResponse:
    """The owing office says that it is writing, and how far it is."""
    noun, actor = _for_the_one_who_owes(request, key)
    form = WordForm(request.POST or None, initial={"seen": noun.version, "word": noun.word})
    words = {
        "title": _("The answer is being written"),
        "verb": _("Say so"),
        "then": _("Everyone sees that the answer is being written. The date holds."),
    }
    return one_step(
        request, noun, form, words, lambda said: actions.begin_answer(actor, promise=noun, **said)
    )


def new_date(request: HttpRequest, key: int) -> HttpResponse:
    """The owing office moves the date, and says why."""
    noun, actor = _for_the_one_who_owes(request, key)
    form = NewDateForm(request.POST or None, initial={"seen": noun.version})
    words = {
        "title": _("A new date for the answer"),
        "verb": _("Give the new date"),
        "then": _("Those who wait are told at once."),
    }
    return one_step(request, noun, form, words, lambda said: actions.move_date(actor, promise=noun, **said))


def broken(request: HttpRequest, key: int) -> HttpResponse:
    """The owing office says openly that no answer will come."""
    noun, actor = _for_the_one_who_owes(request, key)
    form = ReasonForm(request.POST or None, initial={"seen": noun.version})
    words = {
        "title": _("No answer will come"),
        "verb": _("Say it openly"),
        "then": _(
            "From then on the promise stands as not kept, with your reason, and those who wait are told. "
            "This can't be undone."
        ),
    }
    return one_step(
        request, noun, form, words, lambda said: actions.declare_broken(actor, promise=noun, **said)
    )


def withdraw(request: HttpRequest, key: int) -> HttpResponse:
    """Those who wait let the promise go."""
    noun = get_visible(Promise, request.user, *SIDES, pk=key)
    actor = actor_for_any(request, noun.owed_to)
    if noun.is_open or request.method != "POST" or not speaks_for(actor, noun.owed_to):
        require("promises.withdraw", actor, noun)
    form = ReasonForm(request.POST or None, initial={"seen": noun.version})
    words = {
        "title": _("You no longer need the answer"),
        "verb": _("Say that we don't need it"),
        "then": _("Then no answer comes, and those who owed it are told. This can't be undone."),
    }
    return one_step(request, noun, form, words, lambda said: actions.withdraw(actor, promise=noun, **said))


def _for_the_one_who_owes(request: HttpRequest, key: int) -> tuple[Promise, Actor]:
    noun = get_visible(Promise, request.user, *SIDES, pk=key)
    actor = actor_for_any(request, noun.owed_by)
    if noun.is_open or request.method != "POST" or not speaks_for(actor, noun.owed_by):
        require("promises.answer", actor, noun)
    return noun, actor


def _still_open(noun: Promise) -> None:
    """Somebody of the same office may have finished it while this form was written: show that beside the text."""
    if not (noun.is_open or noun.is_standing):
        raise ChangedMeanwhile(
            noun,
            _("It is finished already: %(state)s. Your text is still here.")
            % {"state": noun.get_state_display()},
        )


def one_step(
    request: HttpRequest,
    noun: Promise,
    form: Any,
    words: dict[str, str],
    step: Callable[[dict[str, Any]], object],
) -> HttpResponse:
    """A form of one step in the life of a promise, and what it does."""

    def act() -> str:
        _still_open(noun)
        step(form.cleaned_data)
        return noun.get_absolute_url()

    return answer_form(request, form, "promises/step.html", {"promise": noun, **words}, act)
