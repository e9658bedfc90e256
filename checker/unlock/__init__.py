"""The way to payment: which further papers would make a tranche payable.

``unlocking`` is the whole: it searches (``search``) for sets of papers that could honestly come
(``drafting``), found from what the conditions and holds of a tranche lack (``questions``), each
proven by assessing the case with them (``trials``), and then finds between which figures they may
lie (``intervals``) and how much these make the tranche worth (``amounts``). Tranches that the case
does not have yet are in ``to_come``. ``prospects`` is the result, ``formats`` shows it, and
``to_fill_in`` says what is fixed of its papers.
"""

from checker.unlock.prospects import (
    AmountRange,
    DayRange,
    Interval,
    Outlook,
    Prospect,
    Step,
    WayToPay,
)
from checker.unlock.unlocking import unlock

__all__ = [
    "AmountRange",
    "DayRange",
    "Interval",
    "Outlook",
    "Prospect",
    "Step",
    "WayToPay",
    "unlock",
]
