"""Opaque references for addresses and codes: nobody can guess one or count with them."""

from __future__ import annotations

import hashlib
import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that is misread aloud: no 0 and o, 1, i and l
PLACES = [len(ALPHABET) ** place for place in range(16)]


def new_ref() -> str:
    """16 characters, about 79 random bits: short enough to read out on the phone."""
    return _drawn(16)


def new_code() -> str:
    """6 characters to be told to somebody face to face, such as "k4m7xq": no secret, but nothing to count with."""
    return _drawn(6)


def _drawn(length: int) -> str:
    """One number drawn from all there are, in our letters: drawn one by one, the kernel is asked for each of them."""
    number = secrets.randbelow(len(ALPHABET) ** length)
    return "".join([ALPHABET[number // place % len(ALPHABET)] for place in PLACES[:length]])


def new_token() -> str:
    """256 random bits for links and cookies; only `digest` of it is ever stored."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
