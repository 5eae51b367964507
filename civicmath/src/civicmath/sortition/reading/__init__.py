"""Categories and respondents from the files that practitioners have, with every fault in one report."""

from civicmath.sortition.reading.pools import Wishes, read_pool
from civicmath.sortition.reading.tables import InputFault, Problem

__all__ = ["InputFault", "Problem", "Wishes", "read_pool"]
