"""Sealing one score, so that a look into the database or a copy of it does not read it by the way.

AES-GCM under a key made from SECRET_KEY for this alone. The place of the row is bound in: moved to another candidate or
another member it cannot be read. The length says nothing of whether there is a note of a line or of none.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app

BLOCK = 512  # bytes: what is sealed is filled up to a multiple of it
NONCE = 12

Place = tuple[int, int, int]  # candidate, criterion, person


class Unreadable(ValueError):
    """SECRET_KEY is not the one it was sealed with, or the row was moved or bent."""


@dataclass(frozen=True)
class Given:
    """What somebody gave: points, or not yet, and a note; when they last changed it."""

    points: int | None
    note: str
    at: datetime


def seal(given: Given, place: Place) -> bytes:
    plain = json.dumps([given.points, given.note, given.at.isoformat()]).encode()
    filled = plain.ljust(-(-len(plain) // BLOCK) * BLOCK)
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(_key()).encrypt(nonce, filled, _about(place))


def unseal(sealed: bytes, place: Place) -> Given:
    try:
        plain = AESGCM(_key()).decrypt(sealed[:NONCE], sealed[NONCE:], _about(place))
    except (InvalidTag, ValueError) as error:
        raise Unreadable("this score was sealed with another SECRET_KEY, or for another place") from error
    points, note, at = json.loads(plain)
    return Given(points, note, datetime.fromisoformat(at))


def _about(place: Place) -> bytes:
    return ":".join(map(str, place)).encode()


def _key() -> bytes:
    secret = current_app.config["SECRET_KEY"].encode()
    return HKDF(SHA256(), length=32, salt=None, info=b"alongside sealed scores 1").derive(secret)
