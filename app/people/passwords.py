"""Passwords: argon2id, at least 8 characters, none of the very common ones, no other rules."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app

from app.core.errors import RuleBroken
from app.core.i18n import gettext as _

SHORTEST, LONGEST = 8, 200
OF_THE_DEMO = "alongside-demo"  # printed on the screen for everybody: outside the demonstration it opens nothing
COMMON = frozenset(
    [
        "password",
        "password1",
        "password12",
        "password123",
        "passw0rd",
        "12345678",
        "123456789",
        "1234567890",
        "qwertyuiop",
        "qwerty123",
        "iloveyou",
        "letmein1",
        "welcome1",
        "sunshine",
        "princess",
        "football",
        "baseball",
        "superman",
        "trustno1",
        "abcd1234",
        "abc12345",
        "11111111",
        "00000000",
        "liverpool",
        "arsenal1",
        "chelsea1",
        "changeme",
        "charlie1",
        "monkey12",
        "dragon12",
        "alongside",
    ]
)


def _hasher() -> PasswordHasher:
    if current_app.config["CHEAP_HASHES"]:  # tests and demonstrations sign in hundreds of people
        return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    return PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)  # OWASP Password Storage, argon2id


def hashed(password: str) -> str:
    return _hasher().hash(password)


def check_new(password: str, *names: str) -> None:
    """Refuse a password that is too short, too long, very common, or the person's own name or address."""
    if len(password) < SHORTEST:
        raise RuleBroken(
            _("Choose a password of at least %(least)s characters. Three random words work well.", least=SHORTEST)
        )
    if len(password) > LONGEST:
        raise RuleBroken(_("Choose a password of at most %(most)s characters.", most=LONGEST))
    if password.casefold() in COMMON | {name.casefold() for name in names if name} or _opens_nothing(password):
        raise RuleBroken(_("That password is too easy to guess. Three random words work well."))


def matches(password: str, stored: str | None) -> bool:
    """Takes as long for nobody, or for somebody without a password, as for a wrong one."""
    try:
        same = _hasher().verify(stored or _dummy(), password[: LONGEST * 4])
    except (VerificationError, InvalidHashError):
        return False
    return same and stored is not None and not _opens_nothing(password)


def _opens_nothing(password: str) -> bool:
    """The demonstration's own, also where its database was taken over into production."""
    return password == OF_THE_DEMO and not current_app.config["DEMO"]


def _dummy() -> str:
    found: str | None = current_app.extensions.get("dummy_hash")
    if found is None:
        found = current_app.extensions["dummy_hash"] = hashed("nobody has this one")
    return found
