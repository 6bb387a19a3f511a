"""Who is signed in: Flask-Login over a row, so that ending the row ends every copy of the cookie at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Flask, current_app, g, session
from flask_login import LoginManager, UserMixin, login_user
from sqlalchemy import select, update
from sqlalchemy.orm import joinedload, selectinload

from app.core import clock, db
from app.people import kept
from app.people.links import token_digest
from app.people.models import Account, Person, Role, SignIn

TOUCH = timedelta(minutes=10)  # how exact `seen_at` is: it spares a write on every page


@dataclass(frozen=True)
class User(UserMixin):
    """The signed-in person as pages and permissions see them."""

    token: str
    sign_in_id: int
    person: Person
    roles: frozenset[Role]

    @property
    def person_id(self) -> int:
        return self.person.id

    @property
    def name(self) -> str:
        return self.person.name

    def get_id(self) -> str:
        return self.token


def init_app(app: Flask) -> None:
    manager = LoginManager(app)
    manager.session_protection = None
    manager.user_loader(load_user)
    app.before_request(_touch)
    kept.init_app(app)


def load_user(token: str) -> User | None:
    """One statement, roles and all; nothing for an ended, idle or unknown sign-in."""
    wanted = (
        select(SignIn)
        .join(SignIn.account)
        .where(SignIn.token_digest == token_digest(token), SignIn.ended_at.is_(None), Account.ended_at.is_(None))
        .options(joinedload(SignIn.account).joinedload(Account.person).joinedload(Person.roles))
    )
    row = db.session().scalars(wanted).unique().one_or_none()
    if row is None or not still_good(row, clock.now()):
        return None
    person = row.account.person
    g.seen_at = row.seen_at
    return User(token, row.id, person, frozenset(grant.role for grant in person.roles))


def still_good(row: SignIn, now: datetime) -> bool:
    idle: timedelta = current_app.config["IDLE_LIMIT"]
    limit: timedelta = current_app.config["SESSION_LIMIT"]
    return now - row.seen_at < idle + TOUCH and now - row.started_at < limit


def start(row: SignIn, token: str) -> None:
    """Give the browser a fresh cookie for a sign-in row that has just been committed."""
    session.clear()
    g.pop("csrf_token", None)  # the token of this request belonged to the session that is gone
    session.permanent = True
    wanted = select(Person).where(Person.id == row.person_id).options(selectinload(Person.roles))
    person = db.session().scalars(wanted).one()
    login_user(User(token, row.id, person, frozenset(grant.role for grant in person.roles)))


def _touch() -> None:
    """Note that the person is here, at most once in ten minutes, in a short transaction of its own."""
    from flask_login import current_user

    if "_user_id" not in session or not current_user.is_authenticated:
        return
    now = clock.now()
    if now - g.seen_at < TOUCH:
        return
    with db.transaction() as writer:
        writer.execute(update(SignIn).where(SignIn.id == current_user.sign_in_id).values(seen_at=now))
