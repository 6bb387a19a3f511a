"""Taking the row of a claim before anything is decided, and moving it."""

from __future__ import annotations

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import Event, emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.recognition.claims import events
from app.recognition.claims.models import Claim, ClaimMove
from app.recognition.claims.states import ClaimState


class Stale(RuleBroken):
    """The form shows an older edition than the one that is stored."""


def take(claim_id: int, edition: int | None = None) -> Claim:
    """Its row, held until the transaction ends. With `edition`, refuse a form that shows an older one."""
    claim = db.session().get_one(Claim, claim_id, with_for_update=True, populate_existing=True)
    if edition is not None and claim.edition != edition:
        raise Stale(_("This claim was changed after you opened this page. Look at it again, then go on."))
    return claim


def must_reach(claim: Claim, to: ClaimState) -> None:
    """Only a move that the table knows: a button pressed twice or in an old tab changes nothing."""
    if to not in claim.transitions[claim.state]:
        raise RuleBroken(
            _("This claim was changed in the meantime, so nothing more was done. Please look at it again.")
        )


def go(claim: Claim, to: ClaimState, event: type[Event] | None, *, by: Actor, reason: str | None = None) -> ClaimMove:
    """The one place where a claim moves. `event` is the one that says so with the id of the claim alone."""
    row: ClaimMove = move(claim, to, by=by, now=clock.now(), reason=reason)
    if event is not None:
        emit(event(claim.id), by=by)  # type: ignore[call-arg]
    return row


def changed(claim: Claim, *, by: Actor) -> None:
    """What is asked for is not what it was: old forms are stale from here on, and so is what finance was told."""
    claim.edition += 1
    emit(events.ClaimSaved(claim.id), by=by)
