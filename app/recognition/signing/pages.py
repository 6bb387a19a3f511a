"""A claim in the words of those who sign for it. A host sees time and what was spent; a budget holder also the sum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from app.core.formatting import day, hours, money, short_day
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.recognition.claims import queries as claims
from app.recognition.claims.models import Claim, ClaimLine
from app.recognition.claims.pages import miles, short, takes_receipt
from app.recognition.claims.states import BY_HOURS, ClaimState, PaidBy
from app.recognition.signing import queries
from app.recognition.signing.queries import Row, Times


@dataclass(frozen=True)
class Line:
    """One thing that was spent. `receipt` is its reference; `missing` where there should be one and is none."""

    words: str
    receipt: str = ""
    missing: bool = False


@dataclass(frozen=True)
class Group:
    """Claims for one session, in one piece of work or from one cost centre: what one tap signs for."""

    title: str
    claims: list[Claim]

    @property
    def keys(self) -> str:
        return " ".join(key(claim) for claim in self.claims)


def key(claim: Claim) -> str:
    """The claim as it stands on this page; a button sends it back."""
    return f"{claim.ref}:{claim.edition}"


def by_session(found: Iterable[Claim]) -> list[Group]:
    """In the order they come."""
    same = groupby(found, key=lambda claim: (claim.happened_on, claim.session_id, claim.place.opportunity_id))
    return [Group(what(members[0]), members) for members in (list(each) for _key, each in same)]


def by_centre(found: Iterable[Claim]) -> list[Group]:
    same = groupby(found, key=lambda claim: claim.place.opportunity.charged_to)
    return [Group(code, list(each)) for code, each in same]


def what(claim: Claim) -> str:
    return _("%(what)s, %(day)s", what=claim.place.opportunity.title, day=day(claim.happened_on))


def time_words(claim: Claim) -> str:
    """What is recorded, or only said."""
    if claim.called_off_pence is not None:
        return _("None: it was called off at short notice")
    if claim.stands:
        return hours(claim.given_minutes)
    minutes = (claim.said_minutes or 0) + (claim.said_prep or 0)
    return _("%(time)s, as they say. It is not recorded yet: confirming it records it", time=hours(minutes))


def lines(claim: Claim) -> list[Line]:
    return [_line(each) for each in claim.lines]


def _line(line: ClaimLine) -> Line:
    words = _("%(kind)s: %(sum)s", kind=_kind(line), sum=money(line.pence))
    if line.paid_by is PaidBy.ORGANISATION:
        words = _("%(line)s, paid for them already", line=words)
    if line.paid_by is PaidBy.ADVANCE:
        words = _("%(line)s. They were given %(sum)s before", line=words, sum=money(line.advance_pence or 0))
    return Line(words, line.receipt.ref if line.receipt else "", takes_receipt(line) and line.receipt is None)


def _kind(line: ClaimLine) -> str:
    kind, facts = short(line.kind), line.details
    if tenths := facts.get("tenths"):
        return _("%(kind)s, %(miles)s miles", kind=kind, miles=miles(tenths))
    if line.kind in BY_HOURS and facts.get("minutes"):
        return _("%(kind)s, %(time)s", kind=kind, time=hours(facts["minutes"]))
    return _("%(kind)s (%(what)s)", kind=kind, what=facts["what"]) if facts.get("what") else kind


def for_host(claim: Claim) -> list[tuple[str, str]]:
    """The time alone: no sum of the payment, and no word of what they chose."""
    return [(_("Time"), time_words(claim)), (_("Waits since"), day(since(claim)))]


def for_budget(claim: Claim) -> list[tuple[str, str]]:
    """What is to be paid, the payment and the expenses apart. Not what they chose, nor how it is paid."""
    fee, whole = claims.fee_of(claim), claims.total(claim)
    unknown = claim.due_pence is None
    return [
        (_("What"), what(claim)),
        (_("Team"), claim.place.opportunity.team.name),
        (_("Time"), time_words(claim)),
        (_("Payment"), _("Not worked out yet") if unknown else money(fee)),
        (_("Expenses"), money(whole - fee)),
        (_("Together"), money(whole) if 0 < fee < whole else ""),
        (_("Confirmed"), _confirmed(claim)),
        (_("Finance"), _("Finance could not pay it. Authorise it again once it is put right.")
         if claim.state is ClaimState.REJECTED else ""),
    ]  # fmt: skip


def _confirmed(claim: Claim) -> str:
    row = queries.confirmed_by(claim)
    if row is None:
        return ""
    name, on = row.actor.name if row.actor else "", short_day(row.at)
    return _("%(day)s, by %(name)s", day=on, name=name) if name else on


def since(claim: Claim) -> Any:
    """When it came to where it is (`moves` loaded)."""
    return claim.moves[-1].at if claim.moves else claim.made_at


def year_words(year: int) -> str:
    return _("April %(year)d to March %(next)d", year=year, next=year + 1)


def heads() -> list[str]:
    return [_("Cost centre"), _("Budget"), _("Promised"), _("Claimed"), _("Authorised"), _("Paid"), _("Left")]


def budget_rows(rows: Iterable[Row]) -> list[tuple[str, list[str]]]:
    return [
        (row.centre or _("No cost centre"),
         [_("Not set") if row.budget is None else money(row.budget), money(row.promised), money(row.claimed),
          money(row.authorised), money(row.paid), "–" if row.left is None else money(row.left)])
        for row in rows
    ]  # fmt: skip


def over(rows: Iterable[Row]) -> list[str]:
    """A sentence for each cost centre that is over, plainly. It stops nothing."""
    return [
        _("%(code)s is %(sum)s over its budget. What was promised is paid all the same.",
          code=row.centre or _("No cost centre"), sum=money(-row.left))
        for row in rows if row.left is not None and row.left < 0
    ]  # fmt: skip


def left_words(row: Row | None) -> str:
    """For the page of the one who authorises."""
    if row is None or row.left is None:
        return ""
    if row.left < 0:
        return over([row])[0]
    return _("%(sum)s is left of the budget, with all that is promised taken off.", sum=money(row.left))


def total(found: Sequence[Claim]) -> str:
    return money(sum(claims.total(claim) for claim in found))


def step_rows(found: Times) -> list[tuple[str, list[str]]]:
    words = {
        ClaimState.CLAIMED: _("From the day to the claim"),
        ClaimState.CONFIRMED: _("Until the host confirmed it"),
        ClaimState.AUTHORISED: _("Until the budget holder authorised it"),
        ClaimState.SENT: _("Until it went to finance"),
        ClaimState.PAID: _("Until it was paid"),
    }
    return [(words[step.to], [days_words(step.days)]) for step in found.steps]


def days_words(days: int | None) -> str:
    return _("Not shown") if days is None else ngettext("%(num)d day", "%(num)d days", days)
