"""What was spent: a line kept or taken out, and its receipt."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from flask import current_app

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.files import Checked
from app.core.i18n import gettext as _
from app.people.actions.persons import hold
from app.recognition.claims import queries, rules
from app.recognition.claims.actions.filling import signed_anew, to_change
from app.recognition.claims.actions.taking import changed
from app.recognition.claims.models import Claim, ClaimLine, Receipt, ReceiptBytes
from app.recognition.claims.states import BY_HOURS, BY_MILES, LineKind, PaidBy
from app.recognition.rules import half_penny_up


@dataclass(frozen=True)
class Spent:
    """What was said of one thing. `pence` counts where it is neither miles, hours nor the one sum for home.

    `details`: from, to, tenths (of a mile), passengers; what; agreed_with, agreed_on; minutes, hour_pence.
    """

    kind: LineKind
    pence: int = 0
    paid_by: PaidBy = PaidBy.ADVISOR
    advance_pence: int | None = None
    details: dict[str, Any] = field(default_factory=dict)


class SentBefore(RuleBroken):
    """The same receipt hangs on another expense of theirs."""


def keep_line(
    claim_id: int, spent: Spent, line_ref: str | None = None, edition: int | None = None, *, by: Actor
) -> ClaimLine:
    """A new line, or what one says now. Miles count over the tax year, so the person is held first."""
    hold(db.session().get_one(Claim, claim_id).person_id)
    claim = to_change(claim_id, edition, closed=True)
    line = _line(claim, line_ref) if line_ref else None
    if line is None:
        _must_fit(claim, spent)
        line = ClaimLine(kind=spent.kind, pence=1)
        claim.lines.append(line)
    line.pence = _worth(claim, spent, line)
    line.paid_by, line.advance_pence, line.details = spent.paid_by, spent.advance_pence, dict(spent.details)
    _said(claim, by=by)
    return line


def as_before(claim_id: int, edition: int | None = None, *, by: Actor) -> int:
    """The same expenses as the last time at this place, without their receipts; how many. Twice is once."""
    hold(db.session().get_one(Claim, claim_id).person_id)
    claim = to_change(claim_id, edition, closed=True)
    home = current_app.config["HOME_PENCE"]
    before = [each for each in queries.as_before(claim) if home or each.kind is not LineKind.HOME]
    for each in before:
        line = ClaimLine(kind=each.kind, pence=1, details=dict(each.details))
        claim.lines.append(line)
        db.session().flush()  # miles by car count one after the other
        spent = Spent(each.kind, each.pence, details=line.details)
        line.pence = _worth(claim, spent, line)
    if before:
        _said(claim, by=by)
    return len(before)


def take_line_out(claim_id: int, line_ref: str, edition: int | None = None, *, by: Actor) -> None:
    """With its receipt. Twice is once."""
    claim = to_change(claim_id, edition, closed=True)
    line = next((each for each in claim.lines if each.ref == line_ref), None)
    if line is not None:
        claim.lines.remove(line)
        _said(claim, by=by)


def keep_receipt(claim_id: int, line_ref: str, file: Checked, *, again: bool = False, by: Actor) -> Receipt:
    """In the place of one that is there. `again`: the person says that one receipt is for both."""
    hold(db.session().get_one(Claim, claim_id).person_id)
    claim = to_change(claim_id, None, closed=True)
    line = _line(claim, line_ref)
    digest = hashlib.sha256(file.data).hexdigest()
    before = queries.same_receipt(claim.person_id, digest, besides=line.id)
    if before is not None and not again:
        raise SentBefore(
            _("You sent this receipt before, for another expense. Is it right for both? Then tick the box.")
        )
    if line.receipt is not None:
        line.receipt = None
        db.session().flush()
    line.receipt = Receipt(
        person_id=claim.person_id, kind=file.kind, size=len(file.data), digest=digest, added_at=clock.now(),
        bytes=ReceiptBytes(data=file.data),
    )  # fmt: skip
    _said(claim, by=by)
    return line.receipt


def _said(claim: Claim, *, by: Actor) -> None:
    db.session().flush()
    changed(claim, by=by)
    signed_anew(claim, by=by)


def _line(claim: Claim, ref: str) -> ClaimLine:
    found = next((each for each in claim.lines if each.ref == ref), None)
    if found is None:
        raise RuleBroken(_("This expense is not there any more. Look at the claim again."))
    return found


def _must_fit(claim: Claim, spent: Spent) -> None:
    if len(claim.lines) >= rules.MOST_LINES:
        raise RuleBroken(_("There are %(most)d expenses here. Put some together, or ring us.", most=rules.MOST_LINES))
    if spent.kind is LineKind.HOME and any(line.kind is LineKind.HOME for line in claim.lines):
        raise RuleBroken(_("The sum for taking part from home is here already. It is paid once."))


def _worth(claim: Claim, spent: Spent, line: ClaimLine) -> int:
    """What it came to in pence."""
    said = spent.details
    if spent.kind in BY_MILES:
        before = queries.car_tenths(claim.person_id, rules.tax_year(claim.happened_on), besides=line.id)
        worth = rules.for_miles(
            spent.kind, said["tenths"], on=claim.happened_on, before=before, passengers=said.get("passengers", 0)
        )
    elif spent.kind in BY_HOURS:
        worth = half_penny_up(said["minutes"] * said["hour_pence"], 60)
    elif spent.kind is LineKind.HOME:
        worth = current_app.config["HOME_PENCE"]
    else:
        worth = spent.pence
    if not 0 < worth <= rules.MOST_PENCE:
        raise RuleBroken(_("Check how much it was. For more than £2,000, please ring the involvement team."))
    return worth
