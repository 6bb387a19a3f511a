"""What a mile is worth: the approved rates of HMRC, by tax year, with where they stand and when somebody looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core import tax_year as core
from app.recognition.claims.states import LineKind
from app.recognition.rules import half_penny_up

FIRST_MILES = 100_000  # tenths: 10,000 miles in a tax year, and the lower rate of a car beyond
SOURCE = "https://www.gov.uk/government/publications/rates-and-allowances-travel-mileage-and-fuel-allowances"
LONG_TRIP = 2_500  # tenths: from here on the person is asked whether it is right
TOO_LONG = 15_000  # tenths: nobody goes this far in one day


@dataclass(frozen=True)
class MileRates:
    """Pence a mile, from 6 April of `year` to 5 April of the next."""

    year: int
    car: int
    car_beyond: int
    motorcycle: int
    bicycle: int
    passenger: int
    checked: date
    source: str = SOURCE

    @property
    def ends(self) -> date:
        return date(self.year + 1, 4, 5)

    @property
    def words(self) -> str:
        return f"{self.year} to {self.year + 1}"


TABLE = (MileRates(2025, 45, 25, 24, 20, 5, checked=date(2026, 12, 1)),)


def tax_year(day: date) -> int:
    """The year in which it began."""
    return core.begins(day).year


def rates_on(day: date) -> MileRates:
    """Those of its tax year; where nobody has written them down, the newest before."""
    known = [each for each in TABLE if each.year <= tax_year(day)]
    return max(known or TABLE[:1], key=lambda each: each.year)


def out_of_date(rates: MileRates, today: date) -> bool:
    return today > rates.ends


def for_miles(kind: LineKind, tenths: int, *, on: date, before: int = 0, passengers: int = 0) -> int:
    """Pence for so many tenths of a mile. `before` are those by car in the same tax year already."""
    rates = rates_on(on)
    if kind is not LineKind.CAR:
        return half_penny_up(tenths * (rates.motorcycle if kind is LineKind.MOTORCYCLE else rates.bicycle), 10)
    first = min(tenths, max(0, FIRST_MILES - before))
    sum_ = first * rates.car + (tenths - first) * rates.car_beyond + tenths * passengers * rates.passenger
    return half_penny_up(sum_, 10)
