"""Pure decisions of the ledger: the arithmetic of a spread, which time is looked at, what is kept back."""

from app.core.kept_back import LEAST, closed, shown
from app.core.period import MONTHS, Period, last_months
from app.matching.ledger.rules.load import LOAD_CAP, LOAD_UNIT_MINUTES
from app.matching.ledger.rules.spread import Spread

__all__ = [
    "LEAST",
    "LOAD_CAP",
    "LOAD_UNIT_MINUTES",
    "MONTHS",
    "Period",
    "Spread",
    "closed",
    "last_months",
    "shown",
]
