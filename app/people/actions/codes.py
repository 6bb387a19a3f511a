"""A code with which somebody makes their own account, and finds everything that was done for them before."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.people import codes, events, queries
from app.people.actions import persons, sign_ins
from app.people.actions.accounts import open_account
from app.people.models import Account, AccountCode, Person, Role
from app.people.states import HAS_A_PLACE

CODE_LIVES = timedelta(days=14)  # long enough for the post


class NoSuchCode(RuleBroken):
    """Wrong, too old, used or replaced: one and the same answer."""

    def __init__(self) -> None:
        super().__init__(_("That does not match what we have. Check the code and your family name, or ring us."))


class EmailTaken(RuleBroken):
    """Somebody signs in with this address already; who, is not said."""


def make_code(person_id: int, *, by: Actor) -> tuple[AccountCode, str]:
    """A new code and its digits, which nobody can read again. Earlier codes of this person stop working."""
    person = persons.locked(person_id)
    if person.account is not None:
        raise RuleBroken(_("They have an account already, so they need no code."))
    if person.advisor is None or person.advisor.state not in HAS_A_PLACE:
        raise RuleBroken(_("Only somebody who is on the register can have a code."))
    now, code = clock.now(), codes.new()
    earlier = update(AccountCode).where(AccountCode.person_id == person_id, AccountCode.used_at.is_(None))
    db.session().execute(earlier.where(AccountCode.ended_at.is_(None)).values(ended_at=now))
    row = AccountCode(
        person_id=person_id, code_digest=codes.keyed_digest(code), made_at=now, expires_at=now + CODE_LIVES
    )  # fmt: skip
    db.session().add(row)
    db.session().flush()
    emit(events.AccountCodeMade(person_id, row.id), by=by)
    return row, code


def use_code(code_id: int, email: str, password_hash: str | None) -> Account:
    """Open the account of whom the code is for. Taken by an UPDATE, so that of two uses at once only one counts.

    Raises NoSuchCode, or EmailTaken where somebody else signs in with this address; the code then stays as it was.
    """
    now, email = clock.now(), email.strip().lower()
    taken = db.session().execute(
        update(AccountCode)
        .where(
            AccountCode.id == code_id, AccountCode.used_at.is_(None), AccountCode.ended_at.is_(None),
            AccountCode.expires_at > now,
        )
        .values(used_at=now)
    )  # fmt: skip
    if not taken.rowcount:  # type: ignore[attr-defined]
        raise NoSuchCode
    person = persons.locked(db.session().get_one(AccountCode, code_id, populate_existing=True).person_id)
    if person.account is not None or person.advisor is None or person.advisor.state not in HAS_A_PLACE:
        raise NoSuchCode
    account = _opened(person, email)
    if password_hash:
        sign_ins.set_password(account, password_hash, by=Actor(person.id))
    emit(events.AccountCodeUsed(person.id, code_id), by=Actor(person.id))
    return account


def _opened(person: Person, email: str) -> Account:
    """Theirs from here on; an address that we did not have is kept, and how they want to hear from us stays."""
    if queries.account_by_email(email) is not None:
        raise EmailTaken(_("Somebody signs in with this email already. Use another one, or ring us."))
    me = Actor(person.id)
    account = open_account(person, email, [Role.ADVISOR], by=me)
    if person.email is None:
        persons.change(person.id, {"email": email}, by=me)
    return account
