"""Codes for an account, by what somebody typed and by whom they are for."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core import clock, db
from app.people.models import AccountCode, Person


def live_code(*, code_digest: str | None = None, code_id: int | None = None) -> AccountCode | None:
    """The code with its person, if it still opens something."""
    wanted = select(AccountCode).where(
        AccountCode.used_at.is_(None), AccountCode.ended_at.is_(None), AccountCode.expires_at > clock.now()
    )
    one = AccountCode.code_digest == code_digest if code_digest else AccountCode.id == code_id
    whole = joinedload(AccountCode.person).options(joinedload(Person.account), joinedload(Person.advisor))
    return db.session().scalars(wanted.where(one).options(whole)).unique().one_or_none()


def latest_code(person_id: int) -> AccountCode | None:
    """The newest code that was given to this person, whatever became of it."""
    mine = select(AccountCode).where(AccountCode.person_id == person_id).order_by(AccountCode.id.desc())
    return db.session().scalars(mine.limit(1)).one_or_none()
