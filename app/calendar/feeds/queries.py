"""Reads about feeds: whose it is and whether it changed, in one statement, and what stands in it, in one more."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, Executable, ScalarSelect, and_, bindparam, exists, func, select
from sqlalchemy.orm import contains_eager, joinedload

from app.calendar.feeds import rules
from app.calendar.feeds.models import Feed
from app.calendar.feeds.states import FeedKind
from app.calendar.models import Invitation
from app.core import clock, db, editions
from app.opportunities.models import Opportunity, Session, SessionMove
from app.opportunities.states import LIVE, OpportunityState, SessionState
from app.people.models import Account, Person, Role, RoleGrant, TeamMember
from app.signups.models import Place

SHAPE = "1"  # another one when the same rows are written in another way
SHOWN = LIVE | {OpportunityState.DONE, OpportunityState.CANCELLED}
OF_THE_DAY = (
    Opportunity.title, Opportunity.contact_name, Opportunity.contact_phone, Opportunity.day_contact,
    Opportunity.details,
)  # fmt: skip
OF_US = ("BASE_URL", "INVITE_ADDRESS", "CONTACT_PHONE", "CONTACT_HOURS", "CONTACT_EMAIL")


@dataclass(frozen=True)
class Asked:
    """A feed that somebody asks for, and stands; `stored` is what is known of its bytes if they are of `version`."""

    id: int
    kind: FeedKind
    person_id: int
    teams: tuple[int, ...]
    made_at: datetime
    version: str
    etag: str
    changed_at: datetime | None
    stored: bool


@cache  # asked for every time a calendar looks, mostly to say that nothing has changed
def _wanted() -> Executable:
    columns = (Feed.id, Feed.kind, Feed.person_id, Feed.made_at, Feed.version, Feed.etag, Feed.changed_at)
    hosts = and_(TeamMember.person_id == Feed.person_id, Feed.kind == FeedKind.HOST)
    return (
        select(
            *columns,
            TeamMember.team_id,
            Person.full_titles,
            _holds(Role.HOST).label("host"),
            _holds(Role.TEAM).label("team"),
            _of_own(func.count(Invitation.id)).label("invitations"),
            _of_own(func.max(Invitation.id)).label("last"),
            _of_own(func.sum(Invitation.sequence)).label("sequences"),
            _of_own(func.max(Invitation.dtstamp)).label("stamped"),
            editions.beside(editions.OPPORTUNITIES).label("edition"),
        )
        .join(Account, Account.person_id == Feed.person_id)
        .join(Person, Person.id == Feed.person_id)
        .outerjoin(TeamMember, hosts)
        .where(Feed.token_digest == bindparam("digest"), Feed.ended_at.is_(None))
        .where(Account.ended_at.is_(None), Person.silent_since.is_(None))
        .order_by(TeamMember.team_id)
    )


def _holds(role: Role) -> ScalarSelect[bool]:
    held = exists().where(RoleGrant.person_id == Feed.person_id, RoleGrant.role == role)
    return select(held).scalar_subquery()


def _of_own(what: ColumnElement[Any]) -> ScalarSelect[Any]:
    mine = Invitation.person_id == Feed.person_id, Feed.kind == FeedKind.OWN
    return select(what).where(*mine).correlate(Feed).scalar_subquery()


def asked(token_digest: str) -> Asked | None:
    """The feed behind an address, or nothing: unknown, ended, of an account that ended, or not theirs any more."""
    rows = db.rows(_wanted(), {"digest": token_digest})
    if not rows:
        return None
    row = rows[0]
    roles = {role for role, held in ((Role.HOST, row.host), (Role.TEAM, row.team)) if held}
    if not rules.may_have(row.kind, roles):
        return None
    teams = tuple(each.team_id for each in rows if each.team_id is not None)
    editions.was_read(editions.OPPORTUNITIES, row.edition)
    own = (row.person_id, row.full_titles, row.invitations, row.last, row.sequences, row.stamped)
    version = _version(row.kind.value, teams, *(own if row.kind is FeedKind.OWN else ()), row.edition)
    stored = version == row.version and row.changed_at is not None
    return Asked(row.id, row.kind, row.person_id, teams, row.made_at, version, row.etag, row.changed_at, stored)


def _version(*parts: object) -> str:
    """Of all that the bytes are made from. People who look after the same dates share one."""
    of_us = [current_app.config[name] for name in OF_US]
    return hashlib.sha256(json.dumps([SHAPE, clock.today(), of_us, parts], default=str).encode()).hexdigest()


def of_person(person_id: int) -> dict[FeedKind, Feed]:
    """The feeds that somebody has."""
    wanted = select(Feed).where(Feed.person_id == person_id, Feed.ended_at.is_(None))
    return {feed.kind: feed for feed in db.session().scalars(wanted)}


def own_dates(person_id: int) -> list[Invitation]:
    """What stands in somebody's calendar, by session the invitation that counts: an earlier one is a thing of the past.

    Somebody who gave a place up and has one again is to see the date once, and not crossed out.
    """
    shown, place = rules.window(clock.today()), joinedload(Invitation.place)
    wanted = (
        select(Invitation)
        .where(Invitation.person_id == person_id, Invitation.ends_at > shown.ended_after)
        .options(
            joinedload(Invitation.person).load_only(Person.full_name, Person.known_as, Person.full_titles),
            place.load_only(Place.opportunity_id),
            place.joinedload(Place.opportunity).load_only(*OF_THE_DAY).joinedload(Opportunity.kind),
        )
        .order_by(Invitation.id)
    )
    last = {each.session_id: each for each in db.session().scalars(wanted)}
    stand = (each for each in last.values() if each.cancelled_at is None or each.cancelled_at > shown.gone_after)
    return sorted(stand, key=lambda each: (each.starts_at, each.id))


@dataclass(frozen=True)
class Dated:
    """One session for whoever looks after it. `since` is when it became what it is, as planned or as called off."""

    session: Session
    cancelled: bool
    since: datetime


def sessions(teams: Sequence[int] | None) -> list[Dated]:
    """The sessions of these teams, or of all: of what has been published, and not of what is only being written."""
    shown = rules.window(clock.today())
    moved = select(func.max(SessionMove.at)).where(SessionMove.session_id == Session.id).scalar_subquery()
    wanted = (
        select(Session, moved)
        .join(Session.opportunity)
        .options(contains_eager(Session.opportunity).joinedload(Opportunity.kind))
        .where(Session.ends_at > shown.ended_after, Opportunity.state.in_(SHOWN), Opportunity.published_at.is_not(None))
        .order_by(Session.starts_at, Session.id)
    )
    if teams is not None:
        wanted = wanted.where(Opportunity.team_id.in_(teams))
    found = (_dated(session, at) for session, at in db.session().execute(wanted))
    return [each for each in found if not each.cancelled or each.since > shown.gone_after]


def _dated(session: Session, moved_at: datetime) -> Dated:
    published = session.opportunity.published_at or moved_at
    cancelled = session.state is SessionState.CANCELLED
    return Dated(session, cancelled, moved_at if cancelled else max(moved_at, published))
