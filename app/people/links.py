"""What opens a door: single-use links, signed from the row's id and nonce, and the digest of a cookie's token.

A link or a cookie of the demonstration opens nothing in production, also where its database and key were taken over.
"""

from __future__ import annotations

from functools import lru_cache

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from app.core.ids import digest
from app.people.models import LinkPurpose, SignInLink

PATHS = {
    LinkPurpose.SIGN_IN: "/sign-in/link/",
    LinkPurpose.PASSWORD: "/password/",
    LinkPurpose.INVITATION: "/welcome/",
}


def token_digest(token: str) -> str:
    """What the row of a sign-in keeps of its cookie."""
    return digest(_for_here(token))


def _for_here(text: str) -> str:
    return f"demo:{text}" if current_app.config["DEMO"] else text


def _signer() -> URLSafeSerializer:
    return _serializer(current_app.config["SECRET_KEY"], _for_here("sign-in-link"))


@lru_cache(maxsize=16)
def _serializer(key: str, salt: str) -> URLSafeSerializer:
    return URLSafeSerializer(key, salt=salt)


def signed(salt: str, facts: list[object]) -> str:
    """A token for `facts` that only this installation can have made, for one use named by `salt`."""
    return str(_serializer(current_app.config["SECRET_KEY"], _for_here(salt)).dumps(facts))


def unsigned(salt: str, token: str) -> object:
    """What `signed` was given, or None for anything else."""
    try:
        found: object = _serializer(current_app.config["SECRET_KEY"], _for_here(salt)).loads(token)
    except BadSignature:
        return None
    return found


def address(link: SignInLink) -> str:
    """The whole address for a message, from BASE_URL only, never from the request."""
    token = str(_signer().dumps([link.id, link.nonce]))
    return f"{current_app.config['BASE_URL']}{PATHS[link.purpose]}{token}"


def read(token: str) -> tuple[int, str] | None:
    """The id and nonce a token names, or nothing."""
    try:
        found = _signer().loads(token)
    except BadSignature:
        return None
    return (found[0], found[1]) if isinstance(found, list) and len(found) == 2 else None
