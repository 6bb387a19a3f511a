"""Reads about plans."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.coproduction.outcomes.models import Outcome
from app.coproduction.outcomes.states import OutcomeState
from app.coproduction.plans.models import (
    Framework,
    Owner,
    OwnerView,
    Plan,
    PlanAction,
    PlanCriterion,
    PlanEvidence,
    Statement,
)
from app.coproduction.plans.rules import REMIND_DAYS
from app.coproduction.plans.states import HERE, OVER, PlanState, Shown, Side, StatementState
from app.core import db
from app.opportunities.models import Opportunity
from app.opportunities.states import OpportunityState, Visibility
from app.panels.models import Panel
from app.panels.states import PanelState
from app.people.models import Advisor, Person, Team, TeamMember
from app.people.passport import queries as passport
from app.people.states import AdvisorState
from app.reviews.models import Review
from app.signups.models import Place
from app.signups.states import PlaceState

BEEN = (PlaceState.CONFIRMED, PlaceState.TOOK_PART)
TEAM = joinedload(Plan.team).selectinload(Team.members)
THINGS = (
    joinedload(PlanEvidence.opportunity), joinedload(PlanEvidence.panel), joinedload(PlanEvidence.review),
    joinedload(PlanEvidence.outcome).joinedload(Outcome.opportunity),
)  # fmt: skip


def every() -> Select[Plan]:
    """Those that go on first, by the day of their review."""
    over = Plan.state.in_(OVER)
    return select(Plan).options(joinedload(Plan.team)).order_by(over, Plan.review_on, Plan.id.desc())


def of_host(person_id: int) -> Select[Plan]:
    mine = select(TeamMember.team_id).where(TeamMember.person_id == person_id)
    return every().where(Plan.team_id.in_(mine))


def whole() -> tuple[ORMOption, ...]:
    """A plan with all that stands in it, in a few statements however long it is."""
    row = selectinload(Plan.criteria)
    return (TEAM, *_with(row), selectinload(Plan.statements))


def _with(row: Any) -> tuple[ORMOption, ...]:
    return (
        row.selectinload(PlanCriterion.owners).joinedload(Owner.person),
        row.selectinload(PlanCriterion.views),
        row.selectinload(PlanCriterion.actions).joinedload(PlanAction.owner),
        row.selectinload(PlanCriterion.evidence).options(*THINGS),
    )


def one_whole() -> tuple[ORMOption, ...]:
    """The same, for a criterion that is loaded by itself."""
    return (
        joinedload(PlanCriterion.plan).options(TEAM),
        selectinload(PlanCriterion.owners).joinedload(Owner.person),
        selectinload(PlanCriterion.views),
        selectinload(PlanCriterion.actions).joinedload(PlanAction.owner),
        selectinload(PlanCriterion.evidence).options(*THINGS),
    )


def of_owner(person_id: int) -> Sequence[PlanCriterion]:
    """What somebody was asked to look after, or does, in plans that go on."""
    wanted = (
        select(PlanCriterion).join(PlanCriterion.plan).join(Owner, Owner.criterion_id == PlanCriterion.id)
        .where(Owner.person_id == person_id, Owner.state.in_(HERE), Plan.state.not_in(OVER))
        .options(joinedload(PlanCriterion.plan).options(TEAM), selectinload(PlanCriterion.owners))
    )  # fmt: skip
    return db.session().scalars(wanted.order_by(PlanCriterion.id).distinct()).unique().all()


def staff_of(team_id: int) -> Sequence[Person]:
    wanted = select(Person).join(TeamMember, TeamMember.person_id == Person.id).where(TeamMember.team_id == team_id)
    return db.session().scalars(wanted.order_by(Person.full_name, Person.id)).all()


def known_to(team: Team) -> Sequence[Person]:
    """Advisors who have or had a place with this team: whom its hosts know.

    Also those who keep away from it by now: somebody missing from a list of people one knows would tell.
    """
    been = (
        select(Place.person_id).join(Opportunity, Opportunity.id == Place.opportunity_id)
        .where(Opportunity.team_id == team.id, Place.state.in_(BEEN))
    )  # fmt: skip
    wanted = (
        select(Person).join(Advisor, Advisor.person_id == Person.id)
        .where(Person.id.in_(been), Advisor.state == AdvisorState.ACTIVE)
    )  # fmt: skip
    return db.session().scalars(wanted.order_by(Person.full_name, Person.id).limit(100)).all()


def keeps_away(person_id: int, team_id: int) -> bool:
    """Theirs alone to know: only the involvement team may be told, and never a host."""
    return bool(db.session().scalar(select(passport.keeps_away(person_id, team_id))))


def is_active_advisor(person_id: int) -> bool:
    advisor = db.session().get(Advisor, person_id)
    return advisor is not None and advisor.state is AdvisorState.ACTIVE


def done_by(team_id: int, *, for_advisor: bool) -> Sequence[Opportunity]:
    """What the team did with people, newest first. An advisor is shown none that was unannounced."""
    wanted = select(Opportunity).where(Opportunity.team_id == team_id, Opportunity.state == OpportunityState.DONE)
    if for_advisor:
        wanted = wanted.where(Opportunity.visibility != Visibility.UNANNOUNCED)
    order = Opportunity.first_starts_at.desc(), Opportunity.id.desc()
    return db.session().scalars(wanted.order_by(*order).limit(50)).all()


def panels_of(team_id: int) -> Sequence[Panel]:
    held = select(Panel).where(Panel.team_id == team_id, Panel.state != PanelState.CALLED_OFF)
    return db.session().scalars(held.order_by(Panel.first_on.desc(), Panel.id.desc()).limit(50)).all()


def reviews_of(team_id: int) -> Sequence[Review]:
    return db.session().scalars(select(Review).where(Review.team_id == team_id).order_by(Review.id.desc())).all()


def outcomes_of(team_id: int, *, for_advisor: bool) -> Sequence[Outcome]:
    """What people have been told came of something, with what it came of; the newest first."""
    wanted = select(Outcome).join(Outcome.opportunity).options(contains_eager(Outcome.opportunity))
    wanted = wanted.where(Opportunity.team_id == team_id, Outcome.state == OutcomeState.TOLD)
    if for_advisor:
        wanted = wanted.where(Opportunity.visibility != Visibility.UNANNOUNCED)
    return db.session().scalars(wanted.order_by(Outcome.id.desc()).limit(50)).all()


def linkable(sort: str, team_id: int, *, for_advisor: bool = False) -> Sequence[Any]:
    """What evidence of this team may lead to, of one sort. Panels and reviews are staff's to choose."""
    if sort == "opportunity":
        return done_by(team_id, for_advisor=for_advisor)
    if sort == "outcome":
        return outcomes_of(team_id, for_advisor=for_advisor)
    if for_advisor:
        return ()
    return panels_of(team_id) if sort == "panel" else reviews_of(team_id)


def frameworks() -> Sequence[Framework]:
    return db.session().scalars(select(Framework).order_by(Framework.name)).all()


def to_remind(today: date) -> Sequence[int]:
    """Plans whose review is near, and of whose review nobody was reminded."""
    due = Plan.state == PlanState.AGREED, Plan.review_on <= today + timedelta(days=REMIND_DAYS)
    fresh = Plan.reminded_for.is_(None) | (Plan.reminded_for != Plan.review_on)
    return db.session().scalars(select(Plan.id).where(*due, fresh).order_by(Plan.review_on, Plan.id).limit(100)).all()


def published() -> Select[Statement]:
    wanted = select(Statement).where(Statement.state == StatementState.PUBLISHED)
    return wanted.options(joinedload(Statement.plan).options(TEAM)).order_by(Statement.until_on.desc(), Statement.id)


def named(statements: Iterable[Statement]) -> dict[int, Owner]:
    """Of owners in these statements those who let more than a colour be shown, by the id of their row.

    Asked each time: a yes that was taken back holds no more, also in what was published before.
    """
    rows = [row for statement in statements for row in statement.said]
    ids = {number for row in rows for number, _person in row["owners"].values()}
    wanted = select(Owner).where(Owner.id.in_(ids), Owner.shown != Shown.COLOUR).options(joinedload(Owner.person))
    return {owner.id: owner for owner in db.session().scalars(wanted)} if ids else {}


def view_words(ids: Collection[int]) -> dict[int, str]:
    wanted = select(OwnerView.id, OwnerView.words).where(OwnerView.id.in_(ids))
    return {row.id: row.words for row in db.session().execute(wanted)} if ids else {}


def owned(person_id: int, side: Side, team_id: int | None) -> Sequence[Owner]:
    """What somebody looks after from this side (in plans of one team), in the order in which plans are taken."""
    wanted = select(Owner).join(Owner.criterion).join(PlanCriterion.plan)
    wanted = wanted.where(Owner.person_id == person_id, Owner.side == side, Owner.state.in_(HERE))
    if team_id is not None:
        wanted = wanted.where(Plan.team_id == team_id)
    wanted = wanted.options(joinedload(Owner.criterion)).order_by(PlanCriterion.plan_id, Owner.id)
    return db.session().scalars(wanted).all()
