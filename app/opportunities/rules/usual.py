"""Usual ways to pay for one part, as bodies in this field publish them: what a form starts from, never what is paid.

Each names its source and the day it was last looked at. Rates change each April, so from the next 6 April it is said
that they may be out of date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.opportunities.states import PayModel, PayPart

CHECKED = date(2026, 11, 22)


@dataclass(frozen=True)
class Usual:
    """`answers` are what the form of that way shows; all sums in pence, all times in minutes."""

    code: str
    model: PayModel
    answers: Mapping[str, object]
    body: str
    source: str
    checked: date = CHECKED


OVER_FOUR_HOURS = {"threshold_minutes": 240, "threshold_included": "no"}  # exactly four hours is still a half day
USUAL: Sequence[Usual] = (
    Usual("hour", PayModel.HOURLY, {"tier": "standard"}, "", ""),
    Usual(
        "block", PayModel.BLOCK, {"pence": 2000, "unit_minutes": 180},
        "Tees, Esk and Wear Valleys NHS Foundation Trust", "TEWV, involvement and engagement: what you are paid",
    ),
    Usual(
        "day", PayModel.DAY, {"pence": 15000, "half_pence": 7500, **OVER_FOUR_HOURS},
        "NHS England, patient and public voice partners", "NHS England, PPV expenses and involvement payments, 2021",
    ),
    Usual(
        "deciding-day", PayModel.DAY, {"pence": 30000, "half_pence": 15000, **OVER_FOUR_HOURS},
        "NICE, people who decide", "NICE, payment for lay members and contributors",
    ),
    Usual(
        "sharing-day", PayModel.DAY, {"pence": 15000, "half_pence": 7500, **OVER_FOUR_HOURS},
        "NICE, people who share their experience", "NICE, payment for lay members and contributors",
    ),
    Usual(
        "reading", PayModel.FIXED, {"part": PayPart.PREPARATION, "pence": 2500},
        "NICE, reading a document", "NICE, payment for lay members and contributors",
    ),
    Usual(
        "honorarium", PayModel.FIXED, {},
        "Health Research Authority, one sum for the whole of it", "HRA, fixed payments that include preparation",
    ),
)  # fmt: skip


def by_code(code: str, model: PayModel) -> Usual | None:
    return next((each for each in USUAL if each.code == code and each.model is model), None)
