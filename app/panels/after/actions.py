"""What is said on the day and afterwards. Whoever needs the opportunity too takes it before the panel (036)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete, update

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.opportunities.actions.taking import lock as lock_opportunity
from app.panels.actions import lock, lock_running, say_who_reads
from app.panels.after import events, queries
from app.panels.after.models import PanelCheckIn, PanelConcern, PanelOutcome
from app.panels.after.states import ChoseWell, RaisedTo
from app.panels.models import Panel, PanelMember
from app.panels.queries import of_opportunity, sits_on
from app.panels.states import PanelState
from app.panels.way import actions as way
from app.panels.way.models import PanelTask
from app.panels.way.states import Step


def stop(panel_id: int, *, by: Actor) -> None:
    """An advisor needs to stop, on the day. Nobody asks why, and saying it twice says it once.

    Raises RuleBroken for somebody without a place, and on any other day.
    """
    panel = _both(panel_id)
    me = sits_on(panel, by.person_id) if by.person_id else None
    today = queries.sessions_today(panel, clock.now())
    if me is None or me.place_id is None:
        raise RuleBroken(_("Only whoever has a place on this panel can say this."))
    if not today:
        raise RuleBroken(_("You can say this on the day of the interviews. Until then you can give your place back."))
    emit(events.AdvisorStopped(panel.id, me.place_id, tuple(each.id for each in today)), by=by)


def all_took_part(panel_id: int, *, by: Actor) -> None:
    """All who had a place, for the time that was planned, in every session that is over."""
    panel = _both(panel_id)
    over = queries.sessions_over(panel, clock.now())
    if not over:
        raise RuleBroken(_("The interviews are not over yet. Please come back then."))
    emit(events.AllTookPart(panel.id, tuple(each.id for each in over)), by=by)
    _held(panel, by=by)


def recorded(opportunity_id: int, *, by: Actor) -> None:
    """Somebody's hours are written down, on whichever page: from its last day on, its interviews took place."""
    panel = of_opportunity(opportunity_id)
    if panel is None or panel.state is not PanelState.PLANNED or panel.last_on > clock.today():
        return
    panel = lock(panel.id)
    if panel.state is PanelState.PLANNED and panel.last_on <= clock.today():
        _held(panel, by=by)


def say_outcome(panel_id: int, appointed: int, *, by: Actor) -> None:
    """How many were appointed. Advisors are told, so that step is done; the same number again tells nobody."""
    panel = _both(panel_id)
    if panel.last_on > clock.today():
        raise RuleBroken(_("The interviews are not over yet. Please come back then."))
    outcome = _outcome(panel, by=by)
    if outcome.appointed != appointed:
        outcome.appointed = appointed
        emit(events.OutcomeSaid(panel.id, appointed), by=by)
    _held(panel, by=by)
    way.did(panel.id, Step.OUTCOME, by=by)


def say_chose_well(panel_id: int, said: ChoseWell, *, by: Actor) -> None:
    panel = lock_running(panel_id)
    if panel.last_on >= clock.today():
        raise RuleBroken(_("It is too early to say. Please come back once they have begun."))
    _outcome(panel, by=by).chose_well = said
    emit(events.ChoseWellSaid(panel.id, said), by=by)
    if said is not ChoseWell.TOO_EARLY:
        way.did(panel.id, Step.FOLLOW_UP, by=by)


def check_in(panel_id: int, place_ref: str, *, by: Actor) -> None:
    """Somebody of the involvement team rang this advisor. Once all are rung, the debrief is done."""
    panel = lock_running(panel_id)
    places = queries.advisors_of(panel)
    place = next((each for each in places if each.ref == place_ref), None)
    if place is None or not queries.sessions_over(panel, clock.now()):
        raise RuleBroken(_("This call is not to be made. Look at the page again."))
    if db.session().get(PanelCheckIn, place.id) is not None:
        return
    row = PanelCheckIn(place_id=place.id, panel_id=panel.id, done_at=clock.now(), done_by_id=by.person_id)
    db.session().add(row)
    emit(events.CheckedIn(panel.id, place.id), by=by)
    if {each.id for each in places} <= queries.rung(panel.id).keys():
        way.did(panel.id, Step.DEBRIEF, by=by)


def note_concern(panel_id: int, raised_to: RaisedTo, raised_on: date, *, by: Actor) -> None:
    """That it was raised, to whom and when. What it was belongs where it was raised."""
    panel = lock(panel_id)
    if raised_on > clock.today():
        raise RuleBroken(_("Choose today or a day that is over."))
    row = PanelConcern(
        panel_id=panel.id, raised_on=raised_on, raised_to=raised_to, noted_at=clock.now(), noted_by_id=by.person_id
    )
    db.session().add(row)
    db.session().flush()
    emit(events.ConcernNoted(panel.id, row.id, raised_to), by=by)


def forget(panel_id: int, *, by: Actor) -> bool:
    """What is kept for its twelve months goes; the post, the day and who sat on it by role stay, to be counted.

    Nothing of a panel that is held back. Whether it went.
    """
    panel = lock(panel_id)
    if queries.held(panel.id) is not None:
        return False
    for model in (PanelTask, PanelCheckIn, PanelConcern):
        db.session().execute(delete(model).where(model.panel_id == panel.id))
    nameless = (
        update(PanelMember).where(PanelMember.panel_id == panel.id).values(name="", person_id=None, declared_by_id=None)
    )
    db.session().execute(nameless)
    say_who_reads(panel)
    emit(events.PanelForgotten(panel.id), by=by)
    return True


def _both(panel_id: int) -> Panel:
    opportunity_id = db.session().get_one(Panel, panel_id).opportunity_id
    if opportunity_id is None:
        raise RuleBroken(_("No advisor was asked for this panel."))
    lock_opportunity(opportunity_id)
    return lock_running(panel_id)


def _held(panel: Panel, *, by: Actor) -> None:
    if panel.state is PanelState.PLANNED:
        move(panel, PanelState.HELD, by=by, now=clock.now())
        emit(events.PanelHeld(panel.id), by=by)
    for step in (Step.BRIEFING, Step.INTERVIEWS):
        way.did(panel.id, step, by=by)


def _outcome(panel: Panel, *, by: Actor) -> PanelOutcome:
    row = queries.outcome_of(panel.id)
    if row is None:
        row = PanelOutcome(panel_id=panel.id)
        db.session().add(row)
    row.said_at, row.said_by_id = clock.now(), by.person_id
    return row
