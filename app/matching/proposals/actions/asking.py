"""Asking for a proposal, making it, and dropping it."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.matching.proposals import events, queries
from app.matching.proposals.making import Found
from app.matching.proposals.models import PassedOver, Proposal, ProposalPair
from app.matching.proposals.states import AT_WORK, Mark, ProposalState

LEASE = timedelta(minutes=15)
TRIES = 3


def ask(*, only_names: bool, most_each: int, by: Actor) -> Proposal:
    """A new one, which the worker makes. There is one at a time: what people marked in the last one goes over to it."""
    known = queries.to_see()
    former = take(known.id) if known else None
    if former is not None and former.state in AT_WORK:
        raise RuleBroken(_("A proposal is being made already. Look at it first."))
    fresh = Proposal(asked_at=clock.now(), asked_by_id=by.person_id, only_names=only_names, most_each=most_each)
    if former is not None:
        fresh.former_id = former.id if former.done_at else former.former_id
        fresh.pairs = [
            ProposalPair(
                person_id=each.person_id, opportunity_id=each.opportunity_id, seat_id=each.seat_id,
                session_id=each.session_id, mark=each.mark,
            )
            for each in former.pairs
        ]  # fmt: skip
        _drop(former, by=by)
    move(fresh, ProposalState.ASKED, by=by, now=clock.now())
    db.session().add(fresh)
    try:
        db.session().flush()
    except IntegrityError:  # somebody asked at the same moment
        raise RuleBroken(_("A proposal is being made already. Look at it first.")) from None
    emit(events.ProposalAsked(fresh.id), by=by)
    return fresh


def take(proposal_id: int) -> Proposal:
    """Its row, by an UPDATE first: whoever else changes it stands in line."""
    raised = update(Proposal).where(Proposal.id == proposal_id).values(version=Proposal.version + 1)
    db.session().execute(raised, execution_options={"synchronize_session": False})
    return db.session().get_one(Proposal, proposal_id, populate_existing=True)


def begin(proposal_id: int, now: datetime) -> Proposal | None:
    """Lease it to this worker; nothing where another one has it. Raises nothing."""
    proposal = take(proposal_id)
    lost = proposal.state is ProposalState.RUNNING and proposal.lease_until is not None and proposal.lease_until < now
    if lost:
        move(proposal, ProposalState.ASKED, by=SYSTEM, now=now)
    if proposal.state is not ProposalState.ASKED:
        return None
    move(proposal, ProposalState.RUNNING, by=SYSTEM, now=now)
    proposal.started_at, proposal.lease_until, proposal.tries = now, now + LEASE, proposal.tries + 1
    if proposal.tries > TRIES:
        _failed(proposal)
        return None
    return proposal


def finish(proposal_id: int, tries: int, found: Found, *, people: int, places: int) -> bool:
    """Write down what came out; false where the lease went to another worker meanwhile."""
    proposal = take(proposal_id)
    if proposal.state is not ProposalState.RUNNING or proposal.tries != tries:
        return False
    db.session().execute(
        delete(ProposalPair).where(ProposalPair.proposal_id == proposal_id, ProposalPair.mark == Mark.PROPOSED)
    )
    db.session().expire(proposal, ["pairs"])
    pinned = {(each.person_id, each.unit): each for each in proposal.pairs if each.mark is Mark.PINNED}
    stands = {(person_id, giving.unit) for person_id, giving in found.pairs}
    for what, pair in pinned.items():
        pair.said = None if what in stands else _("You kept this. It does not go with the rest, so look at it again.")
    for person_id, giving in found.pairs:
        if (person_id, giving.unit) not in pinned:
            seat_id, session_id = giving.unit
            proposal.pairs.append(
                ProposalPair(
                    person_id=person_id, opportunity_id=giving.row.id, seat_id=seat_id, session_id=session_id,
                    mark=Mark.PROPOSED,
                )
            )  # fmt: skip
    proposal.passed = [
        PassedOver(
            place_id=each.place_id, person_id=each.person_id, opportunity_id=each.opportunity_id, rule=each.rule,
            sentence=each.sentence,
        )
        for each in found.passed
    ]  # fmt: skip
    proposal.people, proposal.places, proposal.done_at = people, places, clock.now()
    proposal.tiers, proposal.proved = list(found.tiers), found.proved
    proposal.bound = list(found.bound) if found.bound is not None else None
    move(proposal, ProposalState.READY, by=SYSTEM, now=clock.now())
    db.session().flush()
    emit(events.ProposalReady(proposal.id, len(found.pairs)), by=SYSTEM)
    return True


def fail(proposal_id: int, tries: int) -> None:
    proposal = take(proposal_id)
    if proposal.state is ProposalState.RUNNING and proposal.tries == tries:
        _failed(proposal)


def _failed(proposal: Proposal) -> None:
    move(proposal, ProposalState.FAILED, by=SYSTEM, now=clock.now())
    emit(events.ProposalFailed(proposal.id), by=SYSTEM)


def drop(proposal_id: int, *, by: Actor) -> None:
    """Nobody is asked. One that is at work is given up: its worker finds that out when it is done."""
    proposal = take(proposal_id)
    if proposal.state in {ProposalState.RELEASED, ProposalState.DROPPED}:
        raise RuleBroken(_("This proposal is not open any more. Look at the newest one."))
    if proposal.state is ProposalState.RUNNING:
        _failed(proposal)
    _drop(proposal, by=by)


def _drop(proposal: Proposal, *, by: Actor) -> None:
    move(proposal, ProposalState.DROPPED, by=by, now=clock.now())
    db.session().flush()
    emit(events.ProposalDropped(proposal.id), by=by)
