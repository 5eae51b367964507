"""One way to answer a form: validity, one receipt, refusals beside the field, two people on one thing.

A view that shows a form and acts on it is this, and nothing more::

    def write(request: HttpRequest, slug: str) -> HttpResponse:
        area = get_visible(Area, request.user, slug=slug)
        form = IdeaForm(request.POST or None, request.FILES or None)

        def act() -> str:  # one action; where to go next
            idea = post_idea(actor_of(request), area=area, **form.cleaned_data)
            return idea.get_absolute_url()

        return answer_form(request, form, "ideas/write.html", {"area": area}, act)

The template gets `form`, and `theirs` (the thing as it stands now, or None) beside what `context` holds::

    {% error_summary form %}
    {% if theirs %}{% include "design/parts/changed_meanwhile.html" %}{% endif %}   or words of the room's own
    <form method="post" novalidate>{% csrf_token %}{% receipt %}{% field form.title %}...</form>

What comes out of it:

* a valid form whose action succeeds leads on with a redirect; the same form sent twice leads to the same place
  and acts once. Somebody signed in is told there that it is done: in the words `act` gave with `messages`, or else
  in a general one, unless the next page says thank you (`tak`) or opens at the very thing (`#…`);
* an invalid form, or an action that raises `Refused(sentence, "field")`, shows the page again with status 422,
  the sentence beside its field (or on top, if the form has no such field) and all that was typed;
* `ChangedMeanwhile` shows the page again with status 409, `theirs` in the context and all that was typed. A form
  that edits carries the version its reader saw in a hidden field: give it `seen = seen_field()`, begin it with
  `initial={"seen": thing.version}`, pass `seen=form.cleaned_data.pop("seen")` to the action. After a clash the field
  holds the newer version, so that sending again means: mine shall stand;
* `NotAllowed`, `LinkExpired`, `LinkBroken` and 404 pass through to the kind pages.

A page with several forms tells them apart by `prefix=` and an own address for each form's POST; `act` closes over
what it needs. Uploaded files can't be kept by a browser: the page says so where a form has files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from tingsted.kernel import receipts
from tingsted.kernel.actions import ChangedMeanwhile, Refused

SEEN = "seen"


def seen_field() -> forms.IntegerField:
    """The hidden field that carries the version which the person who edits has seen."""
    return forms.IntegerField(widget=forms.HiddenInput, required=False)


def answer_form(
    request: HttpRequest,
    form: forms.BaseForm,
    template: str,
    context: Mapping[str, Any],
    act: Callable[[], str],
) -> HttpResponse:
    """Show the form, or take it in: `act` calls one action and returns where to go next."""
    theirs: models.Model | None = None
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _told(request, receipts.once(request, act))
            except ChangedMeanwhile as clash:
                status, theirs = 409, clash.theirs
                _has_seen(form, theirs)
                form.add_error(None, str(clash))
            except Refused as refusal:
                form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    return render(request, template, {**context, "form": form, "theirs": theirs}, status=status)


def _told(request: HttpRequest, leads_on: HttpResponse) -> HttpResponse:
    """Nobody who keeps something here is sent on without a word."""
    where, told = leads_on.headers["Location"], getattr(request, "_messages", None)
    speaks_itself = "#" in where or "/tak/" in where or "tak=" in where
    if told is not None and request.user.is_authenticated and not told.added_new and not speaks_itself:
        messages.success(request, _("It is done."))
    return leads_on


def _has_seen(form: forms.BaseForm, theirs: models.Model) -> None:
    """The reader now sees what the other wrote: sending again is a choice, not an accident."""
    if SEEN in form.fields:
        data = QueryDict(mutable=True)
        data.update(form.data)
        data[form.add_prefix(SEEN)] = str(getattr(theirs, "version", ""))
        form.data = data
