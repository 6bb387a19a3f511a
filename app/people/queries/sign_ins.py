"""Sign-ins, and the links and accounts behind them."""

from __future__ import annotations

from sqlalchemy import func, select

from app.core import db
from app.people.links import token_digest
from app.people.models import Account, LinkPurpose, Person, SignIn, SignInLink


def account_by_email(email: str) -> Account | None:
    wanted = select(Account).where(Account.sign_in_email == email.strip().lower())
    return db.session().scalars(wanted).one_or_none()


def link(link_id: int, nonce: str) -> SignInLink | None:
    wanted = select(SignInLink).where(SignInLink.id == link_id, SignInLink.nonce == nonce)
    return db.session().scalars(wanted).one_or_none()


def was_invited(person_id: int) -> bool:
    """Whether an invitation was ever made for this person's account."""
    theirs = SignInLink.person_id == person_id, SignInLink.purpose == LinkPurpose.INVITATION
    return db.session().scalar(select(SignInLink.id).where(*theirs).limit(1)) is not None


def person_of_sign_in(token: str) -> int | None:
    """Whose sign-in this cookie was, also when it has ended."""
    return db.session().scalar(select(SignIn.person_id).where(SignIn.token_digest == token_digest(token)))


def live_sign_ins(person_id: int) -> list[SignIn]:
    wanted = select(SignIn).where(SignIn.person_id == person_id, SignIn.ended_at.is_(None))
    return list(db.session().scalars(wanted.order_by(SignIn.seen_at.desc(), SignIn.id.desc())))


def anybody_here() -> bool:
    """Whether the database holds any person at all."""
    return bool(db.session().scalar(select(func.count()).select_from(Person)))
