"""The cards of a survey in the tables of the house."""

from __future__ import annotations

from tables.arranged import Row, ejner
from tables.entries import ALONE, ROWS, WAYS

ROWS["surveys.shorten_card"] = Row(
    ejner,
    lambda s: {
        "card": s.survey.cards.all()[0],
        "title": s.survey.cards.all()[0].title.split()[0],
        "words": "",
    },
)
WAYS["surveys:shorten"] = lambda scene: {"key": scene.survey.cards.all()[0].pk}
ALONE |= {
    "surveys:cards": "makes something new",
    "surveys:shorten": "words can only go: what the first took out, the second can't put back",
}
