"""Every change of an action, as a sentence can tell it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from tingsted.design.figures import number_text
from tingsted.places.models import Office
from tingsted.plans.models.contents import Action

WORK: Mapping[str, LazyText] = {
    Action.Work.NOT_BEGUN: _("»%(title)s« has not begun after all"),
    Action.Work.BEGUN: _("»%(title)s« has begun"),
    Action.Work.WELL: _("»%(title)s« is well under way"),
    Action.Work.DONE: _("»%(title)s« is done"),
    Action.Work.ASIDE: _("»%(title)s« is laid aside"),
}
# What was said, and what is said when it is left out.
PARTS: Mapping[str, tuple[LazyText, LazyText]] = {
    "added": (_("»%(title)s« came into the plan"),) * 2,
    "out": (_("»%(title)s« was taken out of the plan"),) * 2,
    "back": (_("»%(title)s« is in the plan again"),) * 2,
    "renewed": (_("»%(title)s« goes on in the new plan"),) * 2,
    "title": (_("»%(before)s« is now called »%(after)s«"),) * 2,
    "text": (_("»%(title)s« was described anew"),) * 2,
    "driver": (_("»%(title)s« is now driven by %(after)s"),) * 2,
    "theme": (_("»%(title)s« moved from %(before)s to %(after)s"),) * 2,
    "goal": (_("»%(title)s« works for the goal: %(after)s"), _("»%(title)s« no longer works for a goal of its own")),
    "partners": (_("»%(title)s« is done together with %(after)s"), _("»%(title)s« names no partners any more")),
    "place": (_("»%(title)s« is to happen here: %(after)s"), _("»%(title)s« names no place any more")),
    "point": (_("»%(title)s« has its point on the map"), _("»%(title)s« has no point on the map any more")),
    "sdgs": (
        _("»%(title)s« counts towards the Sustainable Development Goals %(after)s"),
        _("»%(title)s« names no Sustainable Development Goal any more"),
    ),
    "time": (_("»%(title)s« is to happen: %(after)s"), _("»%(title)s« names no time any more")),
    "cost": (_("»%(title)s« takes about %(after)s kroner"), _("»%(title)s« names no cost any more")),
    "money": (
        _("The money for »%(title)s« comes from %(after)s"),
        _("»%(title)s« no longer says where the money comes from"),
    ),
}  # fmt: skip


class ActionChange(models.Model):
    """One change of an action: of its work, or of what it says."""

    class What(models.TextChoices):
        """Which part changed; the code is the action's own field where it has one."""

        WORK = "work"
        ADDED = "added"
        OUT = "out"
        BACK = "back"
        RENEWED = "renewed"
        TITLE = "title"
        TEXT = "text"
        DRIVER = "driver"
        THEME = "theme"
        GOAL = "goal"
        PARTNERS = "partners"
        PLACE = "place"
        POINT = "point"
        SDGS = "sdgs"
        TIME = "time"
        COST = "cost"
        MONEY = "money"

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="changes")
    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(Office, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    what = models.CharField(max_length=12, choices=What, default=What.WORK)
    work = models.CharField(max_length=14, choices=Action.Work)
    before = models.CharField(max_length=300, blank=True)
    after = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.action_id} {self.what}"

    def sentence(self) -> str:
        """The change as it is told, without its note."""
        return sentence_of(self.what, self.action.title, work=self.work, before=self.before, after=self.after)


def sentence_of(what: str, title: str, *, work: str = "", before: str = "", after: str = "") -> str:
    """A change in words, in the reader's language."""
    if what == "work":
        return str(WORK[work]) % {"title": title}
    said, left_out = PARTS[what]
    facts: dict[str, Any] = {"title": title, "before": before, "after": after}
    if what == "driver":
        facts["after"] = Action.Driver(after).label
    if what == "cost" and after:
        facts["after"] = number_text(int(after))
    return str(said if after or what not in _LEFT_OUT else left_out) % facts


_LEFT_OUT = frozenset(what for what, (said, left_out) in PARTS.items() if said is not left_out)
