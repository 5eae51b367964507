"""Who may make, open, answer, read and publish."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import right
from tingsted.places.models import Office, Subject
from tingsted.places.rules import serves, sits_in, speaks_for
from tingsted.surveys.models import (
    AuditorCopy,
    Batch,
    Comment,
    Contact,
    Printing,
    Reply,
    Survey,
    SurveyQuestion,
    Typist,
)


@right("surveys.make", thing="body", refusal="Only the area's own body may make a survey here.")
def may_make(actor: Actor, body: Office) -> bool:
    """Any member of the body: a secretary prepares, a speaker opens."""
    return sits_in(actor, body)


@right(
    "surveys.open", thing="survey", refusal="Only those who speak for the body may open or close its survey."
)
def may_open(actor: Actor, survey: Survey) -> bool:
    return speaks_for(actor, survey.body, Subject.SURVEYS)


@right("surveys.edit", thing="survey", refusal="Only members of the body may prepare its survey.")
def may_edit(actor: Actor, survey: Survey) -> bool:
    return sits_in(actor, survey.body) and survey.closed_on is None


@right(
    "surveys.shorten",
    thing="survey",
    refusal=gettext_noop("Only members of the body may take words out of its survey."),
)
def may_shorten(actor: Actor, survey: Survey) -> bool:
    """Any member of the body, also when it is closed: a name must be able to go."""
    return sits_in(actor, survey.body)


@right(
    "surveys.keep_roll",
    thing="survey",
    refusal=gettext_noop(
        "Only those who speak for the body, and its contact office, may say who can answer."
    ),
)
def may_keep_roll(actor: Actor, survey: Survey) -> bool:
    """The municipality has the addresses; the body's chair decides."""
    return speaks_for(actor, survey.body, Subject.SURVEYS) or serves(actor, survey.body)


@right(
    "surveys.type_in",
    thing="survey",
    refusal=gettext_noop(
        "Members of the body, and those they let, type paper in from the first day until the result is public."
    ),
)
def may_type_in(actor: Actor, survey: Survey) -> bool:
    """Paper comes in until the last day, and the typing may take a week more."""
    if survey.opened_on is None or survey.published_on is not None:
        return False
    return sits_in(actor, survey.body) or types_for(actor, survey)


@right(
    "surveys.put_in",
    thing="survey",
    refusal=gettext_noop(
        "Members of the body count paper in, from the first day until the result is public."
    ),
)
def may_put_in(actor: Actor, survey: Survey) -> bool:
    """It can't be undone, so it is the body's own to do."""
    return sits_in(actor, survey.body) and survey.opened_on is not None and survey.published_on is None


@right(
    "surveys.let_type",
    thing="survey",
    refusal=gettext_noop("Only those who speak for the body may let others type its paper in."),
)
def may_let_type(actor: Actor, survey: Survey) -> bool:
    """Whoever types sees what people wrote, so the body answers for who it is."""
    return speaks_for(actor, survey.body, Subject.SURVEYS) and survey.published_on is None


@right(
    "surveys.see_typist",
    thing="helper with the typing",
    refusal=gettext_noop("Only the body sees who helps."),
)
def may_see_typist(actor: Actor, typist: Typist) -> bool:
    """Twin of `visible_to`."""
    return sits_in(actor, typist.survey.body)


def types_for(actor: Actor, survey: Survey) -> bool:
    """Whether the body lets this person type today."""
    person = getattr(actor.person, "pk", None)
    return person is not None and Typist.objects.in_force().filter(survey=survey, person=person).exists()


@right(
    "surveys.see_paper",
    thing="survey",
    refusal=gettext_noop("Only the body, those it lets type, and its contact office see it."),
)
def may_see_paper(actor: Actor, survey: Survey) -> bool:
    """Those who print, type and check."""
    return sits_in(actor, survey.body) or serves(actor, survey.body) or types_for(actor, survey)


@right(
    "surveys.check_paper",
    thing="batch",
    refusal=gettext_noop(
        "Somebody else than the one who typed it must check it: a member, one who helps, or the contact office."
    ),
)
def may_check_paper(actor: Actor, batch: Batch) -> bool:
    """A second pair of eyes: never the typist's own."""
    person = getattr(actor.person, "pk", None)
    return may_see_paper(actor, batch.survey) and person is not None and person != batch.typist_id


@right(
    "surveys.see_batch",
    thing="batch",
    refusal=gettext_noop("Only the body, those it lets type, and its contact office see it."),
)
def may_see_batch(actor: Actor, batch: Batch) -> bool:
    """Twin of `visible_to`: those who see the paper of its survey."""
    return may_see_paper(actor, batch.survey)


@right(
    "surveys.see_printing",
    thing="printing",
    refusal=gettext_noop("Only the body and its contact office see it."),
)
def may_see_printing(actor: Actor, printing: Printing) -> bool:
    """Twin of `visible_to`: the body and its contact office."""
    body = printing.survey.body
    return sits_in(actor, body) or serves(actor, body)


@right("surveys.answer", thing="survey", refusal="The survey is not open for answers.")
def may_answer(actor: Actor, survey: Survey) -> bool:
    """Everybody, without an account, while it is open."""
    return survey.is_open


@right("surveys.read", thing="survey", refusal="Only members of the body read its comments before others.")
def may_read(actor: Actor, survey: Survey) -> bool:
    return sits_in(actor, survey.body)


@right("surveys.publish", thing="survey", refusal="Only those who speak for the body may publish its result.")
def may_publish(actor: Actor, survey: Survey) -> bool:
    return speaks_for(actor, survey.body, Subject.SURVEYS) and survey.closed_on is not None


@right("surveys.see", thing="survey", refusal="The survey is still being prepared.")
def may_see(actor: Actor, survey: Survey) -> bool:
    """Twin of `visible_to`: everybody from the first open day; before it the body and its contact office."""
    return survey.opened_on is not None or sits_in(actor, survey.body) or serves(actor, survey.body)


@right("surveys.see_question", thing="question", refusal="The survey is still being prepared.")
def may_see_question(actor: Actor, question: SurveyQuestion) -> bool:
    """Twin of `visible_to`: those who see the survey."""
    return may_see(actor, question.survey)


@right("surveys.see_contact", thing="contact", refusal="Only the body sees how people can be reached.")
def may_see_contact(actor: Actor, contact: Contact) -> bool:
    """Twin of `visible_to`: the body they wrote to."""
    return sits_in(actor, contact.question.survey.body)


@right(
    "surveys.see_contacts",
    thing="survey",
    refusal=gettext_noop("Only members of the body see who may be reached."),
)
def may_see_contacts(actor: Actor, survey: Survey) -> bool:
    """Those who asked."""
    return sits_in(actor, survey.body)


@right("surveys.remove_contact", thing="contact", refusal=gettext_noop("Only the body deletes it by hand."))
def may_remove_contact(actor: Actor, contact: Contact) -> bool:
    """Whoever told the body that they would rather not."""
    return sits_in(actor, contact.question.survey.body)


@right(
    "surveys.withdraw_contact",
    thing="contact",
    refusal=gettext_noop("Only the one who left it may take it back."),
)
def may_withdraw_contact(actor: Actor, contact: Contact) -> bool:
    """Whoever holds the signed link; the action itself reads the link."""
    return True


@right("surveys.see_comment", thing="comment", refusal="The comment has not been let through.")
def may_see_comment(actor: Actor, comment: Comment) -> bool:
    """Twin of `visible_to`: public once read, let through, and the result published; before that the body only."""
    survey = comment.survey
    public = comment.standing == Comment.Standing.PUBLIC and survey.published_on is not None
    return public or sits_in(actor, survey.body)


@right("surveys.keep_time", thing="survey", refusal=gettext_noop("The clock does this by itself."))
def may_keep_time(actor: Actor, thing: object) -> bool:
    """Nobody by hand: what is due closes, and what waits to be read is asked for, by the clock."""
    return False


@right(
    "surveys.reply",
    thing="comment",
    refusal=gettext_noop("Only those who speak for the body may reply to a comment."),
)
def may_reply(actor: Actor, comment: Comment) -> bool:
    """The reply is the body's own words in public."""
    return speaks_for(actor, comment.survey.body, Subject.SURVEYS)


@right("surveys.see_reply", thing="reply", refusal=gettext_noop("The comment has not been let through."))
def may_see_reply(actor: Actor, reply: Reply) -> bool:
    """Twin of `visible_to`: those who see the comment."""
    return may_see_comment(actor, reply.comment)


@right(
    "surveys.hand_over",
    thing="survey",
    refusal=gettext_noop("Only those who speak for the body may hand over the material of its survey."),
)
def may_hand_over(actor: Actor, survey: Survey) -> bool:
    """When the result is public, and by the body that asked."""
    return speaks_for(actor, survey.body, Subject.SURVEYS) and survey.published_on is not None


@right(
    "surveys.see_copy",
    thing="auditor's copy",
    refusal=gettext_noop("Only the body and its contact office see who got the material."),
)
def may_see_copy(actor: Actor, copy: AuditorCopy) -> bool:
    """Twin of `visible_to`: the body that handed it over, and its contact office."""
    return sits_in(actor, copy.survey.body) or serves(actor, copy.survey.body)


@right(
    "surveys.see_helpers",
    thing="survey",
    refusal=gettext_noop("Only members of the body see who offered to help."),
)
def may_see_helpers(actor: Actor, survey: Survey) -> bool:
    """Those who are to form the groups."""
    return sits_in(actor, survey.body)
