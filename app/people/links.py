"""Single-use links: signed from the row's id and nonce, so that the row alone opens nothing."""

from __future__ import annotations

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from app.people.models import LinkPurpose, SignInLink

PATHS = {
    LinkPurpose.SIGN_IN: "/sign-in/link/",
    LinkPurpose.PASSWORD: "/password/",
    LinkPurpose.INVITATION: "/welcome/",
}


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="sign-in-link")


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
