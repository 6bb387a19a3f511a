"""What was spent, line by line, and what a mile is worth."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.core.formatting import day, hours, money
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.recognition.claims import rules
from app.recognition.claims.models import ClaimLine
from app.recognition.claims.states import BY_HOURS, NO_RECEIPT, LineKind, PaidBy

KINDS: dict[LineKind, Any] = {
    LineKind.CAR: _l("Car"),
    LineKind.MOTORCYCLE: _l("Motorcycle"),
    LineKind.BICYCLE: _l("Bicycle"),
    LineKind.TRANSPORT: _l("Bus, train or other public transport"),
    LineKind.PARKING: _l("Parking or a toll"),
    LineKind.TAXI: _l("Taxi, agreed beforehand"),
    LineKind.MEALS: _l("Food and drink"),
    LineKind.OVERNIGHT: _l("A night away"),
    LineKind.CARE: _l("Somebody else cared for the person you care for"),
    LineKind.CHILDCARE: _l("Childcare"),
    LineKind.SUPPORT_WORKER: _l("A support worker or personal assistant"),
    LineKind.INTERPRETER: _l("An interpreter"),
    LineKind.HOME: _l("Taking part from home"),
    LineKind.PRINTING: _l("Printing or post"),
    LineKind.OTHER: _l("Something else"),
}
SHORT: dict[LineKind, Any] = {
    LineKind.TRANSPORT: _l("Public transport"), LineKind.TAXI: _l("Taxi"), LineKind.PARKING: _l("Parking"),
    LineKind.OVERNIGHT: _l("Overnight stay"), LineKind.CARE: _l("Replacement care"),
    LineKind.SUPPORT_WORKER: _l("Support worker"), LineKind.INTERPRETER: _l("Interpreter"),
    LineKind.OTHER: _l("Other expense"),
}  # fmt: skip
PAID: dict[PaidBy, Any] = {
    PaidBy.ADVISOR: _l("I paid, and would like it back"),
    PaidBy.ORGANISATION: _l("It was paid for me already"),
    PaidBy.ADVANCE: _l("From money I was given before"),
}


def short(kind: LineKind) -> str:
    """The kind in the words of a file or a list for staff."""
    return str(SHORT.get(kind) or KINDS[kind])


def line_words(line: ClaimLine) -> str:
    """What a line is, such as "Car, 12 miles" or "Childcare, 3 hours at £12"."""
    facts = line.details
    words = str(KINDS[line.kind]) if line.kind is not LineKind.CARE else short(line.kind)
    if "tenths" in facts:
        words = _("%(kind)s, %(miles)s miles", kind=words, miles=miles(facts["tenths"]))
    elif line.kind in BY_HOURS:
        words = _("%(kind)s, %(time)s at %(each)s an hour", kind=words, time=hours(facts["minutes"]),
                  each=money(facts["hour_pence"]))  # fmt: skip
    elif facts.get("what"):
        words = _("%(kind)s: %(what)s", kind=words, what=facts["what"])
    return words


def again_words(before: Sequence[ClaimLine]) -> str:
    """The button for what they spent the last time, such as "Add the same as last time: Car, 12 miles £5.40"."""
    said = [_("%(line)s %(sum)s", line=line_words(each), sum=money(each.pence)) for each in before[:3]]
    if len(before) > len(said):
        left = len(before) - len(said)
        said.append(ngettext("%(num)d more", "%(num)d more", left))
    return _("Add the same as last time: %(what)s", what=", ".join(said))


def line_notes(line: ClaimLine) -> list[str]:
    """Who paid it, what became of an advance, and whether there is a receipt."""
    notes = []
    if line.paid_by is PaidBy.ORGANISATION:
        notes.append(_("Paid for you already"))
    if line.paid_by is PaidBy.ADVANCE:
        notes.append(_("You were given %(sum)s before", sum=money(line.advance_pence or 0)))
    if takes_receipt(line):
        notes.append(_("Receipt added") if line.receipt else _("No receipt yet"))
    return notes


def miles(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else f"{tenths // 10:,}"


def rate_words(on: date, today: date) -> tuple[str, str]:
    """The mileage rates with their source, and a second sentence where they are out of date."""
    rates = rules.rates_on(on)
    words = _("Mileage is paid at the approved rates of HMRC for %(year)s, checked on %(day)s.",
              year=rates.words, day=day(rates.checked))  # fmt: skip
    late = _("These rates are out of date: that tax year is over, and the new ones are not in here yet.")
    return words, late if rules.out_of_date(rates, max(on, today)) else ""


def takes_receipt(line: ClaimLine) -> bool:
    return line.kind not in NO_RECEIPT and line.paid_by is not PaidBy.ORGANISATION
