"""What follows for feedback: once a part is recorded its person is asked, if that is still wanted when it goes."""

from __future__ import annotations

from datetime import datetime

from app.coproduction.feedback import actions, events, queries
from app.coproduction.feedback.models import FeedbackAsk
from app.core import db
from app.core.actor import Actor
from app.messages import write
from app.messages.models import OutboxMessage
from app.people.models import Person
from app.recognition.thanks.pages import key
from app.signups import events as places


def ask(event: places.TookPart, by: Actor) -> None:
    actions.ask(event.place_id, event.session_id, by=by)


def tell_asked(event: events.FeedbackAsked, _by: Actor) -> None:
    row = db.session().get_one(FeedbackAsk, event.ask_id)
    part = queries.part_of(row.place_id, row.session_id)
    if part is not None:
        write.feedback_asked(
            db.session().get_one(Person, row.person_id), row.id, title=row.place.opportunity.kind.neutral_title,
            on=part.happened_on, path=f"/my-involvement/feedback/{key(part)}",
        )  # fmt: skip


def still_wanted(row: OutboxMessage, _now: datetime) -> bool:
    """They have neither answered nor declined, may still be asked, and it is still recorded that they took part."""
    found = db.session().get(FeedbackAsk, int(row.about.partition(":")[2]))
    if found is None or found.no_at is not None or not queries.may_be_asked(found.person_id):
        return False
    if queries.of_part(found.place_id, found.session_id) is not None:
        return False
    return queries.part_of(found.place_id, found.session_id) is not None


STILL_TRUE = {"feedback_asked": still_wanted}
