"""What follows from what came of something: those who took part hear it, hosts are reminded, answers reach them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from app.calendar.occasions import title_for
from app.coproduction.outcomes import actions, events, pages, queries
from app.coproduction.outcomes.models import Outcome, OutcomePoint, OutcomeReply
from app.coproduction.outcomes.states import Due, OutcomeState, ReplyTo
from app.core import clock, db
from app.core.actor import Actor
from app.core.formatting import day
from app.messages import outbox, write
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.messages.write import Point
from app.panels.after.events import OutcomeSaid
from app.panels.models import Panel
from app.people.models import Advisor, Person
from app.people.states import AdvisorState
from app.signups.events import TookPart
from app.signups.models import Place


def tell(event: events.OutcomeTold, _by: Actor) -> None:
    how = "first" if event.edition == 1 else "more"
    _tell(event.outcome_id, event.point_ids, how, event.edition)


def tell_changed(event: events.PointChanged, _by: Actor) -> None:
    _tell(event.outcome_id, (event.point_id,), "changed", event.edition)


def tell_without(event: events.PointTakenBack, _by: Actor) -> None:
    """A message that has not gone yet may hold what was taken back, most often a name: it is written anew without."""
    outcome = db.session().get_one(OutcomePoint, event.point_id).outcome
    waits = OutboxMessage.state.in_((MessageState.WAITING, MessageState.TO_CALL, MessageState.FAILED))
    mine = OutboxMessage.name == "outcome_told", OutboxMessage.about == f"outcome:{outcome.id}"
    people = db.session().scalars(select(OutboxMessage.person_id).where(*mine, waits).distinct()).all()
    outbox.stop(*mine)
    points, how = queries.out_of(outcome), "first" if outcome.edition == 1 else "more"
    for person_id in people if points else ():
        person = db.session().get_one(Person, person_id)
        _to(person, outcome, points, how, f"{outcome.edition}:without:{event.point_id}")


def tell_late(event: TookPart, _by: Actor) -> None:
    """Whose part is recorded after it was told. Who was told of the last telling is not told again."""
    place = db.session().get_one(Place, event.place_id)
    outcome = queries.of_opportunity(place.opportunity_id)
    points = queries.out_of(outcome)
    if outcome is not None and points and _is_here(place.person):
        _to(place.person, outcome, points, "first", str(outcome.edition))


def panel_told(event: OutcomeSaid, by: Actor) -> None:
    """Those on the panel have heard how many were appointed: an outcome stands."""
    panel = db.session().get_one(Panel, event.panel_id)
    if panel.opportunity_id is not None:
        actions.known(panel.opportunity_id, by=by)


def remind(event: events.OutcomeDue, _by: Actor) -> None:
    outcome = db.session().get_one(Outcome, event.outcome_id)
    opportunity = outcome.opportunity
    due = queries.promise_of(outcome.id) if event.why is Due.PROMISE else opportunity.promised_on
    path = f"/host/opportunities/{opportunity.ref}/outcome"
    write.outcome_due(
        opportunity.host, outcome.id, own_title=opportunity.title, why=event.why.value,
        day=day(due or clock.today()), path=path,
    )  # fmt: skip


def tell_reply(event: events.ReplyGiven, _by: Actor) -> None:
    """ "Not quite", to the host where the person chose that; the team finds every one on its day."""
    reply = db.session().get_one(OutcomeReply, event.reply_id)
    if reply.agrees or reply.meant_for is not ReplyTo.HOST:
        return
    opportunity = reply.outcome.opportunity
    write.outcome_reply(
        opportunity.host, reply.id, name=reply.person.name, own_title=opportunity.title, words=reply.words,
        path=f"/host/opportunities/{opportunity.ref}/outcome", once=reply.at.isoformat(),
    )  # fmt: skip


def _tell(outcome_id: int, point_ids: Collection[int], how: str, edition: int) -> None:
    outcome = db.session().get_one(Outcome, outcome_id)
    points = [each for each in queries.out_of(outcome) if each.id in point_ids]
    for person in queries.people_told(outcome.opportunity_id):
        _to(person, outcome, points, how, str(edition))


def _to(person: Person, outcome: Outcome, points: Sequence[OutcomePoint], how: str, once: str) -> None:
    lines = [Point(each.said, pages.heading(each), each.words) for each in points]
    title = title_for(person, outcome.opportunity)
    write.outcome_told(person, outcome.id, title=title, points=lines, ref=outcome.ref, how=how, once=once)


def _is_here(person: Person) -> bool:
    advisor = db.session().get(Advisor, person.id)
    return advisor is not None and advisor.state is not AdvisorState.ENDED and person.silent_since is None


def still_stands(row: OutboxMessage, _now: object) -> bool:
    """Nothing of what this message tells was taken back, and whoever it goes to is still with us."""
    outcome = db.session().get(Outcome, _number(row))
    person = db.session().get(Person, row.person_id)
    if outcome is None or person is None or not _is_here(person):
        return False
    return outcome.state is OutcomeState.TOLD and bool(queries.out_of(outcome))


def still_owed(row: OutboxMessage, _now: object) -> bool:
    """The host has not told it meanwhile."""
    outcome = db.session().get(Outcome, _number(row))
    if outcome is None:
        return False
    promised = queries.promise_of(outcome.id)
    return outcome.opportunity.answered_at is None or (promised is not None and promised < clock.today())


def _number(row: OutboxMessage) -> int:
    return int(row.about.partition(":")[2])


STILL_TRUE = {"outcome_told": still_stands, "outcome_due": still_owed}
