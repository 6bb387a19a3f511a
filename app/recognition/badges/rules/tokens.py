"""Signing a credential as a VC-JWT (RFC 7515, EdDSA), reading one back, and the hash that stands for a person."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Any

from cryptography.exceptions import InvalidSignature

from app.recognition.badges.rules.keys import Keys, b64, unb64
from app.recognition.badges.states import Verdict

LONGEST = 20_000  # letters of a badge; ours have about 2,000


def sign(credential: dict[str, Any], did: str, keys: Keys) -> str:
    """The credential itself is the payload (OB 3.0 §8.2.4.1)."""
    header = {"alg": "EdDSA", "kid": f"{did}#{keys.newest}", "typ": "vc+jwt"}
    signed = f"{_part(header)}.{_part(credential)}"
    return f"{signed}.{b64(keys.signing.sign(signed.encode()))}"


def read(token: str, did: str, keys: Keys) -> tuple[Verdict, dict[str, Any]]:
    """Whether the issuer `did` signed it, and what it says; nothing of it is to be believed but with GOOD.

    The header chooses nothing but one of our own keys: never the algorithm, never a key that it brings along.
    """
    try:
        head, body, proof = token.split(".")
        header, payload, signature = json.loads(unb64(head)), json.loads(unb64(body)), unb64(proof)
        kid, issuer = header["kid"], payload["issuer"]["id"]
        _check_words(kid, issuer, payload["id"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return Verdict.UNREADABLE, {}
    if issuer != did or not kid.startswith(f"{did}#"):
        return Verdict.NOT_OURS, {}
    key = keys.public.get(kid.partition("#")[2])
    if key is None or header.get("alg") != "EdDSA" or payload.get("iss") != did or payload.get("jti") != payload["id"]:
        return Verdict.CHANGED, {}
    try:
        key.verify(signature, f"{head}.{body}".encode())
    except InvalidSignature:
        return Verdict.CHANGED, {}
    return Verdict.GOOD, payload


def _check_words(*found: object) -> None:
    if not all(isinstance(each, str) for each in found):
        raise TypeError("not words")


def _part(value: dict[str, Any]) -> str:
    return b64(json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode())


def identity(kind: str, known_as: str) -> dict[str, Any]:
    """An IdentityObject: whoever knows the address (or the name) sees that it is meant. Nobody reads it there."""
    salt = secrets.token_hex(16)
    return {
        "type": "IdentityObject", "hashed": True, "identityHash": _hash(known_as, salt), "identityType": kind,
        "salt": salt,
    }  # fmt: skip


def was_given_to(credential: dict[str, Any], known_as: str) -> bool:
    found = credential["credentialSubject"]["identifier"]
    return any(each["identityHash"] == _hash(known_as, each["salt"]) for each in found)


def _hash(known_as: str, salt: str) -> str:
    plain = " ".join(known_as.split()).lower()
    return "sha256$" + hashlib.sha256((plain + salt).encode()).hexdigest()
