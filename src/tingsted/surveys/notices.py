"""How the survey's asks and news read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tingsted.design.days import day_text
from tingsted.kernel import links
from tingsted.kernel.limits import scrambled
from tingsted.notices.actions import write_letter
from tingsted.notices.writing import words_for
from tingsted.surveys.keys import pass_for
from tingsted.surveys.models import Contact, Survey, Typist


@words_for("surveys.open", verb=gettext_lazy("Open the survey"))
def open_ask(facts: dict[str, Any]) -> str:
    return _("The survey »%(title)s« is ready to be opened") % facts


@words_for("surveys.publish", verb=gettext_lazy("See the result"))
def publish_ask(facts: dict[str, Any]) -> str:
    return (
        _(
            "The survey »%(title)s« has closed with %(answers)s answers. Read the comments and publish the result"
        )
        % facts
    )


@words_for("surveys.comments", verb=gettext_lazy("Read the comments"))
def comments_ask(facts: dict[str, Any]) -> str:
    return (
        ngettext(
            "A comment on »%(title)s« waits to be read",
            "%(comments)s comments on »%(title)s« wait to be read",
            facts["comments"],
        )
        % facts
    )


def write_pass(survey: Survey, email: str, digest: str) -> None:
    """The link that lets an address in once. The letter is written before there is an answer, and knows none."""
    address = f"{survey.get_absolute_url()}?adgang={pass_for(survey, digest)}"
    write_letter(
        to=email,
        kind="surveys.pass",
        subject=_("Your link to »%(title)s«") % {"title": survey.title},
        text=_(
            "Here is your link to the survey »%(title)s«. It counts for one answer:\n"
            "%(url)s\n\n"
            "The survey is open until %(day)s. Nobody can see what you answer by this mail: that you have answered is "
            "noted in one place, what you answered in another.\n\n"
            "Did you not ask for it? Then do nothing.\n\n"
            "%(body)s\n"
        )
        % {
            "title": survey.title,
            "url": links.whole(address),
            "day": day_text(survey.closes, "dag"),
            "body": survey.body.name,
        },
    )


def write_to_typist(typist: Typist) -> None:
    """What they are asked to help with, until when, and where to begin."""
    survey = typist.survey
    write_letter(
        to=typist.person.email or "",
        kind="surveys.typist",
        subject=_("Will you help to type in answers to »%(title)s«?") % {"title": survey.title},
        text=_(
            "Hello %(name)s\n\n"
            "%(body)s asks you to help type in the answers that came on paper to »%(title)s«. You can do it until "
            "%(day)s, and check what others have typed.\n\n"
            "Begin here, and sign in with this e-mail address:\n"
            "%(url)s\n\n"
            "What stands on the sheets is for nobody else. Give them back when you are done.\n"
        )
        % {
            "name": typist.person.name,
            "body": survey.body.name,
            "title": survey.title,
            "day": day_text(typist.until, "dag"),
            "url": links.whole(survey.get_absolute_url() + "papir/"),
        },
    )


def contact_letter_key(contact: Contact) -> str:
    """What makes the letter about an address that was left in a survey on one day be written once."""
    survey = contact.question.survey_id
    return f"surveys.contact:{survey}:{scrambled(contact.email)}:{contact.consented_on.isoformat()}"


def write_to_contact(contacts: Sequence[Contact], *, token: str, once: str) -> None:
    """Tell somebody what they left their address for, until when it is kept, and how to take it back."""
    survey = contacts[0].question.survey
    write_letter(
        to=contacts[0].email,
        kind="surveys.contact",
        once=once,
        subject=_("%(body)s may get in touch with you") % {"body": survey.body.name},
        text=_(
            "Hello %(name)s\n\n"
            "In the survey »%(title)s« you said that %(body)s may get in touch with you:\n"
            "%(questions)s\n\n"
            "Only %(body)s sees your address, and what you answered does not stand beside it. We delete it half a year "
            "after the survey has closed.\n\n"
            "If you change your mind, say no here. Then we forget your address at once:\n"
            "%(url)s\n"
        )
        % {
            "name": contacts[0].name,
            "title": survey.title,
            "body": survey.body.name,
            "questions": "\n".join(f"»{contact.question.words}«" for contact in contacts),
            "url": links.whole(reverse("surveys:withdraw_contact", args=[survey.slug, token])),
        },
    )
