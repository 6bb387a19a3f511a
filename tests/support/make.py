"""Makers of things, with no surprises: each makes what it is asked for and the least that this needs."""

from __future__ import annotations

import itertools
from datetime import datetime, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.states import move
from app.opportunities.models import Kind, Opportunity, Seat, Session
from app.opportunities.states import ORDERED, Method, OpportunityState, SeatType, SessionState, Visibility
from app.people.models import Account, Advisor, Person, Role, RoleGrant, Service, Team, TeamMember
from app.people.passwords import hashed
from app.people.states import AdvisorState
from tests.support.page import PASSWORD


class Make:
    """Every maker commits and returns the id or, where said, the reference or the e-mail address."""

    def __init__(self, application: Flask) -> None:
        self._application = application
        self._number = itertools.count(1)
        self._hash: str | None = None

    def _save(self, *things: Any) -> None:
        with self._application.app_context(), db.transaction() as session:
            session.add_all(things)

    def person(self, name: str = "", *roles: Role, email: str | None = None, **fields: Any) -> int:
        """A person; with roles also an account at `email` (made up if not given) and the usual password."""
        number = next(self._number)
        email = email or (f"person-{number}@post.example" if roles else None)
        with self._application.app_context():
            self._hash = self._hash or hashed(PASSWORD)
            at = clock.now()
            person = Person(full_name=name or f"Person Number{number}", email=email, created_at=at, **fields)
            person.roles = [RoleGrant(role=role) for role in roles]
            if roles and email:
                person.account = Account(sign_in_email=email.lower(), password_hash=self._hash, created_at=at)
            with db.transaction() as session:
                session.add(person)
            return person.id

    def ref(self, person_id: int) -> str:
        with self._application.app_context():
            return db.session().get_one(Person, person_id).ref

    def own_password(self, email: str, password: str) -> None:
        """A password of their own: that of the demonstration opens nothing where there is no demonstration."""
        with self._application.app_context(), db.transaction() as session:
            account = session.scalars(select(Account).where(Account.sign_in_email == email)).one()
            account.password_hash = hashed(password)

    def advisor(
        self, name: str = "", *, email: str | None = None, service_user: bool = True, carer: bool = False,
        state: AdvisorState = AdvisorState.ACTIVE, account: bool = True, **fields: Any,
    ) -> int:  # fmt: skip
        roles = (Role.ADVISOR,) if account else ()
        person_id = self.person(name, *roles, email=email, **fields)
        with self._application.app_context(), db.transaction() as session:
            advisor = Advisor(person_id=person_id, service_user=service_user, carer=carer)
            move(advisor, state, by=SYSTEM, now=clock.now())
            session.add(advisor)
        return person_id

    def team(self, name: str = "", *hosts: int) -> int:
        """A staff team with a service of its own; the first host leads it, the others are deputies."""
        number = next(self._number)
        team = Team(name=name or f"Team {number}", service=Service(name=f"Service {number}"))
        team.members = [TeamMember(person_id=host, lead=i == 0, deputy=i > 0) for i, host in enumerate(hosts)]
        self._save(team)
        return team.id

    def kind(self, code: str = "workshop", **fields: Any) -> str:
        values = {
            "name": code.replace("-", " ").capitalize(),
            "about": "A day together.",
            "neutral_title": "Involvement session",
        }
        self._save(Kind(code=code, **{**values, **fields}))
        return code

    def opportunity(
        self, *, host: int | None = None, team: int | None = None, kind: str | None = None, seats: int = 1,
        seat_type: SeatType = SeatType.EITHER, sessions: int = 1, in_days: int = 14, method: Method = Method.FIRST_COME,
        state: OpportunityState = OpportunityState.OPEN, **fields: Any,
    ) -> str:  # fmt: skip
        """An opportunity with `sessions` of two hours on following days from 10:00, and its reference."""
        host = host or self.person("", Role.HOST)
        team = team or self.team("", host)
        kind = kind or self.kind(f"kind-{next(self._number)}")
        with self._application.app_context(), db.transaction() as session:
            now = clock.now()
            first = (now + timedelta(days=in_days)).replace(hour=10, minute=0, second=0)
            thing = Opportunity(
                kind_code=kind, team_id=team, host_id=host, created_at=now, method=method, first_starts_at=first,
                seed="5eed5eed5eed5eed" if method in ORDERED else None,
                **{"title": f"Opportunity {next(self._number)}", "visibility": Visibility.REGISTER, **fields},
            )  # fmt: skip
            thing.seats = [Seat(type=seat_type, number=seats)]
            thing.sessions = [planned_session(first + timedelta(days=day)) for day in range(sessions)]
            move(thing, OpportunityState.DRAFT, by=SYSTEM, now=now)
            if state not in {OpportunityState.DRAFT, OpportunityState.SUBMITTED}:
                move(thing, OpportunityState.OPEN, by=SYSTEM, now=now)
                thing.published_at = now
            if state not in {OpportunityState.DRAFT, OpportunityState.OPEN}:
                move(thing, state, by=SYSTEM, now=now)
            session.add(thing)
            session.flush()
            return thing.ref


def planned_session(starts_at: datetime) -> Session:
    """A planned session of two hours, not saved yet."""
    session = Session(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
    move(session, SessionState.PLANNED, by=SYSTEM, now=clock.now())
    return session
