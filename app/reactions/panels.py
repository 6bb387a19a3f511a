"""A panel follows its opportunity, and what follows from panels: their tasks, and who is told."""

from __future__ import annotations

from datetime import datetime

from app.core import clock, db
from app.core.actor import Actor
from app.documents.events import PackSent
from app.messages import write
from app.messages.models import OutboxMessage
from app.opportunities import events as opportunities
from app.opportunities.models import Session
from app.opportunities.states import SeatRole
from app.panels import actions, queries
from app.panels import events as panels
from app.panels.models import Panel, PanelMember
from app.panels.states import PanelState
from app.panels.way import actions as way
from app.panels.way.events import ChairWanted, TaskDue
from app.panels.way.models import PanelTask
from app.panels.way.pages import STEPS
from app.panels.way.queries import has_chair, whose
from app.panels.way.states import Step
from app.people.passport import actions as passport
from app.signups import events as places
from app.signups.models import Place


def set_up(event: opportunities.OpportunityPublished, by: Actor) -> None:
    actions.set_up_if_missing(event.opportunity_id, by=by)


def follow_days(
    event: opportunities.SessionAdded | opportunities.SessionMoved | opportunities.SessionCancelled, by: Actor
) -> None:
    session = db.session().get_one(Session, event.session_id)
    actions.follow_days(session.opportunity_id, by=by)


def call_off(event: opportunities.OpportunityCancelled, by: Actor) -> None:
    actions.call_off(event.opportunity_id, by=by)


def make_way(event: panels.PanelSetUp, by: Actor) -> None:
    way.make(event.panel_id, by=by)


def follow_way(event: panels.PanelDaysMoved, by: Actor) -> None:
    way.follow(event.panel_id, by=by)


def pack_sent(event: PackSent, by: Actor) -> None:
    """Everybody was told that there is something to read: for a panel that is the step."""
    panel = queries.of_opportunity(event.opportunity_id)
    if panel is not None:
        way.did(panel.id, Step.PACK, by=by)


def chair_found(event: panels.PanelMemberAdded | panels.PanelMemberChanged, by: Actor) -> None:
    way.chair_found(event.panel_id, by=by)


def recognise(event: panels.PanelMemberAdded, _by: Actor) -> None:
    """Whoever sits on a panel may be named on a private list in words."""
    member = db.session().get_one(PanelMember, event.member_id)
    if member.person_id is not None:
        passport.recognise(member.person_id)


def chair_left(event: panels.PanelMemberLeft, by: Actor) -> None:
    if event.chaired:
        way.chair_gone(event.panel_id, by=by)


def seat_taken(event: places.PlaceConfirmed, by: Actor) -> None:
    panel = _chairs_panel(event.place_id)
    if panel is not None:
        way.chair_found(panel.id, by=by)


def seat_free(event: places.PlaceWithdrawn | places.PlaceReleased, by: Actor) -> None:
    panel = _chairs_panel(event.place_id)
    if panel is not None:
        way.chair_gone(panel.id, by=by)


def _chairs_panel(place_id: int) -> Panel | None:
    """The panel of which this place is the chair's, if it is one's."""
    place = db.session().get_one(Place, place_id)
    return queries.of_opportunity(place.opportunity_id) if place.seat.role is SeatRole.CHAIR else None


def remind_owner(event: TaskDue, _by: Actor) -> None:
    task = db.session().get_one(PanelTask, event.task_id)
    owner = whose(task)
    if owner is not None:
        write.panel_task_due(
            owner, task.id, what=str(STEPS[task.step]), post=task.panel.post, due_on=task.due_on,
            ref=task.panel.ref, step=task.step.value,
        )  # fmt: skip


def tell_host(event: ChairWanted, by: Actor) -> None:
    """Nobody needs a message about what they did themselves."""
    task = db.session().get_one(PanelTask, event.task_id)
    panel = task.panel
    if panel.opportunity is not None and panel.opportunity.host_id != by.person_id:
        write.panel_chair_wanted(
            panel.opportunity.host, panel.id, post=panel.post, by=task.due_on, ref=panel.ref,
            once=clock.now().isoformat(),
        )  # fmt: skip


def task_is_open(row: OutboxMessage, _now: datetime) -> bool:
    """Nobody has done it since, it is still due on the day that the message tells, and still theirs."""
    task = db.session().get(PanelTask, int(row.about.partition(":")[2]))
    if task is None or task.done_at or task.panel.state is PanelState.CALLED_OFF:
        return False
    owner = whose(task)
    return row.key.endswith(task.due_on.isoformat()) and owner is not None and owner.id == row.person_id


def chair_is_wanted(row: OutboxMessage, _now: datetime) -> bool:
    panel = db.session().get(Panel, int(row.about.partition(":")[2]))
    return panel is not None and panel.state is PanelState.PLANNED and not has_chair(panel)


STILL_TRUE = {"panel_task_due": task_is_open, "panel_chair_wanted": chair_is_wanted}
