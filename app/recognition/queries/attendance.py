"""Who held a place in a session (or in work without one), and what is recorded of each so far."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import and_, select
from sqlalchemy.orm import joinedload

from app.core import db
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import SessionState
from app.recognition.models import Contribution, Missed, Presence
from app.recognition.queries.promises import minutes_besides, parts_besides
from app.recognition.rules import Part
from app.signups.models import Place
from app.signups.queries import were_in
from app.signups.states import PlaceState


@dataclass(frozen=True)
class Row:
    """A place and its record. `took_part` is None while nobody has said; `presence` is what was said on the day."""

    place: Place
    contribution: Contribution | None
    took_part: bool | None
    presence: Presence | None = None


@dataclass(frozen=True)
class Attendance:
    """The sheet of one session, or of work without sessions. Minutes are those that were advertised."""

    opportunity: Opportunity
    session: Session | None
    rows: tuple[Row, ...]

    @property
    def session_id(self) -> int | None:
        return self.session.id if self.session else None

    @property
    def planned(self) -> list[Session]:
        return planned(self.opportunity)

    @property
    def activity_minutes(self) -> int:
        return self.session.minutes if self.session else self.opportunity.activity_minutes

    @property
    def besides(self) -> dict[Part, int]:
        """Minutes that were advertised besides the session. What is done once is offered with the first one only."""
        return minutes_besides(self.opportunity, first=self._first)

    @property
    def prep_minutes(self) -> int:
        return self.besides.get(Part.PREPARATION, 0)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Besides taking part and preparation: only of this the sheet asks how long it took."""
        return parts_besides(self.opportunity, first=self._first)

    @property
    def planned_parts(self) -> tuple[tuple[str, int], ...]:
        """Minutes by the code of each of `parts` that has some."""
        return tuple((part.value, self.besides[part]) for part in self.parts if part in self.besides)

    @property
    def _first(self) -> bool:
        return self.session is None or self.planned[:1] == [self.session]


def planned(opportunity: Opportunity) -> list[Session]:
    """The sessions that were not cancelled, in order."""
    return [session for session in opportunity.sessions if session.state is SessionState.PLANNED]


def attendance_of(opportunity: Opportunity, session: Session | None) -> Attendance:
    """Everyone who had a place in this when it began, by name; three statements, the sessions being loaded."""
    session_id = session.id if session else None
    here = and_(Presence.place_id == Place.id, Presence.session_id == (session_id or 0))
    wanted = were_in(opportunity.id, session).add_columns(Presence).outerjoin(Presence, here)
    held = db.session().execute(wanted.options(joinedload(Place.person, innerjoin=True)))
    found = [(place, presence) for place, presence in held]
    made = _contributions([place.id for place, _presence in found], session_id)
    missed = _missed(session_id)
    rows = [Row(place, made.get(place.id), _said(place, made, missed), presence) for place, presence in found]
    rows.sort(key=lambda row: (row.place.person.name.casefold(), row.place.id))
    return Attendance(opportunity, session, tuple(rows))


def took_part_in(place_ids: Collection[int]) -> dict[int, set[int | None]]:
    """By place, the sessions for which a contribution counts."""
    wanted = select(Contribution.place_id, Contribution.session_id)
    found: dict[int, set[int | None]] = {place_id: set() for place_id in place_ids}
    for place_id, session_id in db.session().execute(
        wanted.where(Contribution.place_id.in_(place_ids), Contribution.current)
    ):
        found[place_id].add(session_id)
    return found


def missed_by(place_ids: Collection[int]) -> dict[int, set[int]]:
    """By place, the sessions of a series that its holder was not at."""
    wanted = select(Missed.place_id, Missed.session_id).where(Missed.place_id.in_(place_ids))
    found: dict[int, set[int]] = {place_id: set() for place_id in place_ids}
    for place_id, session_id in db.session().execute(wanted):
        found[place_id].add(session_id)
    return found


def _contributions(place_ids: list[int], session_id: int | None) -> dict[int, Contribution]:
    same = Contribution.session_id.is_not_distinct_from(session_id)
    wanted = select(Contribution).where(Contribution.place_id.in_(place_ids), same, Contribution.current)
    return {each.place_id: each for each in db.session().scalars(wanted.options(joinedload(Contribution.certificate)))}


def _missed(session_id: int | None) -> set[int]:
    """The ids of the places of a series whose holders were not at this session."""
    if session_id is None:
        return set()
    return set(db.session().scalars(select(Missed.place_id).where(Missed.session_id == session_id)))


def _said(place: Place, made: dict[int, Contribution], missed: set[int]) -> bool | None:
    """What was recorded: yes, no, or nothing yet."""
    if place.id in made:
        return True
    if place.id in missed or place.state is PlaceState.DID_NOT_TAKE_PART:
        return False
    return None
