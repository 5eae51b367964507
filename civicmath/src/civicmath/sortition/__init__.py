"""The fairest draw there is: exact leximin, a finished lottery, a certificate, a bundle anyone can check.

>>> from civicmath.sortition import Quota, hold_lottery, pool_of
>>> quotas = [Quota("sex", "f", 1, 1), Quota("sex", "m", 1, 1)]
>>> lottery = hold_lottery(pool_of(quotas, [["f"], ["f"], ["m"]], panel_size=2), tickets=10)
>>> [str(chance) for chance in lottery.chances_of_people()], lottery.status
(['1/2', '1/2', '1'], 'exact')
"""

from civicmath.sortition.bundle import draw_files, lottery_files, write_files
from civicmath.sortition.certificate import certificate_of
from civicmath.sortition.check import Findings, check_pool
from civicmath.sortition.clock import TooLate
from civicmath.sortition.counting import Verdict, verify
from civicmath.sortition.drawing import DrawFault, Drawn, draw_ticket
from civicmath.sortition.engine import hold_lottery
from civicmath.sortition.held import Lottery
from civicmath.sortition.kinds import fold
from civicmath.sortition.pool import Pool, Quota, Unmeetable, pool_of
from civicmath.sortition.proposing import proposed_quotas
from civicmath.sortition.reading import InputFault, Problem, Wishes, read_pool
from civicmath.sortition.relaxation import relaxed_pool, replaced_pool, smallest_changes
from civicmath.sortition.reserves import choose_reserves

__all__ = [
    "DrawFault",
    "Drawn",
    "Findings",
    "InputFault",
    "Lottery",
    "Pool",
    "Problem",
    "Quota",
    "TooLate",
    "Unmeetable",
    "Verdict",
    "Wishes",
    "certificate_of",
    "check_pool",
    "choose_reserves",
    "draw_files",
    "draw_ticket",
    "fold",
    "hold_lottery",
    "lottery_files",
    "pool_of",
    "proposed_quotas",
    "read_pool",
    "relaxed_pool",
    "replaced_pool",
    "smallest_changes",
    "verify",
    "write_files",
]
