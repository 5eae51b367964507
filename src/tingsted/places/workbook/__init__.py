"""Reading a municipality's workbook of areas, bodies, seats, contacts, departments and committees.

Nothing here writes or asks the database. Every fault is named by sheet, row and column and repaired by nobody but a
person; a soft fault is a state of life (nobody is the contact just now) that may be taken as it stands.
"""

from tingsted.places.workbook.faults import Fault
from tingsted.places.workbook.reading import Known, Reading, read_workbook
from tingsted.places.workbook.sheets import Unreadable, open_workbook

__all__ = ["Fault", "Known", "Reading", "Unreadable", "open_workbook", "read_workbook"]
