"""The words of what a cooperation basis asks and tells."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tingsted.notices.writing import words_for


@words_for("agreements.answer", verb=gettext_lazy("Read and answer"))
def asked_to_answer(facts: dict[str, Any]) -> str:
    return _("What do you say to the draft of »%(title)s«?") % facts


@words_for("agreements.answered", verb=gettext_lazy("Read the answer"))
def answered(facts: dict[str, Any]) -> str:
    return _("%(body)s has answered the draft of »%(title)s«.") % facts


@words_for("agreements.adopted", verb=gettext_lazy("Read it"))
def adopted(facts: dict[str, Any]) -> str:
    return _("»%(title)s« has been adopted.") % facts
