"""Reads about opportunities, one question a function. Lists are a Select: the page adds its number."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, bindparam, exists, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.core import clock, db
from app.core.db import UTCTime
from app.opportunities.models import Kind, Opportunity, Session
from app.opportunities.permissions import visible_to
from app.opportunities.queries.facts import advisor_facts, facts_of
from app.opportunities.queries.staff import Wanted, host_opportunities, of_deputy, of_host, team_inbox
from app.opportunities.states import Attendance, Format, OpportunityState, SessionState, Visibility
from app.people.models import (
    Course,
    Person,
    Role,
    RoleGrant,
    Service,
    Team,
    TeamMember,
)

__all__ = ["Wanted", "advisor_facts", "facts_of", "host_opportunities", "of_deputy", "of_host", "team_inbox"]

S = OpportunityState
SHOWN = (S.OPEN, S.FILLED)  # a full one still has its reserve list


@cache  # building them anew took longer than the statement
def card_options() -> tuple[ORMOption, ...]:
    """All that a card needs in three statements, whatever the number of rows: pages and `fit` ask nothing more."""
    return (
        joinedload(Opportunity.kind).joinedload(Kind.course),
        joinedload(Opportunity.seats),
        joinedload(Opportunity.pay_terms),
        selectinload(Opportunity.sessions),
        selectinload(Opportunity.conditions),
    )


@cache
def whole_options() -> tuple[ORMOption, ...]:
    """All that the page of one opportunity needs."""
    return (
        *card_options(),
        joinedload(Opportunity.team).joinedload(Team.service),
        joinedload(Opportunity.team).joinedload(Team.site),
        joinedload(Opportunity.host),
        joinedload(Opportunity.deputy),
        joinedload(Opportunity.team).selectinload(Team.members).joinedload(TeamMember.person),
        selectinload(Opportunity.mixes),
        selectinload(Opportunity.moves),
    )


SOONEST_FIRST = (Opportunity.first_starts_at.is_(None), Opportunity.first_starts_at, Opportunity.id)


def open_for(viewer: Any) -> Select[Opportunity]:
    """What this viewer may put their name to now, the soonest first. `viewer` is the signed-in user, or anonymous."""
    return open_to(visible_to(viewer))


@cache  # every reader's list begins with one of these few: writing it anew took longer than asking it
def open_to(visible: frozenset[Visibility]) -> Select[Opportunity]:
    """The same of these kinds of visibility."""
    now = bindparam("now", callable_=clock.now, type_=UTCTime())  # asked when it is run, not when it is written
    return (
        select(Opportunity)
        .where(
            Opportunity.state.in_(SHOWN),
            Opportunity.visibility.in_(visible),
            or_(Opportunity.closes_at.is_(None), Opportunity.closes_at > now),
            or_(Opportunity.first_starts_at.is_(None), Opportunity.first_starts_at > now, _later_session(now)),
        )
        .order_by(*SOONEST_FIRST)
    )


def _later_session(now: Any) -> Any:
    """One or some of several sessions: still to be had while one of them lies ahead."""
    ahead = exists().where(
        Session.opportunity_id == Opportunity.id,
        Session.state == SessionState.PLANNED,
        Session.starts_at > now,
    )
    return and_(Opportunity.attendance != Attendance.ALL, ahead)


WHEN = ("week", "month", "later", "any-day")  # what the address may say


def filtered(query: Select[Opportunity], filters: dict[str, str]) -> Select[Opportunity]:
    """The list with `q`, `kind`, `format` and `when` of the address applied; unknown values change nothing."""
    words = filters.get("q", "").strip()[:100]
    for word in words.split()[:6]:
        query = query.where(_says(word))
    if filters.get("kind"):
        query = query.where(Opportunity.kind_code == filters["kind"])
    if filters.get("format") in {each.value for each in Format}:
        query = query.where(Opportunity.format == Format(filters["format"]))
    return _when(query, filters.get("when", ""))


def _says(word: str) -> Any:
    columns = (Opportunity.title, Opportunity.summary, Opportunity.venue_area, Opportunity.who_for)
    return or_(*(column.icontains(word, autoescape=True) for column in columns))


def _when(query: Select[Opportunity], when: str) -> Select[Opportunity]:
    """Until the end of the seventh or thirtieth day, or after that, or on a day of one's own choice."""
    midnight = datetime.combine(clock.today(), time(), clock.LONDON)
    month = midnight + timedelta(days=31)
    if when == "week":
        return query.where(Opportunity.first_starts_at < midnight + timedelta(days=8))
    if when == "month":
        return query.where(Opportunity.first_starts_at < month)
    if when == "later":
        return query.where(Opportunity.first_starts_at >= month)
    return query.where(Opportunity.first_starts_at.is_(None)) if when == "any-day" else query


def past_closing(now: datetime) -> list[Opportunity]:
    """Still open although the closing date is over."""
    wanted = select(Opportunity).where(Opportunity.state == S.OPEN, Opportunity.closes_at <= now)
    return list(db.session().scalars(wanted.order_by(Opportunity.id)))


def is_team(person_id: int | None) -> bool:
    """Whether this person is of the involvement team."""
    return person_id is not None and db.session().get(RoleGrant, (person_id, Role.TEAM)) is not None


def kinds(*, active: bool = True) -> list[Kind]:
    wanted = select(Kind).order_by(Kind.position, Kind.name).options(joinedload(Kind.course))
    return list(db.session().scalars(wanted.where(Kind.active) if active else wanted))


def teams_of(person_id: int) -> list[Team]:
    wanted = select(Team).join(Team.members).where(TeamMember.person_id == person_id).order_by(Team.name)
    return list(db.session().scalars(wanted))


def all_teams() -> list[Team]:
    """Every team with its members, leads and deputies first."""
    members = selectinload(Team.members).joinedload(TeamMember.person)
    return list(db.session().scalars(select(Team).order_by(Team.name).options(members)))


def services() -> list[Service]:
    return list(db.session().scalars(select(Service).order_by(Service.name)))


def courses() -> list[Course]:
    return list(db.session().scalars(select(Course).order_by(Course.name)))


def members_of(team_id: int) -> list[Person]:
    """Who may host for a team: the lead first, then deputies."""
    member = aliased(TeamMember)
    wanted = select(Person).join(member, member.person_id == Person.id).where(member.team_id == team_id)
    return list(db.session().scalars(wanted.order_by(member.lead.desc(), member.deputy.desc(), Person.full_name)))
