"""Who is signed in: Flask-Login over a row, so that ending the row ends every copy of the cookie at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from flask import Flask, current_app, g, session
from flask_login import LoginManager, UserMixin, login_user
from sqlalchemy import Executable, bindparam, select, update
from sqlalchemy.orm import selectinload

from app.core import clock, db, editions
from app.people import kept
from app.people.links import token_digest
from app.people.models import Account, Person, Role, RoleGrant, SignIn, called

TOUCH = timedelta(minutes=10)  # how exact `seen_at` is: it spares a write on every page


@dataclass(frozen=True)
class User(UserMixin):
    """The signed-in person as pages and permissions see them."""

    token: str
    sign_in_id: int
    person_id: int
    name: str
    roles: frozenset[Role]

    def get_id(self) -> str:
        return self.token


def init_app(app: Flask) -> None:
    manager = LoginManager(app)
    manager.session_protection = None
    manager.user_loader(load_user)
    app.before_request(_touch)
    kept.init_app(app)


@cache  # written anew for every page it took longer than the database
def _wanted() -> Executable:
    """One sign-in with the person, once a role, and a stamp that pages ask for: columns alone, since this is asked
    before every page."""
    columns = (SignIn.id, SignIn.seen_at, SignIn.started_at, SignIn.person_id, Person.full_name, Person.known_as)
    return (
        select(*columns, RoleGrant.role, editions.beside(editions.OPPORTUNITIES).label("stamp"))
        .join(SignIn.account)
        .join(Account.person)
        .outerjoin(Person.roles)
        .where(SignIn.token_digest == bindparam("digest"), SignIn.ended_at.is_(None), Account.ended_at.is_(None))
    )


def load_user(token: str) -> User | None:
    """One statement, roles and all; nothing for an ended, idle or unknown sign-in."""
    rows = db.rows(_wanted(), {"digest": token_digest(token)})
    if not rows or not still_good(rows[0].seen_at, rows[0].started_at, clock.now()):
        return None
    row = rows[0]
    g.seen_at = row.seen_at
    editions.was_read(editions.OPPORTUNITIES, row.stamp)
    roles = frozenset(each.role for each in rows if each.role is not None)
    return User(token, row.id, row.person_id, called(row.full_name, row.known_as), roles)


def still_good(seen_at: datetime, started_at: datetime, now: datetime) -> bool:
    idle: timedelta = current_app.config["IDLE_LIMIT"]
    limit: timedelta = current_app.config["SESSION_LIMIT"]
    return now - seen_at < idle + TOUCH and now - started_at < limit


def start(row: SignIn, token: str) -> None:
    """Give the browser a fresh cookie for a sign-in row that has just been committed."""
    session.clear()
    g.pop("csrf_token", None)  # the token of this request belonged to the session that is gone
    session.permanent = True
    wanted = select(Person).where(Person.id == row.person_id).options(selectinload(Person.roles))
    person = db.session().scalars(wanted).one()
    login_user(User(token, row.id, person.id, person.name, frozenset(grant.role for grant in person.roles)))


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
