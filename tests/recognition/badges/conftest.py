"""Ada's badge as a chair of panels, and whoever checks it."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest

from app.core import clock
from app.recognition.badges.rules import Keys
from app.recognition.badges.rules.keys import b64
from tests.recognition.papers.conftest import MINE, Desk, desk, years  # noqa: F401
from tests.support.page import Page

ISSUER = "did:web:localhost"


class Wallet:
    """`token` is the badge as Ada took it away; `fetch` gets what a program elsewhere asks for."""

    def __init__(self, desk: Desk) -> None:  # noqa: F811
        self.desk, self.application = desk, desk.application
        self.application.extensions["clock"].freeze(datetime.now(UTC))  # programs elsewhere go by their own clock
        desk.ada = desk.years.own("ada")
        self.page = desk.ada.send(desk.ada.get(f"{MINE}/badge"), {"sort": "panel.chair"})
        self.code = desk.code
        self.token = desk.ada.get(f"{MINE}/{self.code}/badge.jwt").bytes.decode()

    def fetch(self, address: str) -> bytes:
        answer = self.application.test_client().get(urlsplit(address).path)
        assert answer.status_code == 200, address
        return bytes(answer.data)

    def now(self) -> datetime:
        with self.application.app_context():
            return clock.now()

    @property
    def says(self) -> dict[str, Any]:
        return dict(json.loads(_bytes(self.token.split(".")[1])))

    def check(self, words: str, **more: Any) -> Page:
        anybody = self.desk.anybody()
        return anybody.send(anybody.get("/badges/check"), {"pasted": words, **more})

    def withdraw(self) -> None:
        self.desk.ada.send(self.desk.ada.get(f"{MINE}/{self.code}/withdraw"))

    def signed(self, change: Callable[[dict[str, Any], dict[str, Any]], None], keys: Keys) -> str:
        """The badge changed in header and payload, and signed again with these keys."""
        header, payload = (json.loads(_bytes(each)) for each in self.token.split(".")[:2])
        change(header, payload)
        words = ".".join(b64(json.dumps(each).encode()) for each in (header, payload))
        return f"{words}.{b64(keys.signing.sign(words.encode()))}"


def _bytes(words: str) -> bytes:
    return base64.urlsafe_b64decode(words + "=" * (-len(words) % 4))


@pytest.fixture
def wallet(desk: Desk) -> Wallet:  # noqa: F811
    return Wallet(desk)
