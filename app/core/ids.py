"""Opaque references for addresses and codes: nobody can guess one or count with them."""

from __future__ import annotations

import hashlib
import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that is misread aloud: no 0 and o, 1, i and l


def new_ref() -> str:
    """16 characters, about 79 random bits: short enough to read out on the phone."""
    return "".join(secrets.choice(ALPHABET) for _ in range(16))


def new_code() -> str:
    """6 characters to be told to somebody face to face, such as "k4m7xq": no secret, but nothing to count with."""
    return "".join(secrets.choice(ALPHABET) for _ in range(6))


def new_token() -> str:
    """256 random bits for links and cookies; only `digest` of it is ever stored."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
