"""A claim in plain words: what it is for, where it stands, what each line says."""

from __future__ import annotations

from app.core.formatting import day, hours, money, short_day
from app.core.i18n import gettext as _
from app.recognition.claims import queries
from app.recognition.claims.models import Claim
from app.recognition.claims.pages.lines import (
    KINDS,
    PAID,
    again_words,
    line_notes,
    line_words,
    miles,
    rate_words,
    short,
    takes_receipt,
)
from app.recognition.claims.pages.standing import STATES, standing, standing_tag
from app.recognition.claims.states import WITH_PERSON, Choice, ClaimState

S = ClaimState

__all__ = [
    "KINDS",
    "PAID",
    "STATES",
    "again_words",
    "choice_words",
    "differs",
    "fee_words",
    "line_notes",
    "line_words",
    "link_words",
    "miles",
    "rate_words",
    "said",
    "short",
    "standing",
    "standing_tag",
    "takes_receipt",
    "waits_words",
]


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


def waits_words(claim: Claim) -> str:
    """The line on their front page: what to do, for what, and until when."""
    what = _("%(title)s, %(day)s", title=claim.place.opportunity.title, day=day(claim.happened_on))
    if claim.state is S.RETURNED:
        return _("Look at your claim again: %(what)s", what=what)
    return _("%(claim)s: %(what)s, until %(last)s", claim=link_words(claim), what=what,
             last=short_day(queries.last_day(claim)))  # fmt: skip


def link_words(claim: Claim) -> str:
    """The one line beside a part that was taken: what to press, or where it stands."""
    total = queries.total(claim)
    if claim.state in WITH_PERSON:
        return _("Claim %(sum)s", sum=money(total)) if total else _("Claim what you spent")
    return _("Your claim: %(standing)s", standing=standing_tag(claim)[0])
