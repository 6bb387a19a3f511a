"""Signing in and out, single-use links, and passwords."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from app.core import clock, db, throttle
from app.core.actor import SYSTEM, Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.ids import new_token
from app.people import events, queries
from app.people.links import token_digest
from app.people.models import Account, LinkPurpose, SignIn, SignInLink

LINK_LIVES = {
    LinkPurpose.SIGN_IN: timedelta(minutes=30),
    LinkPurpose.PASSWORD: timedelta(hours=1),
    LinkPurpose.INVITATION: timedelta(days=7),
}


def sign_in(account: Account) -> tuple[SignIn, str]:
    """A new sign-in and its token, for a person who has just proved who they are."""
    now, token = clock.now(), new_token()
    row = SignIn(token_digest=token_digest(token), person_id=account.person_id, started_at=now, seen_at=now)
    db.session().add(row)
    db.session().flush()
    emit(events.SignedIn(account.person_id, row.id), by=Actor(account.person_id))
    return row, token


def refuse(person_id: int | None) -> None:
    """Note a sign-in that was refused, of somebody known or of nobody."""
    emit(events.SignInRefused(person_id), by=SYSTEM)


def sign_out(person_id: int, *, only: int | None = None, besides: int | None = None, by: Actor | None = None) -> int:
    """End one sign-in, or every one (`besides` the one in use); returns how many. Done by themselves unless said."""
    ended = end_all(person_id, only=only, besides=besides)
    emit(events.SignedOut(person_id, ended), by=by or Actor(person_id))
    return ended


def end_all(person_id: int, *, only: int | None = None, besides: int | None = None) -> int:
    """End the rows behind the cookies, which are dead from then on; for a verb that says what happened itself."""
    live = update(SignIn).where(SignIn.person_id == person_id, SignIn.ended_at.is_(None))
    if only is not None:
        live = live.where(SignIn.id == only)
    if besides is not None:
        live = live.where(SignIn.id != besides)
    return int(db.session().execute(live.values(ended_at=clock.now())).rowcount)  # type: ignore[attr-defined]


def end_everybodys() -> None:
    """End every sign-in and every link there is: after going back to a copy, which knows nothing of who signed out."""
    now = clock.now()
    db.session().execute(update(SignIn).where(SignIn.ended_at.is_(None)).values(ended_at=now))
    db.session().execute(update(SignInLink).where(SignInLink.used_at.is_(None)).values(used_at=now))


def ask_for_link(account: Account | None, purpose: LinkPurpose) -> None:
    """Make a link for whoever has this account; for nobody, or somebody who left, only note it: as much work."""
    if account is None or account.ended_at is not None:
        emit(events.LinkRefused(purpose.value), by=SYSTEM)
    else:
        make_link(account, purpose)


def make_link(account: Account, purpose: LinkPurpose, *, by: Actor = SYSTEM) -> SignInLink:
    """A link that works once; the reaction to `LinkAsked` writes the message that carries it."""
    link = new_link(account, purpose)
    emit(events.LinkAsked(link.id, purpose.value), by=by)
    return link


def new_link(account: Account, purpose: LinkPurpose) -> SignInLink:
    """A link that no message carries: whoever asked for it is shown it."""
    link = SignInLink(person_id=account.person_id, purpose=purpose, expires_at=clock.now() + LINK_LIVES[purpose])
    db.session().add(link)
    db.session().flush()
    return link


def still_works(link: SignInLink) -> bool:
    return link.used_at is None and link.expires_at > clock.now() and link.account.ended_at is None


def use_link(link_id: int, nonce: str, purpose: LinkPurpose) -> Account:
    """Take a link by an UPDATE, so that of two uses at once only one counts."""
    now = clock.now()
    taken = db.session().execute(
        update(SignInLink)
        .where(
            SignInLink.id == link_id,
            SignInLink.nonce == nonce,
            SignInLink.purpose == purpose,
            SignInLink.used_at.is_(None),
            SignInLink.expires_at > now,
        )
        .values(used_at=now)
    )
    link = queries.link(link_id, nonce) if taken.rowcount else None  # type: ignore[attr-defined]
    if link is None or link.account.ended_at is not None:
        raise RuleBroken(_("This link has been used or is too old. Please ask for a new one."))
    return link.account


def set_password(account: Account, password_hash: str, *, by: Actor) -> None:
    """Store a new password (already hashed, outside the transaction); every sign-in and every other link ends."""
    account.password_hash = password_hash
    end_all(account.person_id)
    close_links(account.person_id)
    throttle.forget("sign-in", account.sign_in_email)
    emit(events.PasswordSet(account.person_id), by=by)


def close_links(person_id: int) -> None:
    """Let no link that was sent earlier work any more."""
    db.session().execute(
        update(SignInLink)
        .where(SignInLink.person_id == person_id, SignInLink.used_at.is_(None))
        .values(used_at=clock.now())
    )
