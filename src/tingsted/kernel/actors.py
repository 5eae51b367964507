"""Who does something: a person for an office, a visitor, the clock, an import or the operator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["person", "visitor", "clock", "import", "operator"]


@dataclass(frozen=True)
class Actor:
    """One doer. `person` and `office` are model instances of outer rooms, known here only by their keys."""

    kind: Kind
    person: Any = None
    office: Any = None
    name: str = ""

    @property
    def person_id(self) -> int | None:
        return None if self.person is None else int(self.person.pk)

    @property
    def office_id(self) -> int | None:
        return None if self.office is None else int(self.office.pk)

    @property
    def is_machine(self) -> bool:
        """The clock, an import and the operator's console act for the installation itself."""
        return self.kind in {"clock", "import", "operator"}


VISITOR = Actor("visitor")
CLOCK = Actor("clock", name="clock")
OPERATOR = Actor("operator", name="operator")


def importing(name: str) -> Actor:
    """An import run from the console: what it brings in says so in the journal."""
    return Actor("import", name=name)
