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
from tingsted.plans.views.carrying import forward
from tingsted.plans.views.editions import compare, edition, edition_pdf, editions, renew
from tingsted.plans.views.headings import goal, remove_goal, remove_theme, themes
from tingsted.plans.views.importing import read_in, upload
from tingsted.plans.views.reading import history, pdf, picture, plan, plans
from tingsted.plans.views.recipes import copy_recipe, recipe, recipes, retire_recipe
from tingsted.plans.views.starting import end_no_plan, start
from tingsted.plans.views.writing import dates, decide, part, words

__all__ = [
    "action", "compare", "coordinator", "copy_recipe", "dates", "decide", "edition", "edition_pdf", "editions",
    "end_no_plan", "forward", "goal", "history", "new_action", "part", "pdf", "photo", "picture", "plan",
    "plans", "put_back", "read_in", "recipe", "recipes", "remove_goal", "remove_theme", "renew",
    "retire_recipe", "start", "take_down", "take_out", "themes", "upload", "words", "work",
]  # fmt: skip
