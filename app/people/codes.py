"""Codes for an account: nine digits, told once, of which only a keyed digest is stored; the row alone opens nothing."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from datetime import datetime, timedelta

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from app.core import clock

DIGITS = 9
TIME_TO_FINISH = timedelta(minutes=30)  # between the right code and the e-mail and password


def new() -> str:
    return "".join(secrets.choice("0123456789") for _ in range(DIGITS))


def shown(code: str) -> str:
    """In threes, as it is read out: "482 915 067"."""
    return " ".join(code[start : start + 3] for start in range(0, DIGITS, 3))


def tidied(typed: str) -> str:
    """The digits alone, however they were typed."""
    return re.sub(r"[\s.-]", "", typed)


def keyed_digest(code: str) -> str:
    key = f"account-code:{current_app.config['SECRET_KEY']}".encode()
    return hmac.new(key, tidied(code).encode(), hashlib.sha256).hexdigest()


def hand_on(code_id: int) -> str:
    """For the address of the second step: says that the right code was given for this row, for half an hour."""
    return str(_signer().dumps([code_id, (clock.now() + TIME_TO_FINISH).isoformat()]))


def handed_on(token: str) -> int | None:
    """The id that a token names, while it counts."""
    try:
        code_id, until = _signer().loads(token)
    except (BadSignature, ValueError, TypeError):
        return None
    return int(code_id) if clock.now() < datetime.fromisoformat(until) else None


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="account-code")
