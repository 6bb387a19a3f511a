"""A claim in plain words: what it is for, where it stands, what each line says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import current_app

from app.core.formatting import day, hours, money
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.recognition.claims import queries, rules
from app.recognition.claims.models import Claim, ClaimLine
from app.recognition.claims.states import BY_HOURS, NO_RECEIPT, WITH_PERSON, Choice, ClaimState, LineKind, PaidBy

S = ClaimState
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
STATES: dict[ClaimState, tuple[Any, str]] = {
    S.OPEN: (_l("Not sent yet"), "blue"),
    S.CLAIMED: (_l("Being confirmed"), "white"),
    S.CONFIRMED: (_l("Being agreed"), "white"),
    S.AUTHORISED: (_l("Agreed"), "green"),
    S.SENT: (_l("With finance"), "green"),
    S.PAID: (_l("Paid"), "green"),
    S.RETURNED: (_l("Please look at it again"), "orange"),
    S.REJECTED: (_l("We are putting something right"), "yellow"),
    S.CLOSED: (_l("Nothing to pay"), "grey"),
}


def short(kind: LineKind) -> str:
    """The kind in the words of a file or a list for staff."""
    return str(SHORT.get(kind) or KINDS[kind])


def standing_tag(claim: Claim) -> tuple[str, str]:
    words, colour = STATES[claim.state]
    return str(words), colour


def standing(claim: Claim, today: date) -> str:
    """Where it stands, and what comes next, in one or two sentences."""
    return _STANDING[claim.state](claim, today)


def _open(claim: Claim, today: date) -> str:
    last = queries.last_day(claim)
    if today > last:
        return _("The last day to send it was %(day)s. Please ring us on %(phone)s: we can still take it for you.",
                 day=day(last), phone=current_app.config["CONTACT_PHONE"])  # fmt: skip
    return _("You can send it until %(day)s.", day=day(last))


def _claimed(claim: Claim, _today: date) -> str:
    sent = _("You sent it on %(day)s.", day=day(_when(claim, S.CLAIMED)))
    if not claim.stands:
        return sent + " " + _("%(team)s says next that you took part. Nothing is paid before.", team=_team(claim))
    return sent + " " + _("%(team)s looks at it next.", team=_team(claim))


def _authorised(claim: Claim, today: date) -> str:
    if claim.pay_from and claim.pay_from > today:
        return _("It is agreed. It goes to finance from %(day)s on, as you asked.", day=day(claim.pay_from))
    return _("It is agreed, and goes to finance with the next payments.")


def _returned(claim: Claim, _today: date) -> str:
    reason = next((row.reason for row in reversed(claim.moves) if row.after == S.RETURNED.value), "") or ""
    return _("Please look at it again: “%(reason)s” Then send it again.", reason=reason)


def _closed(claim: Claim, _today: date) -> str:
    if not claim.stands:
        return _("It is recorded that you did not take part. If that is wrong, please ring us on %(phone)s.",
                 phone=current_app.config["CONTACT_PHONE"])  # fmt: skip
    return _("Nothing is to be paid. You can still change your mind.")


_STANDING: dict[ClaimState, Callable[[Claim, date], str]] = {
    S.OPEN: _open,
    S.CLAIMED: _claimed,
    S.CONFIRMED: lambda _claim, _today: _(
        "Your part is confirmed. The person who looks after the money agrees it next."
    ),
    S.AUTHORISED: _authorised,
    S.SENT: lambda claim, _today: _("It went to finance on %(day)s.", day=day(_when(claim, S.SENT))),
    S.PAID: lambda claim, _today: _("Finance told us on %(day)s that it is paid.", day=day(_when(claim, S.PAID))),
    S.RETURNED: _returned,
    S.REJECTED: lambda _claim, _today: _(
        "Finance could not pay it yet. We are putting that right, and you need do nothing."
    ),
    S.CLOSED: _closed,
}


def _when(claim: Claim, state: ClaimState) -> Any:
    return next((row.at for row in reversed(claim.moves) if row.after == state.value), claim.made_at)


def _team(claim: Claim) -> str:
    return claim.place.opportunity.team.name


def choice_words(claim: Claim) -> str:
    """What they chose, for their own pages alone."""
    due = claim.due_pence
    match claim.choice:
        case Choice.PART:
            return _("%(sum)s of it", sum=money(queries.fee_of(claim) or claim.part_pence or 0))
        case Choice.VOUCHER:
            return _("A voucher instead of money")
        case Choice.CHARITY:
            return _("To %(charity)s", charity=claim.charity.name if claim.charity else "")
        case Choice.DECLINE:
            return _("No payment")
        case Choice.EXPENSES_ONLY:
            return _("Only what I spent")
    return _("All of it") if due is None or due > 0 else _("No payment was offered for this")


def fee_words(claim: Claim) -> str:
    """The payment, or why there is no sum yet."""
    if not claim.stands:
        return _("You said %(time)s. The payment is worked out once that is confirmed.", time=hours(said(claim)))
    if claim.due_pence is None:
        return _("Not worked out yet. You can send your claim all the same.")
    return money(queries.fee_of(claim))


def said(claim: Claim) -> int:
    return (claim.said_minutes or 0) + (claim.said_prep or 0)


def differs(claim: Claim) -> str:
    """Where the record is another than what they said themselves."""
    record = claim.contribution
    if record is None or claim.said_minutes is None or said(claim) == record.given_minutes:
        return ""
    return _("You said %(said)s. %(recorded)s is what was recorded. If that is wrong, please tell us.",
             said=hours(said(claim)), recorded=hours(record.given_minutes))  # fmt: skip


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


def link_words(claim: Claim) -> str:
    """The one line beside a part that was taken: what to press, or where it stands."""
    total = queries.total(claim)
    if claim.state in WITH_PERSON:
        return _("Claim %(sum)s", sum=money(total)) if total else _("Claim what you spent")
    return _("Your claim: %(standing)s", standing=standing_tag(claim)[0])
