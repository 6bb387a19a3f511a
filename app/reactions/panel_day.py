"""What follows on the day of a panel: somebody stops, and afterwards the hours of all are recorded."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.messages import write
from app.messages.models import OutboxMessage
from app.opportunities.models import Session
from app.opportunities.states import Shape
from app.panels.after import actions
from app.panels.after import queries as after
from app.panels.after.events import AdvisorStopped, AllTookPart, OutcomeSaid
from app.panels.after.pages import outcome_words
from app.panels.models import Panel
from app.panels.queries import sitting
from app.panels.states import PanelRole
from app.people.models import Person
from app.reactions.documents import occasion_of
from app.recognition import actions as recognition
from app.recognition import queries
from app.recognition.actions import Answer, Said
from app.signups import events as places
from app.signups.models import Place


def left_early(event: AdvisorStopped, by: Actor) -> None:
    """On the sheet of the day: left early, with thanks. Where it is saved already, it stays, and nobody is refused."""
    place = db.session().get_one(Place, event.place_id)
    for session_id in event.session_ids:
        with suppress(RuleBroken):
            recognition.note_presence(place.opportunity_id, session_id, place.ref, Said.LEFT, by=by)


def tell_stopped(event: AdvisorStopped, _by: Actor) -> None:
    """The host, and whoever of the staff chairs."""
    panel, place = db.session().get_one(Panel, event.panel_id), db.session().get_one(Place, event.place_id)
    chairs = [one.person_id for one in sitting(panel) if one.role is PanelRole.CHAIR and not one.advises]
    for person_id in dict.fromkeys([place.opportunity.host_id, *chairs]):
        if person_id is not None:
            person = db.session().get_one(Person, person_id)
            write.panel_stopped(person, place.id, name=place.person.name, post=panel.post)


def tell_outcome(event: OutcomeSaid, _by: Actor) -> None:
    """Every advisor who sat on it: how many were appointed, and never who."""
    panel = db.session().get_one(Panel, event.panel_id)
    assert panel.opportunity is not None
    days = after.sessions_over(panel, clock.now())
    once = f"{clock.now().isoformat()}:{event.appointed}"
    for place in after.advisors_of(panel):
        if place.person.silent_since is None:
            write.panel_outcome(
                place.person, panel.id, occasion_of(place.person, panel.opportunity, days),
                outcome=outcome_words(after.outcome_of(panel.id)), once=once,
            )  # fmt: skip


def outcome_stands(row: OutboxMessage, _now: datetime) -> bool:
    """The number that the message tells, and no other that was said since."""
    said = after.outcome_of(int(row.about.partition(":")[2]))
    return said is not None and row.key.endswith(f":{said.appointed}")


def took_place(event: places.TookPart, by: Actor) -> None:
    """Of a panel whose days are over, also where the hours were written down on another page."""
    opportunity = db.session().get_one(Place, event.place_id).opportunity
    if opportunity.kind.shape is Shape.PANEL:
        actions.recorded(opportunity.id, by=by)


def record_all(event: AllTookPart, by: Actor) -> None:
    """For each of whom nothing is said yet the time that was planned. What is said already stays."""
    panel = db.session().get_one(Panel, event.panel_id)
    assert panel.opportunity is not None
    for session_id in event.session_ids:
        sheet = queries.attendance_of(panel.opportunity, db.session().get_one(Session, session_id))
        answers = [
            Answer(
                row.place.ref,
                took_part=True,
                activity_minutes=sheet.activity_minutes,
                prep_minutes=sheet.prep_minutes,
                other_parts=sheet.planned_parts,
            )
            for row in sheet.rows
            if row.took_part is None
        ]
        recognition.record_attendance(panel.opportunity.id, session_id, answers, by=by)
