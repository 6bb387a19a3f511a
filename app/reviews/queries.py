"""Reads about reviews."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.core import db
from app.core.months import months_later
from app.opportunities.models import Opportunity
from app.opportunities.states import OpportunityState
from app.people.models import Person, TeamMember
from app.reviews.models import Evidence, Review, ReviewLink, Standard
from app.reviews.states import OVER, Part, Stage
from app.signups.models import Place
from app.signups.states import PlaceState

TAKES_PART = (PlaceState.CONFIRMED, PlaceState.TOOK_PART)


def of_host(person_id: int) -> Select[Review]:
    mine = select(TeamMember.team_id).where(TeamMember.person_id == person_id)
    return every().where(Review.team_id.in_(mine))


def every() -> Select[Review]:
    """Those that go on first, by the day of the visit."""
    over = Review.state.in_(OVER)
    return select(Review).options(joinedload(Review.team)).order_by(over, Review.visit_on, Review.id.desc())


def with_standards() -> tuple[ORMOption, ...]:
    return (
        selectinload(Review.standards).joinedload(Standard.owner),
        selectinload(Review.standards).selectinload(Standard.evidence).joinedload(Evidence.opportunity),
    )


def linked(review_id: int) -> list[tuple[Opportunity, Part]]:
    wanted = select(ReviewLink).where(ReviewLink.review_id == review_id).order_by(ReviewLink.id)
    whole = joinedload(ReviewLink.opportunity)
    options = whole.selectinload(Opportunity.conditions), whole.selectinload(Opportunity.seats)
    return [(row.opportunity, row.part) for row in db.session().scalars(wanted.options(*options))]


def to_link(review: Review) -> Sequence[Opportunity]:
    """What may still be linked: opportunities of the team's own that are in no review."""
    taken = select(ReviewLink.opportunity_id)
    wanted = select(Opportunity).where(Opportunity.team_id == review.team_id, Opportunity.id.not_in(taken))
    wanted = wanted.where(Opportunity.state != OpportunityState.CANCELLED)
    return db.session().scalars(wanted.order_by(Opportunity.id.desc()).limit(50)).all()


def done_by(team_id: int) -> Sequence[Opportunity]:
    """What the team did with advisors, newest first: any of it may show that a standard is met."""
    wanted = select(Opportunity).where(Opportunity.team_id == team_id, Opportunity.state == OpportunityState.DONE)
    return (
        db.session().scalars(wanted.order_by(Opportunity.first_starts_at.desc(), Opportunity.id.desc()).limit(50)).all()
    )


def of_opportunity(opportunity_id: int) -> Review | None:
    """The review that an opportunity is part of."""
    wanted = select(Review).join(ReviewLink, ReviewLink.review_id == Review.id)
    return db.session().scalars(wanted.where(ReviewLink.opportunity_id == opportunity_id)).one_or_none()


def part_of(review_id: int, person_id: int) -> Part | None:
    """As what somebody takes part: helping comes before visiting."""
    wanted = select(ReviewLink.part).join(Place, Place.opportunity_id == ReviewLink.opportunity_id)
    mine = ReviewLink.review_id == review_id, Place.person_id == person_id, Place.state.in_(TAKES_PART)
    parts = set(db.session().scalars(wanted.where(*mine)))
    return next((part for part in (Part.HELP, Part.VISIT) if part in parts), None)


def owners(review: Review) -> Sequence[Person]:
    """Who may be given a standard or an action: the team's hosts, and whoever helps with the review."""
    hosts = select(TeamMember.person_id).where(TeamMember.team_id == review.team_id)
    helps = select(Place.person_id).join(ReviewLink, ReviewLink.opportunity_id == Place.opportunity_id)
    helps = helps.where(ReviewLink.review_id == review.id, ReviewLink.part == Part.HELP, Place.state.in_(TAKES_PART))
    wanted = select(Person).where(Person.id.in_(hosts) | Person.id.in_(helps)).order_by(Person.full_name, Person.id)
    return db.session().scalars(wanted).all()


def coming_up() -> ColumnElement[bool]:
    """Decided, with a day for the next one, and no next one begun."""
    begun = select(Review.before_id).where(Review.before_id.is_not(None))
    return (Review.state == Stage.DECIDED) & Review.next_on.is_not(None) & Review.id.not_in(begun)


def to_remind(today: date) -> list[int]:
    """Those of which the team should hear now, and has not."""
    wanted = select(Review.id, Review.next_on, Review.remind_months).where(coming_up(), Review.reminded_at.is_(None))
    rows = db.session().execute(wanted.order_by(Review.next_on, Review.id).limit(100)).all()
    return [row.id for row in rows if months_later(row.next_on, -row.remind_months) <= today]
