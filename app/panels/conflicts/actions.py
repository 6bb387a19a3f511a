"""Saying whether one knows a candidate, and deciding what follows. Rows are taken in the order of ADR 036."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.opportunities.actions.taking import lock as lock_opportunity
from app.panels import actions as panels
from app.panels import queries
from app.panels.conflicts import events
from app.panels.conflicts import queries as conflicts
from app.panels.conflicts.models import CandidatesTold, ConflictAnswer, ConflictAtSignUp, KnownCandidate
from app.panels.conflicts.states import Decision, Knows
from app.panels.models import Panel
from app.panels.states import PanelState
from app.people.actions.persons import hold
from app.signups import rules
from app.signups.actions.taking import take_place
from app.signups.actions.withdraw import give_up
from app.signups.queries import live_of


def say_at_sign_up(opportunity_id: int, person_id: int, *, may: bool, by: Actor) -> None:
    """Said again it is a new answer, and what was decided about the old one is open again."""
    hold(person_id)
    lock_opportunity(opportunity_id)
    assert by.person_id is not None
    if not live_of(person_id, [opportunity_id]):
        raise RuleBroken(_("Your name is not down for this any more. You do not need to say anything."))
    row = conflicts.at_sign_up(opportunity_id, person_id)
    if row is None:
        row = ConflictAtSignUp(opportunity_id=opportunity_id, person_id=person_id)
        db.session().add(row)
    row.may, row.at, row.by_id, row.asked = may, clock.now(), by.person_id, by.asked.value if by.asked else None
    row.decision = row.decided_by_id = row.decided_at = None
    emit(events.ConflictSaidAtSignUp(opportunity_id, person_id, may), by=by)


def decide_at_sign_up(opportunity_id: int, person_id: int, decision: Decision, *, by: Actor) -> None:
    """What the involvement team and the person agreed on when they talked."""
    hold(person_id)
    lock_opportunity(opportunity_id)
    row = db.session().get(ConflictAtSignUp, (opportunity_id, person_id), populate_existing=True)
    if row is None or not row.may or decision is Decision.STEPS_ASIDE:
        raise RuleBroken(_("There is nothing to decide here any more. Look at the page again."))
    row.decision, row.decided_by_id, row.decided_at = decision, by.person_id, clock.now()
    emit(events.ConflictDecidedAtSignUp(opportunity_id, person_id, decision), by=by)
    if decision is Decision.STEPS_DOWN:
        _give_back(opportunity_id, person_id, by=by)


def tell_names(panel_id: int, *, by: Actor) -> None:
    """The host has told everybody the names, or told them anew. From here on each of them is asked."""
    panel = panels.lock(panel_id)
    assert by.person_id is not None
    if panel.state is not PanelState.PLANNED:
        raise RuleBroken(_("This panel is over, so nobody is asked any more."))
    row = conflicts.told(panel_id)
    if row is None:
        row = CandidatesTold(panel_id=panel_id)
        db.session().add(row)
    row.by_id, row.at = by.person_id, clock.now()
    emit(events.NamesTold(panel_id), by=by)


def answer(panel_id: int, person_id: int, knows: Knows, numbers: Collection[int] = (), *, by: Actor) -> None:
    """Whom they know, by number. "I can't do this one" frees their place at once and asks for no reason."""
    panel = _take(panel_id, person_id)
    assert by.person_id is not None
    if queries.sits_on(panel, person_id) is None:
        raise RuleBroken(_("You are not on this panel any more. You do not need to say anything."))
    if conflicts.told(panel_id) is None:
        raise RuleBroken(_("Nobody has told the names yet. You are asked when they have."))
    wanted = set(numbers) if knows is Knows.SOMEBODY else set()
    if knows is Knows.SOMEBODY and not (wanted and wanted <= set(conflicts.numbers(panel))):
        raise RuleBroken(_("Say which candidate you know, by the number."))
    _remember(panel_id, person_id, wanted)
    row = db.session().get(ConflictAnswer, (panel_id, person_id), populate_existing=True)
    if row is None:
        row = ConflictAnswer(panel_id=panel_id, person_id=person_id)
        db.session().add(row)
    row.knows, row.at, row.by_id, row.asked = knows, clock.now(), by.person_id, by.asked.value if by.asked else None
    emit(events.ConflictAnswered(panel_id, person_id, knows), by=by)
    if knows is Knows.CANNOT:
        _step_down(panel, person_id, by=by)


def _remember(panel_id: int, person_id: int, numbers: Collection[int]) -> None:
    """Whom they know now. What was decided about somebody they still know stands."""
    there = conflicts.known_of(panel_id).get(person_id, [])
    gone = [each.number for each in there if each.number not in numbers]
    mine = KnownCandidate.panel_id == panel_id, KnownCandidate.person_id == person_id
    db.session().execute(delete(KnownCandidate).where(*mine, KnownCandidate.number.in_(gone)))
    for number in set(numbers) - {each.number for each in there}:
        db.session().add(KnownCandidate(panel_id=panel_id, person_id=person_id, number=number, said_at=clock.now()))


def decide(panel_id: int, person_id: int, number: int, decision: Decision, *, by: Actor) -> None:
    """What was agreed on about one candidate; not why."""
    panel = _take(panel_id, person_id)
    row = db.session().get(KnownCandidate, (panel_id, person_id, number), populate_existing=True)
    if row is None:
        raise RuleBroken(_("There is nothing to decide here any more. Look at the page again."))
    row.decision, row.decided_by_id, row.decided_at = decision, by.person_id, clock.now()
    emit(events.ConflictDecided(panel_id, person_id, number, decision), by=by)
    if decision is Decision.STEPS_DOWN:
        _step_down(panel, person_id, by=by)


def _take(panel_id: int, person_id: int) -> Panel:
    """The person, then the opportunity, then the panel."""
    hold(person_id)
    known = db.session().get_one(Panel, panel_id)
    if known.opportunity_id is not None:
        lock_opportunity(known.opportunity_id)
    return panels.lock(panel_id)


def _step_down(panel: Panel, person_id: int, *, by: Actor) -> None:
    """The place goes to whoever is next, as with any withdrawal; nobody keeps why. Once it has begun it stays."""
    sits = queries.sits_on(panel, person_id)
    if sits is not None and sits.member_id is not None and panel.state is PanelState.PLANNED:
        panels.leave(panel.id, sits.member_id, by=by)
    elif panel.opportunity_id is not None:
        _give_back(panel.opportunity_id, person_id, by=by)


def _give_back(opportunity_id: int, person_id: int, *, by: Actor) -> None:
    """As by withdrawing; so near the day that there is hardly time for an offer, somebody rings the next in line."""
    for each in live_of(person_id, [opportunity_id]):
        opportunity, place = take_place(each.id)
        if not rules.has_begun(opportunity, place.session, clock.now()):
            give_up(opportunity, place, by=by, ring=True)
