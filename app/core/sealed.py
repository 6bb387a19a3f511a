"""Sealing a few bytes, so that a look into the database or a copy of it does not read them by the way.

AES-GCM under a key made from SECRET_KEY for one purpose alone. What the bytes are about is bound in: moved to another
row they cannot be read.
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app

NONCE = 12


class Unreadable(ValueError):
    """SECRET_KEY is not the one it was sealed with, or the row was moved or bent."""


def seal(plain: bytes, *, purpose: str, about: str, block: int) -> bytes:
    """`plain` is filled up with spaces to a multiple of `block` bytes: its length says nothing."""
    filled = plain.ljust(-(-len(plain) // block) * block)
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(_key(purpose)).encrypt(nonce, filled, about.encode())


def unseal(sealed: bytes, *, purpose: str, about: str) -> bytes:
    """With the spaces it was filled up with. Raises `Unreadable`."""
    try:
        return AESGCM(_key(purpose)).decrypt(sealed[:NONCE], sealed[NONCE:], about.encode())
    except (InvalidTag, ValueError) as error:
        raise Unreadable("this was sealed with another SECRET_KEY, or for another row") from error


def _key(purpose: str) -> bytes:
    secret = current_app.config["SECRET_KEY"].encode()
    return HKDF(SHA256(), length=32, salt=None, info=purpose.encode()).derive(secret)
