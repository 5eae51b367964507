"""Pages of the plans: reading, starting, writing, carrying on."""

from tingsted.plans.views.acting import (
    action,
    coordinator,
    new_action,
    photo,
    put_back,
    take_down,
    take_out,
    work,
)
from tingsted.plans.views.carrying import forward, forward_many, queue, reference
from tingsted.plans.views.comparing import (
    compare_plans,
    pair,
    pairing,
    quarter,
    quarter_paper,
    quarter_sheet,
    this_quarter,
    wishes,
)
from tingsted.plans.views.editions import compare, edition, edition_pdf, editions, renew
from tingsted.plans.views.headings import goal, remove_goal, remove_theme, themes
from tingsted.plans.views.importing import read_in, upload
from tingsted.plans.views.living import by_link, help_with
from tingsted.plans.views.placing import place, place_picture
from tingsted.plans.views.reading import history, pdf, picture, plan, plans
from tingsted.plans.views.recipes import copy_recipe, recipe, recipes, retire_recipe
from tingsted.plans.views.starting import end_no_plan, start
from tingsted.plans.views.writing import dates, decide, part, words

__all__ = [
    "action", "by_link", "compare", "compare_plans", "coordinator", "copy_recipe", "dates", "decide", "edition",
    "edition_pdf", "editions", "end_no_plan", "forward", "forward_many", "goal", "help_with", "history",
    "new_action", "pair", "pairing", "part", "pdf", "photo", "picture", "place", "place_picture", "plan",
    "plans", "put_back", "quarter", "quarter_paper", "quarter_sheet", "queue", "read_in", "recipe", "recipes",
    "reference", "remove_goal", "remove_theme", "renew", "retire_recipe", "start", "take_down", "take_out",
    "themes", "this_quarter", "upload", "wishes", "words", "work",
]  # fmt: skip
