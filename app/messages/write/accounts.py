"""Messages about an account: they go to the address one signs in with, however the person likes to be reached.

Who asks for a link for an address that is not theirs learns nothing: the message goes to the address's owner.
"""

from __future__ import annotations

from datetime import datetime

from app.messages import outbox
from app.messages.words import render
from app.people.models import Person


def sign_in_link(person: Person, to: str, *, link_id: int, link: str, expires_at: datetime) -> int:
    """`link` is the whole address of a single-use link; `to` the account's sign-in address."""
    return _with_link("sign_in_link", person, to, link_id=link_id, link=link, expires_at=expires_at)


def staff_invitation(person: Person, to: str, *, link_id: int, link: str, expires_at: datetime) -> int:
    """An account was made for a member of staff: the link lets them choose a password."""
    return _with_link("staff_invitation", person, to, link_id=link_id, link=link, expires_at=expires_at)


def password_reset(person: Person, to: str, *, link_id: int, link: str, expires_at: datetime) -> int:
    """A forgotten password."""
    return _with_link("password_reset", person, to, link_id=link_id, link=link, expires_at=expires_at)


def password_changed(person: Person, to: str, *, changed_at: datetime) -> int:
    """Tells of a new password, for the day it was somebody else."""
    words = render("password_changed", {"person": person, "changed_at": changed_at})
    about = f"person:{person.id}"
    return outbox.post(person, words, name="password_changed", about=about, once=changed_at.isoformat(), to=to)


def _with_link(name: str, person: Person, to: str, *, link_id: int, link: str, expires_at: datetime) -> int:
    words = render(name, {"person": person, "link": link, "expires_at": expires_at})
    return outbox.post(person, words, name=name, about=f"link:{link_id}", to=to)
