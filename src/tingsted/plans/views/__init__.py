"""Pages of the plans: reading, starting, writing, carrying on."""

from tingsted.plans.views.carrying import forward
from tingsted.plans.views.reading import pdf, plan, plans
from tingsted.plans.views.starting import end_no_plan, start
from tingsted.plans.views.writing import action, coordinator, dates, decide, new_action, themes, words, work

__all__ = [
    "action",
    "coordinator",
    "dates",
    "decide",
    "end_no_plan",
    "forward",
    "new_action",
    "pdf",
    "plan",
    "plans",
    "start",
    "themes",
    "words",
    "work",
]
