"""Ballots and the roll stand in no order: every night they are written anew in the order of their random keys.

Otherwise the order of the rows on the disk, or the number of the transaction that wrote them, would tell which ballot
came with which mark on the roll, comment or offer, and whose mark came with which comment. In a survey that has closed
the owners' keys are forgotten too.
"""

from __future__ import annotations

from django.db import connection

from tingsted.kernel.actions import action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import require
from tingsted.surveys.events import BallotsMixed
from tingsted.surveys.models import Ballot, Comment, RollEntry, Survey

ANEW = (
    "CREATE TEMPORARY TABLE surveys_mixing AS SELECT * FROM {table} WHERE survey_id = %s",
    "DELETE FROM {table} WHERE survey_id = %s",
    "INSERT INTO {table} SELECT * FROM surveys_mixing ORDER BY id",
    "DROP TABLE surveys_mixing",
)


@action
def mix_ballots(actor: Actor) -> int:
    """Mix the ballots of every open survey; the clock does this every night."""
    require("surveys.keep_time", actor)
    surveys = list(Survey.objects.filter(opened_on__isnull=False, closed_on__isnull=True))
    for survey in surveys:
        mix(survey)
    if surveys:
        announce(actor, BallotsMixed(surveys=len(surveys)))
    return len(surveys)


def mix(survey: Survey) -> None:
    """Write its ballots and its roll anew in the order of their keys; called inside an action."""
    for model in (RollEntry, Ballot):
        held = model._default_manager.select_for_update().filter(survey=survey)
        if not held.values_list("pk", flat=True):
            continue
        with connection.cursor() as cursor:
            for statement in ANEW:
                told = statement.format(table=model._meta.db_table)
                cursor.execute(told, [survey.pk] if "%s" in told else [])


def forget_keys(survey: Survey) -> None:
    """After the last day nobody can open an answer any more, its owner included; called inside an action."""
    Ballot.objects.filter(survey=survey).update(key_digest=None)
    Comment.objects.filter(survey=survey).update(key_digest=None)
    mix(survey)
