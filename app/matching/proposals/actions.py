"""Asking for a proposal, making it, changing it by hand, and releasing it."""

from __future__ import annotations

from collections import defaultdict
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
from app.matching.proposals.states import AT_WORK, IN_IT, Mark, Outcome, ProposalState
from app.people.actions.persons import hold
from app.signups.actions import offer
from app.signups.cover.actions import ask as ask_whether
from app.signups.cover.rules import AT_A_TIME
from app.signups.rules import Unit

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
    pinned = {(each.person_id, each.unit) for each in proposal.pairs if each.mark is Mark.PINNED}
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


def mark(proposal_id: int, person_id: int, opportunity_id: int, unit: Unit, wanted: Mark | None, *, by: Actor) -> None:
    """Pin or forbid a pair, or take that back: then it is as the solver proposed it, or not there."""
    proposal = _ready(proposal_id)
    pair = next((each for each in proposal.pairs if (each.person_id, each.unit) == (person_id, unit)), None)
    if pair is None and wanted is None:
        return
    if pair is None:
        pair = ProposalPair(
            person_id=person_id, opportunity_id=opportunity_id, seat_id=unit[0], session_id=unit[1], mark=wanted
        )
        proposal.pairs.append(pair)
    elif wanted is None and pair.mark is Mark.FORBIDDEN:
        proposal.pairs.remove(pair)
    else:
        pair.mark = wanted or Mark.PROPOSED
    db.session().flush()
    emit(events.PairMarked(proposal.id, person_id, opportunity_id, wanted.value if wanted else "none"), by=by)


def _ready(proposal_id: int) -> Proposal:
    proposal = take(proposal_id)
    if proposal.state is not ProposalState.READY:
        raise RuleBroken(_("This proposal is not open any more. Look at the newest one."))
    return proposal


def release(proposal_id: int, *, by: Actor) -> dict[Outcome, int]:
    """Ask everybody in it: an offer for those whose name is down, a question for the others. Each says yes themselves.

    What has changed since is left out, with the sentence that says why; the rest goes on. People are held first, then
    opportunities as they rise (docs/adr/036).
    """
    proposal = _ready(proposal_id)
    pairs = sorted(
        (each for each in proposal.pairs if each.mark in IN_IT), key=lambda each: (each.opportunity_id, each.id)
    )
    if not pairs:
        raise RuleBroken(_("Nobody is in this proposal, so there is nobody to ask."))
    hold(*sorted({each.person_id for each in pairs}))
    asked: dict[tuple[int, Unit], list[ProposalPair]] = defaultdict(list)
    for pair in pairs:
        place_id = queries.name_down(pair)
        if place_id is None:
            asked[pair.opportunity_id, pair.unit].append(pair)
        else:
            _offered(pair, place_id, by=by)
    for (opportunity_id, unit), those in asked.items():
        for first in range(0, len(those), AT_A_TIME):
            _asked(opportunity_id, unit, those[first : first + AT_A_TIME], by=by)
    move(proposal, ProposalState.RELEASED, by=by, now=clock.now())
    counts = {outcome: sum(each.outcome is outcome for each in pairs) for outcome in Outcome}
    db.session().flush()
    emit(
        events.ProposalReleased(
            proposal.id, counts[Outcome.OFFERED], counts[Outcome.ASKED], counts[Outcome.LEFT_OUT]
        ),
        by=by,
    )  # fmt: skip
    return counts


def _offered(pair: ProposalPair, place_id: int, *, by: Actor) -> None:
    try:
        with db.session().begin_nested():
            offer(place_id, by=by)
    except RuleBroken as broken:
        pair.outcome, pair.said = Outcome.LEFT_OUT, str(broken)
    else:
        pair.outcome = Outcome.OFFERED


def _asked(opportunity_id: int, unit: Unit, pairs: list[ProposalPair], *, by: Actor) -> None:
    try:
        with db.session().begin_nested():
            number = ask_whether(opportunity_id, unit, [each.person_id for each in pairs], by=by)
    except RuleBroken as broken:
        for each in pairs:
            each.outcome, each.said = Outcome.LEFT_OUT, str(broken)
        return
    who = queries.asked_of(opportunity_id, unit) if number else set()
    for each in pairs:
        if each.person_id in who:
            each.outcome = Outcome.ASKED
        else:
            each.outcome, each.said = Outcome.LEFT_OUT, _("Something has changed for them since, so nobody was asked.")


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
