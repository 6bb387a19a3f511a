"""Releasing a proposal: everybody in it is asked, and everybody passed over can read why."""

from __future__ import annotations

from collections import defaultdict

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.matching.proposals import events, queries
from app.matching.proposals.actions.marking import ready
from app.matching.proposals.models import ProposalPair
from app.matching.proposals.states import IN_IT, Outcome, ProposalState
from app.people.actions.persons import hold
from app.signups.actions import not_chosen, offer
from app.signups.cover.actions import ask as ask_whether
from app.signups.cover.rules import AT_A_TIME
from app.signups.rules import Unit


def release(proposal_id: int, *, by: Actor) -> dict[Outcome, int]:
    """Ask everybody in it: an offer for those whose name is down, a question for the others. Each says yes themselves.

    What has changed since is left out, with the sentence that says why; the rest goes on. People are held first, then
    opportunities as they rise (docs/adr/036).
    """
    proposal = ready(proposal_id)
    pairs = sorted(
        (each for each in proposal.pairs if each.mark in IN_IT), key=lambda each: (each.opportunity_id, each.id)
    )
    if not pairs:
        raise RuleBroken(_("Nobody is in this proposal, so there is nobody to ask. Drop it, and ask for a new one."))
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
    not_chosen({each.place_id: each.sentence for each in proposal.passed})
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
