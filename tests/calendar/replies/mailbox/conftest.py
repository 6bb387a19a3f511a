"""A mailbox on a real IMAP server that the application is set to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from app.calendar.replies.mailbox.due import read_mailbox
from app.calendar.replies.mailbox.models import Mailbox
from app.core import clock, db
from tests.support.imap import MailServer, mail_server


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as found:
        yield found


@pytest.fixture
def mailbox(application: Flask, server: MailServer, monkeypatch) -> MailServer:
    monkeypatch.setitem(application.config, "INBOUND_URL", server.url)
    return server


@pytest.fixture
def read(application: Flask) -> Callable[[], int]:
    """What a worker does when it is time; returns how many mails it took in."""

    def once() -> int:
        with application.app_context():
            return read_mailbox(clock.now())

    return once


@pytest.fixture
def noted(application: Flask) -> Callable[[], Mailbox]:
    """What the workers know of the mailbox."""

    def row() -> Mailbox:
        with application.app_context():
            return db.session().scalars(select(Mailbox)).one()

    return row
