"""Figures of benefits, as published or worked out, each with its year, where it stands and when it was last looked at.

They change each April. From 6 April after their year the page says that they are out of date, and still shows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.core.forms.required import Sentence
from app.core.i18n import lazy_gettext as _l


@dataclass(frozen=True)
class Figure:
    """`words` say what it is; `checked` is when somebody last looked at the source."""

    words: Sentence
    sum: str
    per: Sentence
    note: Sentence
    source: str
    address: str


YEAR = 2026  # the tax year that begins in it
CHECKED = date(2026, 11, 22)
LAST_DAY = date(YEAR + 1, 4, 5)

WORK_ALLOWANCE = _l(
    "For people with a child, or with limited capability for work. Beyond it, 55p of each pound is taken off. "
    "Ask before you rely on it."
)
FIGURES: Sequence[Figure] = (
    Figure(
        _l("New-style Employment and Support Allowance: permitted work"), "£203.50", _l("a week"),
        _l("And under 16 hours a week. We worked this sum out ourselves: ask before you rely on it."),
        "GOV.UK, Employment and Support Allowance: your eligibility",
        "https://www.gov.uk/employment-support-allowance/eligibility",
    ),
    Figure(
        _l("Carer’s Allowance: earnings limit"), "£204", _l("a week"),
        _l("After tax and some costs. One pound more in a week stops all of that week’s allowance."),
        "GOV.UK, Carer’s Allowance: eligibility", "https://www.gov.uk/carers-allowance/eligibility",
    ),
    Figure(
        _l("Universal Credit: work allowance, with help for housing"), "£427", _l("a month"),
        WORK_ALLOWANCE,
        "GOV.UK, Universal Credit: how your wages affect your payments",
        "https://www.gov.uk/universal-credit/how-your-wages-affect-your-payments",
    ),
    Figure(
        _l("Universal Credit: work allowance, without help for housing"), "£710", _l("a month"),
        WORK_ALLOWANCE,
        "GOV.UK, Universal Credit: how your wages affect your payments",
        "https://www.gov.uk/universal-credit/how-your-wages-affect-your-payments",
    ),
)  # fmt: skip

ADVICE: Sequence[tuple[Sentence, str]] = (
    (_l("Citizens Advice: talk to an adviser"), "https://www.citizensadvice.org.uk/"),
    (
        _l("Disability Rights UK: service user involvement and benefits"),
        "https://www.disabilityrightsuk.org/resources/service-user-involvement-and-payments",
    ),
    (_l("Carers UK: help and advice"), "https://www.carersuk.org/help-and-advice/"),
    (_l("Turn2us: find an adviser near you"), "https://www.turn2us.org.uk/"),
)


def out_of_date(today: date) -> bool:
    return today > LAST_DAY
