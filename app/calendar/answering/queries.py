"""What a link is about, while it still stands."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from app.calendar import occasions
from app.calendar import queries as calendar
from app.calendar.answering.links import Bound
from app.calendar.answering.states import Question
from app.core import clock, db
from app.messages.write import Occasion
from app.opportunities.models import Session
from app.signups import rules
from app.signups.models import Attending, Place, PlaceMove
from app.signups.states import Coming, PlaceState


@dataclass(frozen=True)
class Standing:
    """A question that can be answered now. `session` is that of "can you still come?"; `said_yes` they have said so.

    `shown` stands for what the page tells: whoever answers answers that, and not what has changed meanwhile.
    """

    place: Place
    question: Question
    session: Session | None
    others: bool  # besides that session there are more to come: a no leaves those
    said_yes: bool

    @property
    def occasion(self) -> Occasion:
        held = self.question is not Question.OFFER
        if self.session is not None:
            return occasions.of_meetings(self.place, [occasions.meeting(self.session, held=held)])
        return occasions.of_place(self.place, clock.now(), held=held)

    @property
    def shown(self) -> str:
        meetings = self.occasion.meetings
        return ",".join(f"{int(each.starts_at.timestamp())}-{int(each.ends_at.timestamp())}" for each in meetings)


def standing(bound: Bound) -> Standing | None:
    """Nothing where the place has moved on, what it is about has begun or was called off, or the person has died."""
    place = calendar.place_or_none(bound.place_id)
    wanted = PlaceState.OFFERED if bound.question is Question.OFFER else PlaceState.CONFIRMED
    if place is None or place.state is not wanted or place.person.silent_since is not None:
        return None
    if bound.move_id and bound.move_id != _last_move(place):
        return None
    if bound.question is Question.OFFER and rules.too_late(place.answer_by, clock.now()):
        return None
    ahead = rules.ahead(place.opportunity, place.session, clock.now())
    if not ahead and (place.opportunity.sessions or _work_is_over(place)):
        return None
    session = next((each for each in ahead if each.id == bound.session_id), None)
    if bound.session_id and session is None:
        return None
    said = _said(place, session) if session else None
    if said is Coming.NOT_THAT_DAY:
        return None
    return Standing(place, bound.question, session, len(ahead) > 1, said is Coming.YES)


def _work_is_over(place: Place) -> bool:
    due = place.opportunity.work_due_on
    return due is not None and due < clock.today()


def _last_move(place: Place) -> int | None:
    return db.session().scalar(select(func.max(PlaceMove.id)).where(PlaceMove.place_id == place.id))


def _said(place: Place, session: Session) -> Coming | None:
    wanted = select(Attending.answer).where(Attending.place_id == place.id, Attending.session_id == session.id)
    return db.session().scalar(wanted)
