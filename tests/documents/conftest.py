"""A panel whose host adds documents, and the people who may and may not read them."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.documents.models import DocumentBytes, DocumentFile, DocumentOpening
from tests.support import sent
from tests.support.make import Make
from tests.support.page import Browser, Page
from tests.support.panels import Panels


class Pack:
    """`as_(name)` is a browser of somebody on `Panels`; `adds` uploads as the host and returns the page after it."""

    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self.make, self.panels = application, make, Panels(application, make)
        self.opportunity = self.panels.opportunity
        self._browser, self._known = browser, dict[str, Browser]()

    def as_(self, name: str) -> Browser:
        if name not in self._known:
            self._known[name] = self._browser.another()
            self._known[name].sign_in(f"{name}@post.example")
        return self._known[name]

    def at(self, moment: str) -> None:
        self.application.extensions["clock"].freeze(datetime.fromisoformat(moment))

    def address(self, rest: str = "", area: str = "host") -> str:
        return f"/{area}/opportunities/{self.opportunity}/documents{rest}"

    def adds(
        self, data: bytes, name: str = "spec.docx", *, by: str = "host", status: int = 200, **answers: str
    ) -> Page:
        values: dict[str, Any] = {
            "title": "Person specification", "kind": "person-specification", "format": "word", **answers,
            "file": (io.BytesIO(data), name),
        }  # fmt: skip
        return self.as_(by).post(self.address("/add"), values, status=status)

    def file(self, **where: Any) -> str:
        """The reference of the newest file."""
        with self.application.app_context():
            wanted = select(DocumentFile).order_by(DocumentFile.id.desc()).limit(1)
            return db.session().scalars(wanted).one().ref

    def document(self) -> str:
        with self.application.app_context():
            wanted = select(DocumentFile).order_by(DocumentFile.id.desc()).limit(1)
            return db.session().scalars(wanted).one().document.ref

    def opens(self, name: str, status: int = 200) -> Page:
        return self.as_(name).get(f"/documents/{self.file()}", status=status)

    def reads(self, name: str, status: int = 200) -> Page:
        return self.as_(name).get(f"/opportunities/{self.opportunity}/documents", status=status)

    def declares(self, name: str) -> Page:
        return self.as_(name).post(f"/opportunities/{self.opportunity}/documents/declare", {"agree": "y"})

    def count(self, model: Any) -> int:
        with self.application.app_context():
            return len(db.session().scalars(select(model)).all())

    @property
    def openings(self) -> int:
        return self.count(DocumentOpening)

    @property
    def kept(self) -> int:
        return self.count(DocumentBytes)


@pytest.fixture
def pack(application: Flask, make: Make, browser: Browser) -> Pack:
    return Pack(application, make, browser)


@pytest.fixture
def added(pack: Pack) -> Callable[[], Pack]:
    def add() -> Pack:
        pack.adds(sent.docx())
        return pack

    return add
