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
from app.signups import queries as places
from app.signups import rules
from app.signups.models import Place, PlaceMove
from app.signups.states import LIVE, Coming, PlaceState


@dataclass(frozen=True)
class Standing:
    """A question that can be answered now. `session` is that of "can you still come?", `said` what they said to it.

    `leaving`: they said that they cannot come, and have a little time to take it back. `back` are the sessions that a
    yes brings back then, `open_days` those that they have not said no to; `unsure`: they said perhaps to one.
    `shown` stands for what the page tells: whoever answers answers that, and not what has changed meanwhile.
    """

    place: Place
    question: Question
    session: Session | None
    others: bool  # besides that session there are more to come: a no leaves those
    said: Coming | None = None
    back: tuple[Session, ...] = ()
    open_days: tuple[int, ...] = ()
    unsure: bool = False

    @property
    def leaving(self) -> bool:
        return self.place.leaving_at is not None

    @property
    def said_no(self) -> bool:
        return self.leaving or self.said is Coming.NOT_THAT_DAY

    @property
    def said_yes(self) -> bool:
        return self.said is Coming.YES

    @property
    def asks_for_yes(self) -> bool:
        """Whoever has a place need not say yes to it, unless they were not sure."""
        return self.unsure if self.question is Question.PLACE else not self.said_yes

    @property
    def occasion(self) -> Occasion:
        held = self.question is not Question.OFFER
        days = (self.session,) if self.session is not None else self.back
        if days:
            return occasions.of_meetings(self.place, [occasions.meeting(each, held=held) for each in days])
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
    return _standing(place, bound.question, session, ahead)


def _standing(place: Place, question: Question, session: Session | None, ahead: list[Session]) -> Standing:
    answers = places.attending_of([place.id])
    said = {day: row.answer for (_place, day), row in answers.items()}
    return Standing(
        place, question, session, len(ahead) > 1, said.get(session.id) if session else None,
        back=tuple(places.last_no(place, ahead)) if place.leaving_at else (),
        unsure=Coming.PERHAPS in said.values(),
        open_days=tuple(each.id for each in ahead if said.get(each.id) is not Coming.NOT_THAT_DAY),
    )  # fmt: skip


def given_up(bound: Bound) -> Place | None:
    """The place that this link was about, where the person has given it up: a yes cannot bring it back."""
    place = calendar.place_or_none(bound.place_id)
    if place is None or bound.question is Question.OFFER or place.person.silent_since is not None:
        return None
    over = rules.has_begun(place.opportunity, place.session, clock.now())
    return place if place.state is PlaceState.WITHDRAWN and not over else None


def has_another(place: Place) -> bool:
    """Whether they have signed up for the same again since."""
    wanted = select(Place.id).where(
        Place.person_id == place.person_id, Place.opportunity_id == place.opportunity_id,
        Place.id > place.id, Place.state.in_(LIVE),
    )  # fmt: skip
    return db.session().scalars(wanted.limit(1)).first() is not None


def _work_is_over(place: Place) -> bool:
    due = place.opportunity.work_due_on
    return due is not None and due < clock.today()


def _last_move(place: Place) -> int | None:
    return db.session().scalar(select(func.max(PlaceMove.id)).where(PlaceMove.place_id == place.id))
