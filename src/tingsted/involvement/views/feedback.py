"""The department answers: contributions in groups, drafts, and all of them sent together."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tingsted.ideas.models import Standing
from tingsted.involvement import actions
from tingsted.involvement.actions.feedback import seen_of
from tingsted.involvement.forms import AnswersForm, GroupForm, Nothing
from tingsted.involvement.models import Contribution, Matter
from tingsted.involvement.queries.feedback import answers_of, is_owed_here
from tingsted.involvement.views.keeping import of_mine
from tingsted.kernel import rounds
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import may
from tingsted.places.queries import municipality_of_ours


def feedback(request: HttpRequest, slug: str) -> HttpResponse:
    """All contributions of a matter: put them in groups, or choose those that one answer is for."""
    noun, actor = of_mine(request, slug)
    back = reverse("involvement:feedback", args=[slug])
    form = GroupForm(request.POST or None, matter=noun)
    if request.POST.get("do") == "write" and form.is_valid():
        chosen = [("bidrag", row.pk) for row in form.cleaned_data["contributions"]]
        return HttpResponseRedirect(
            f"{reverse('involvement:draft_answers', args=[slug])}?{urlencode(chosen)}"
        )

    def act() -> str:
        actions.group_contributions(actor, matter=noun, **form.cleaned_data)
        return back

    answers, decisions, to_read, _town = rounds.read(
        rounds.together(
            answers_of(noun),
            rounds.rows(noun.decisions.select_related("by")),
            rounds.count(noun.contributions.filter(standing=Standing.WAITING)),
            municipality_of_ours(),
        )
    )
    context = {
        "matter": noun,
        "heaps": answers.heaps,
        "titles": [heap.group.title for heap in answers.heaps if heap.group],
        "picked": {int(key) for key in request.POST.getlist("contributions") if key.isdigit()},
        "drafts": answers.count("draft"),
        "without": answers.count("none"),
        "given": answers.count("given"),
        "to_read": to_read,
        "decisions": decisions,
        "opens": may("involvement.open", actor, noun),
    }
    return answer_form(request, form, "involvement/feedback.html", context, act)


def draft(request: HttpRequest, slug: str) -> HttpResponse:
    """One answer to those chosen; it waits as a draft until all are released."""
    noun, actor = of_mine(request, slug)
    rows = _chosen(request, noun)
    if not rows:  # all of those chosen have been answered
        return HttpResponseRedirect(reverse("involvement:feedback", args=[slug]))
    written = next(
        (row.feedback for row in rows if getattr(row, "feedback", None) and row.feedback.answer), None
    )
    start: dict[str, object] = {"seen": seen_of(rows)}
    if written is not None:
        start |= {"answer": written.answer, "reply": written.reply, "to": written.to_id}
        start |= {"due": written.due} if written.due else {}
    form = AnswersForm(request.POST or None, matter=noun, initial=start)

    def act() -> str:
        actions.draft_answers(actor, matter=noun, contributions=rows, **form.cleaned_data)
        return reverse("involvement:feedback", args=[slug])

    replaced = sum(1 for row in rows if getattr(row, "feedback", None) and row.feedback.answer)
    context = {"matter": noun, "rows": rows, "replaced": replaced if len(rows) > 1 else 0}
    return answer_form(request, form, "involvement/draft_answers.html", context, act)


def release(request: HttpRequest, slug: str) -> HttpResponse:
    """All drafts once more, and one button that sends them."""
    noun, actor = of_mine(request, slug, "involvement.open")
    form = Nothing(request.POST or None)

    def act() -> str:
        actions.release_answers(actor, matter=noun)
        return reverse("involvement:feedback", args=[slug])

    answers, _town = rounds.read(rounds.together(answers_of(noun), municipality_of_ours()))
    drafts = [line for heap in answers.heaps for line in heap.lines if line.state == "draft"]
    context = {"matter": noun, "drafts": drafts, "without": answers.count("none")}
    return answer_form(request, form, "involvement/release.html", context, act)


def _chosen(request: HttpRequest, noun: Matter) -> list[Contribution]:
    """The contributions the address names that an answer may be written to."""
    keys = [key for key in request.GET.getlist("bidrag") if key.isdigit() and len(key) < 19]
    related = ("office", "promise__owed_by", "feedback", "comment__paragraph__version__document")
    rows = Contribution.objects.standing_ones().filter(matter=noun, standing=Standing.PUBLIC, pk__in=keys)
    found = list(rows.select_related(*related).order_by("sent_at", "pk"))
    for row in found:
        row.matter = noun
    return [row for row in found if is_owed_here(row)]
