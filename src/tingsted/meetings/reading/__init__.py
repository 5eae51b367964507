"""Reading a sheet of ideas from a meeting: records, what is wrong with each, and what to do about it.

Nothing here writes. A fault is never repaired in silence: it is named by its record, and a person decides.
"""

from tingsted.meetings.reading.faults import Fault, find_faults
from tingsted.meetings.reading.records import Reading, Record, read_ideas

__all__ = ["Fault", "Reading", "Record", "find_faults", "read_ideas"]
