"""Where a claim stands, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import current_app

from app.core.formatting import day, money
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.recognition.claims import queries
from app.recognition.claims.models import Claim
from app.recognition.claims.states import Choice, ClaimState

S = ClaimState
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


def standing_tag(claim: Claim) -> tuple[str, str]:
    words, colour = STATES[claim.state]
    return str(words), colour


def standing(claim: Claim, today: date, *, not_set_up: bool = False) -> str:
    """Where it stands, and what comes next, in a few sentences. `not_set_up`: nobody wrote down how they are paid."""
    if not_set_up and claim.state is S.AUTHORISED:
        return _("It is agreed, and it waits: it is not set up yet how you are paid. The involvement team does that "
                 "with you and the finance team. If you have not heard from us, please ring us on %(phone)s.",
                 phone=current_app.config["CONTACT_PHONE"])  # fmt: skip
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


def _paid(claim: Claim, _today: date) -> str:
    """Where the payment went, unless it went to them."""
    told = _("Finance told us on %(day)s that it is paid.", day=day(_when(claim, S.PAID)))
    fee = queries.fee_of(claim)
    if fee and claim.choice is Choice.CHARITY and claim.charity:
        told += " " + _("%(sum)s went to %(charity)s.", sum=money(fee), charity=claim.charity.name)
    elif fee and claim.choice is Choice.VOUCHER:
        told += " " + _("%(sum)s of it is a voucher.", sum=money(fee))
    return told


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
    S.PAID: _paid,
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
