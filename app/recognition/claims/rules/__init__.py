"""A claim in sums, days, miles and kinds, without a database."""

from app.recognition.claims.rules.days import last_day, latest_pay_day
from app.recognition.claims.rules.lines import MOST_LINES, MOST_MINUTES, MOST_PENCE, Ask, asks, offered, promised
from app.recognition.claims.rules.mileage import (
    LONG_TRIP,
    TOO_LONG,
    MileRates,
    for_miles,
    out_of_date,
    rates_on,
    tax_year,
)
from app.recognition.claims.rules.sums import Spent, Sum, fee, left_over, owed, paid_back

__all__ = [
    "LONG_TRIP",
    "MOST_LINES",
    "MOST_MINUTES",
    "MOST_PENCE",
    "TOO_LONG",
    "Ask",
    "MileRates",
    "Spent",
    "Sum",
    "asks",
    "fee",
    "for_miles",
    "last_day",
    "latest_pay_day",
    "left_over",
    "offered",
    "out_of_date",
    "owed",
    "paid_back",
    "promised",
    "rates_on",
    "tax_year",
]
