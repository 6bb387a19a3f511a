"""What follows from the days of a committee: whoever hosts it is reminded, and nobody else."""

from __future__ import annotations

from datetime import datetime

from app.core import clock, db
from app.core.actor import Actor
from app.messages import write
from app.messages.models import OutboxMessage
from app.opportunities.daybook.events import PapersDue, TermEnds
from app.opportunities.daybook.queries import papers_open
from app.opportunities.models import Opportunity
from app.opportunities.states import LIVE
from app.signups.events import PlaceConfirmed
from app.signups.office import actions as office
from app.signups.office.events import OfficeEnds
from app.signups.office.models import TermOfOffice
from app.signups.office.queries import still_ends


def remind_of_papers(event: PapersDue, _by: Actor) -> None:
    found = papers_open(event.session_id, clock.now())
    if found is not None:
        due, opportunity, session = found
        write.papers_due(
            opportunity.host, session.id, title=opportunity.kind.neutral_title, own_title=opportunity.title,
            meets_on=session.starts_at, due_on=due, path=f"/host/opportunities/{opportunity.ref}/daybook",
        )  # fmt: skip


def tell_term_ends(event: TermEnds, _by: Actor) -> None:
    opportunity = db.session().get_one(Opportunity, event.opportunity_id)
    if opportunity.term_until is not None:
        write.term_ends(
            opportunity.host, opportunity.id, title=opportunity.kind.neutral_title, own_title=opportunity.title,
            until=opportunity.term_until, path=f"/host/opportunities/{opportunity.ref}",
        )  # fmt: skip


def begin_term(event: PlaceConfirmed, by: Actor) -> None:
    """With a place on a committee that says how long a term is."""
    office.begin(event.place_id, by=by)


def tell_own_term_ends(event: OfficeEnds, _by: Actor) -> None:
    term = db.session().get_one(TermOfOffice, event.term_id)
    opportunity = term.opportunity
    write.own_term_ends(
        opportunity.host, term.id, title=opportunity.kind.neutral_title, own_title=opportunity.title,
        until=term.ends_on, path=f"/host/opportunities/{opportunity.ref}/terms",
    )  # fmt: skip


def papers_still_due(row: OutboxMessage, now: datetime) -> bool:
    """They have not gone, the meeting stands, and was promised by the day that the message tells."""
    found = papers_open(_number(row), now)
    return found is not None and row.key.endswith(found[0].isoformat()) and found[1].host_id == row.person_id


def term_still_ends(row: OutboxMessage, _now: datetime) -> bool:
    opportunity = db.session().get(Opportunity, _number(row))
    if opportunity is None or opportunity.term_until is None or opportunity.state not in LIVE:
        return False
    return row.key.endswith(opportunity.term_until.isoformat()) and opportunity.host_id == row.person_id


def own_term_still_ends(row: OutboxMessage, _now: datetime) -> bool:
    """It ends on the day that the message tells, its person is still there, and no next one is written down."""
    term = still_ends(_number(row), clock.today())
    if term is None:
        return False
    return row.key.endswith(term.ends_on.isoformat()) and term.opportunity.host_id == row.person_id


def _number(row: OutboxMessage) -> int:
    return int(row.about.partition(":")[2])


STILL_TRUE = {
    "papers_due": papers_still_due,
    "term_ends": term_still_ends,
    "own_term_ends": own_term_still_ends,
}
