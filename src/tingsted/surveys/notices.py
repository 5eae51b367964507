"""How the survey's asks and news read."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tingsted.notices.writing import words_for


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
