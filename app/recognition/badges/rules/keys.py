"""The issuer's Ed25519 keys and its did:web document.

The setting is one line: the seed of the key that signs (64 hexadecimal digits), then, with commas, the public keys that
signed before it (base64url). What they signed stays good; a key that was stolen is left out, and with it all it signed.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


def b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unb64(words: str) -> bytes:
    """Raises ValueError for what is none, or is written in more than one way."""
    raw = base64.b64decode(words + "=" * (-len(words) % 4), altchars=b"-_", validate=True)
    if b64(raw) != words:
        raise ValueError("not written in the one way there is")
    return raw


@dataclass(frozen=True)
class Keys:
    """`public` by the name that a signature carries; the one that signs comes first."""

    signing: Ed25519PrivateKey
    public: Mapping[str, Ed25519PublicKey]

    @classmethod
    def of(cls, setting: str) -> Keys:
        seed, *before = setting.split(",")
        signing = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seed))
        known = [signing.public_key(), *(Ed25519PublicKey.from_public_bytes(unb64(each)) for each in before)]
        return cls(signing, {_name(each): each for each in known})

    @property
    def newest(self) -> str:
        return next(iter(self.public))


def _jwk(key: Ed25519PublicKey) -> dict[str, str]:
    return {"kty": "OKP", "crv": "Ed25519", "x": b64(key.public_bytes_raw())}


def _name(key: Ed25519PublicKey) -> str:
    """The thumbprint of RFC 7638: it stays the same wherever the key stands in the list."""
    words = json.dumps(_jwk(key), sort_keys=True, separators=(",", ":"))
    return b64(hashlib.sha256(words.encode()).digest())


def with_new_key(setting: str) -> str:
    """The setting with a fresh key to sign, and the one before it kept to check by."""
    before = ",".join(b64(key.public_bytes_raw()) for key in Keys.of(setting).public.values())
    return f"{secrets.token_hex(32)},{before}"


def did_of(base_url: str) -> str:
    """Such as did:web:involvement.example.org; a port is written %3A8000."""
    return "did:web:" + quote(urlsplit(base_url).netloc, safe="")


def did_document(did: str, keys: Keys) -> dict[str, Any]:
    names = [f"{did}#{name}" for name in keys.public]
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1"],
        "id": did,
        "verificationMethod": [
            {"id": f"{did}#{name}", "type": "JsonWebKey2020", "controller": did, "publicKeyJwk": _jwk(key)}
            for name, key in keys.public.items()
        ],
        "assertionMethod": names,
    }
