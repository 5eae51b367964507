"""A survey for a body's answer: how its action is called, and what its addresses are about."""

from __future__ import annotations

from tables import entries
from tables.arranged import Row, ejner

entries.ROWS["surveys.ask_for_matter"] = Row(ejner, lambda s: {"survey": s.draft, "invitation": s["asked"]})
entries.WAYS["surveys:for_matter"] = lambda s: {"slug": s.draft.slug}
entries.WAYS["surveys:listen"] = lambda s: {"slug": s.survey.slug}
entries.ALONE["surveys:for_matter"] = "the second time it says which matter the survey asks for"
entries.ALONE["surveys:listen"] = "one's own address"
