"""A verifier of our own, written against the texts and sharing no line with the product:

W3C Verifiable Credentials Data Model 2.0 (§4: contexts, id, type, issuer, validity, subject, status), Securing VCs with
JOSE and COSE (§3: JWS of the credential itself), DID Core (§5.2: verification methods and assertionMethod), Bitstring
Status List 1.0 (§3.2) and Open Badges 3.0 (§8.2.4: iss, jti, nbf).
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FIRST = "https://www.w3.org/ns/credentials/v2"


class Refused(Exception):
    pass


def verify(token: str, issuer: str, fetch: Callable[[str], bytes], now: datetime) -> dict[str, Any]:
    """The credential, if `issuer` (a did:web) made it, nothing is changed, and it is not revoked."""
    credential = _secured(token, issuer, fetch, now)
    _must("OpenBadgeCredential" in credential["type"], "not a badge")
    subject = credential["credentialSubject"]
    _must(isinstance(subject, dict) and "achievement" in subject, "no achievement")
    _must("id" in subject or subject.get("identifier"), "nobody it is for")
    entry = credential["credentialStatus"]
    _must(entry["type"] == "BitstringStatusListEntry" and entry["statusPurpose"] == "revocation", "unknown status")
    address = entry["statusListCredential"]
    listed = _secured(fetch(address).decode(), issuer, fetch, now)
    _must(listed["id"] == address and "BitstringStatusListCredential" in listed["type"], "another list")
    _must(listed["credentialSubject"]["statusPurpose"] == "revocation", "a list for something else")
    encoded = listed["credentialSubject"]["encodedList"]
    _must(encoded[0] == "u", "not multibase base64url")
    bits = gzip.decompress(_bytes(encoded[1:]))
    _must(len(bits) * 8 >= 131_072, "a list so short tells whose badge it is")
    place = int(entry["statusListIndex"])
    _must(not bits[place // 8] >> (7 - place % 8) & 1, "revoked")
    return credential


def _secured(token: str, issuer: str, fetch: Callable[[str], bytes], now: datetime) -> dict[str, Any]:
    head, body, proof = token.split(".")
    header, credential = json.loads(_bytes(head)), json.loads(_bytes(body))
    _must(header["alg"] == "EdDSA", "another algorithm")
    key = _key(header["kid"], issuer, fetch)
    try:
        key.verify(_bytes(proof), f"{head}.{body}".encode("ascii"))
    except InvalidSignature:
        raise Refused("the signature is not of these words") from None
    _must(credential["@context"][0] == FIRST, "the first context")
    _must("VerifiableCredential" in credential["type"], "not a verifiable credential")
    _must(credential["issuer"]["id"] == issuer == credential["iss"], "another issuer")
    _must(credential["jti"] == credential["id"], "another id")
    _must(datetime.fromisoformat(credential["validFrom"]) <= now, "not valid yet")
    until = credential.get("validUntil")
    _must(until is None or datetime.fromisoformat(until) >= now, "valid no more")
    _must(credential["nbf"] <= now.timestamp(), "not before")
    return credential


def _key(kid: str, issuer: str, fetch: Callable[[str], bytes]) -> Ed25519PublicKey:
    did, _sharp, _name = kid.partition("#")
    _must(did == issuer and did.startswith("did:web:"), "a key of somebody else")
    host = did.removeprefix("did:web:").replace("%3A", ":")
    document = json.loads(fetch(f"https://{host}/.well-known/did.json"))
    _must(document["id"] == issuer, "a document of somebody else")
    _must(kid in document["assertionMethod"], "a key that may not assert")
    (method,) = [each for each in document["verificationMethod"] if each["id"] == kid]
    jwk = method["publicKeyJwk"]
    _must(method["controller"] == issuer and (jwk["kty"], jwk["crv"]) == ("OKP", "Ed25519"), "another sort of key")
    _must("d" not in jwk, "the private key is published")
    return Ed25519PublicKey.from_public_bytes(_bytes(jwk["x"]))


def _bytes(words: str) -> bytes:
    return base64.urlsafe_b64decode(words + "=" * (-len(words) % 4))


def _must(true: object, else_: str) -> None:
    if not true:
        raise Refused(else_)
