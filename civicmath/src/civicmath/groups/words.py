"""How the groups came out, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from civicmath.groups.forming import Formation

FIRST = {"da": "{n} pladser gik til et første ønske.", "en": "{n} places went to a first wish."}
LATER = {"da": "{n} gik til ønske nr. {rank}.", "en": "{n} went to wish no. {rank}."}
UNWISHED = {"da": "{n} kom i en gruppe, de ikke havde bedt om.", "en": "{n} came into a group not asked for."}
MISSING = {"da": "{n} ekstra ønsker kunne ikke opfyldes.", "en": "{n} further wishes could not be met."}
CLOSED = {
    "da": "{group} åbner ikke: for få kan være med (mindst {least}).",
    "en": "{group} does not open: too few can join (at least {least}).",
}
MERGE = {
    "da": "{small} har {people} og skal bruge {least}. De kunne gå sammen med {into}.",
    "en": "{small} has {people} and needs {least}. They could join {into}.",
}


def formation(formed: Formation, language: str) -> tuple[str, ...]:
    """How many wishes were met, what closed, and what might be merged."""
    groups = formed.groups
    told = [FIRST[language].format(n=formed.wishes[0])] if formed.wishes else []
    told += [LATER[language].format(n=n, rank=rank) for rank, n in enumerate(formed.wishes[1:], start=2) if n]
    told += [UNWISHED[language].format(n=formed.unwished)] if formed.unwished else []
    told += [MISSING[language].format(n=formed.missing)] if formed.missing else []
    told += [CLOSED[language].format(group=groups[g].name, least=groups[g].least) for g in formed.closed]
    told += [
        MERGE[language].format(
            small=groups[m.small].name, people=m.people, least=groups[m.small].least, into=groups[m.into].name
        )
        for m in formed.merges
    ]
    return tuple(told)
