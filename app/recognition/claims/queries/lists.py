"""Claims in lists: one person's, what they could still say, and the charities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.core import clock, db
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import SessionState
from app.recognition.claims.models import Charity, Claim, ClaimLine
from app.recognition.claims.queries.sums import last_day
from app.recognition.claims.states import WITH_PERSON, ClaimState
from app.recognition.models import Contribution, Missed
from app.signups.models import Place
from app.signups.states import HELD

WHOLE = (
    joinedload(Claim.place).joinedload(Place.opportunity).joinedload(Opportunity.team),
    joinedload(Claim.session),
    joinedload(Claim.contribution),
    joinedload(Claim.charity),
    joinedload(Claim.person),
    selectinload(Claim.lines).joinedload(ClaimLine.receipt),
    selectinload(Claim.moves),
)


def of_person(person_id: int) -> list[Claim]:
    """All of one person, the newest first, with all that a line of the list says."""
    wanted = select(Claim).where(Claim.person_id == person_id).options(*WHOLE)
    return list(db.session().scalars(wanted.order_by(Claim.happened_on.desc(), Claim.id.desc())).unique())


def to_send(person_id: int) -> list[Claim]:
    """What waits for them to look at and send, the oldest first; what is too late for that is left out."""
    wanted = select(Claim).where(Claim.person_id == person_id, Claim.state.in_(WITH_PERSON)).options(*WHOLE)
    found = db.session().scalars(wanted.order_by(Claim.happened_on, Claim.id)).unique()
    return [claim for claim in found if claim.state is ClaimState.RETURNED or clock.today() <= last_day(claim)]


@dataclass(frozen=True)
class Unsaid:
    """A part that somebody had a place in and of which nothing is recorded."""

    place: Place
    session: Session | None

    @property
    def key(self) -> str:
        return self.session.ref if self.session else "whole"


def unsaid(person_id: int, now: datetime) -> list[Unsaid]:
    """What has begun, of sessions and of work without any; the newest first."""
    return [Unsaid(place, session) for place, session in _sessions(person_id, now)] + [
        Unsaid(place, None) for place in _works(person_id)
    ]


def _sessions(person_id: int, now: datetime) -> Sequence[tuple[Place, Session]]:
    of_it = and_(Session.opportunity_id == Opportunity.id, Session.state == SessionState.PLANNED)
    same = Contribution.place_id == Place.id, Contribution.session_id == Session.id
    wanted = (
        select(Place, Session)
        .join(Place.opportunity)
        .join(Session, of_it)
        .where(
            Place.person_id == person_id, Place.state.in_(HELD), Session.starts_at <= now,
            (Place.session_id.is_(None)) | (Place.session_id == Session.id),
            ~select(Contribution.id).where(*same).exists(),
            ~select(Missed.id).where(Missed.place_id == Place.id, Missed.session_id == Session.id).exists(),
            ~select(Claim.id).where(Claim.place_id == Place.id, Claim.session_id == Session.id).exists(),
        )
        .options(contains_eager(Place.opportunity))
        .order_by(Session.starts_at.desc(), Session.id)
    )  # fmt: skip
    return [(place, session) for place, session in db.session().execute(wanted).unique()]


def _works(person_id: int) -> list[Place]:
    """Work without sessions: it can be said at any time once they have the place."""
    wanted = (
        select(Place)
        .join(Place.opportunity)
        .where(
            Place.person_id == person_id, Place.state.in_(HELD),
            ~select(Session.id).where(Session.opportunity_id == Opportunity.id).exists(),
            ~select(Contribution.id).where(Contribution.place_id == Place.id).exists(),
            ~select(Claim.id).where(Claim.place_id == Place.id).exists(),
        )
        .options(contains_eager(Place.opportunity))
        .order_by(Place.id.desc())
    )  # fmt: skip
    return list(db.session().scalars(wanted).unique())


def by_part(person_id: int) -> dict[tuple[int, int | None], Claim]:
    """Their claims by place and session, with what their sum is made of."""
    wanted = select(Claim).where(Claim.person_id == person_id)
    with_sums = wanted.options(joinedload(Claim.contribution), selectinload(Claim.lines))
    return {(claim.place_id, claim.session_id): claim for claim in db.session().scalars(with_sums)}


def charities(*, all_of_them: bool = False) -> list[Charity]:
    wanted = select(Charity).order_by(Charity.name)
    return list(db.session().scalars(wanted if all_of_them else wanted.where(Charity.active)))
