"""What waits to be sent tells times: where a session moved meanwhile, it is written again, and the older one dropped.

Those about a place need nothing: the message about the change comes after them. Reminders tell in their key what
they said.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Select, select

from app.core import clock, db
from app.messages import write
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.opportunities.events import SessionMoved
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import Shape
from app.panels import queries as panels
from app.people.models import Person
from app.reactions import conflicts, documents

Again = Callable[[Person, Opportunity, str], object]


def _posted(person: Person, opportunity: Opportunity, once: str) -> None:
    write.pack_posted(
        person, opportunity.id, documents.occasion_of(person, opportunity), ref=opportunity.ref, once=once
    )


def _names_told(person: Person, opportunity: Opportunity, once: str) -> None:
    panel = panels.of_opportunity(opportunity.id)
    if panel is not None:
        conflicts.ask(panel, person, once=once)


AGAIN: dict[str, Again] = {
    "pack_ready": lambda person, opportunity, once: documents.tell(person, opportunity, once=once),
    "pack_posted": _posted,
    "names_told": _names_told,
}


def write_anew(event: SessionMoved, _by: object) -> None:
    if not event.time_changed:
        return
    opportunity, once = db.session().get_one(Session, event.session_id).opportunity, f"moved:{clock.now().isoformat()}"
    for row in db.session().scalars(_waiting(opportunity)).all():
        AGAIN[row.name](db.session().get_one(Person, row.person_id), opportunity, once)


def is_newest(row: OutboxMessage, _now: object) -> bool:
    """Whether the same was not written again to this person since."""
    same = OutboxMessage.person_id == row.person_id, OutboxMessage.name == row.name, OutboxMessage.about == row.about
    return db.session().scalar(select(OutboxMessage.id).where(*same, OutboxMessage.id > row.id).limit(1)) is None


def _waiting(opportunity: Opportunity) -> Select[OutboxMessage]:
    about = [f"documents:{opportunity.id}"]
    if opportunity.kind.shape is Shape.PANEL:
        panel = panels.of_opportunity(opportunity.id)
        about += [f"panel:{panel.id}"] if panel else []
    here = OutboxMessage.name.in_(AGAIN), OutboxMessage.about.in_(about), OutboxMessage.state == MessageState.WAITING
    return select(OutboxMessage).where(*here).order_by(OutboxMessage.id)
