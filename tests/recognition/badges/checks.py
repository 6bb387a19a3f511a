"""All three verifiers at once."""

from __future__ import annotations

from typing import Any

import pytest
from openbadgeslib.ob3 import OB3Verifier
from openbadgeslib.ob3.verifier import OB3VerificationError

from tests.recognition.badges.conftest import ISSUER, Wallet
from tests.recognition.badges.w3c import Refused, verify


def library(wallet: Wallet, token: str, issuer: str = ISSUER) -> Any:
    verifier = OB3Verifier.for_issuer_did(issuer, download=wallet.fetch)
    return verifier.verify(token, check_status=True, download=wallet.fetch)


def refused_by_all(wallet: Wallet, token: str, heading: str) -> None:
    with pytest.raises(OB3VerificationError):
        library(wallet, token)
    with pytest.raises((Refused, KeyError, ValueError, TypeError, AttributeError)):
        verify(token, ISSUER, wallet.fetch, wallet.now())
    assert wallet.check(token).h1 == heading
