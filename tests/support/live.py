"""The application behind a real port, for real browsers: in a thread, on SQLite, at a time the test decides."""

from __future__ import annotations

import email
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from app.messages import worker
from tests.support import apps


class _Quiet(WSGIRequestHandler):
    """Says what went wrong, not every request."""

    def log_request(self, *_: Any) -> None:
        return


class Live:
    """`url` leads to the application. Nothing is sent until `post_goes_out`, and no time passes but by `advance`."""

    def __init__(self, app: Flask, url: str, mail: Path) -> None:
        self.app = app
        self.url = url
        self._mail = mail

    def advance(self, by: timedelta) -> None:
        self.app.extensions["clock"].advance(by)

    def post_goes_out(self) -> None:
        """One round of the worker, to its end."""
        assert worker.run(self.app, once=True), "the worker did not get through what was due"

    def letters_to(self, address: str) -> list[EmailMessage]:
        """The mails that arrived there, oldest first."""
        folder = self._mail / "new"
        found = [_parsed(path) for path in folder.iterdir()] if folder.is_dir() else []
        return sorted((mail for mail in found if address in str(mail["To"])), key=lambda mail: mail["Date"].datetime)

    def links_in(self, mail: EmailMessage, path: str) -> list[str]:
        """The addresses in its plain text that lead to a page of ours below `path`."""
        body = mail.get_body(("plain",))
        assert body is not None
        return re.findall(rf"{re.escape(self.url + path)}\S+", body.get_content())


def _parsed(path: Path) -> EmailMessage:
    found = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


@contextmanager
def served(folder: Path) -> Iterator[Live]:
    """An empty application in `folder`, standing at nine o'clock on Tuesday 1 December 2026."""
    prepared = apps.Prepared(folder, None)
    app = prepared.fresh()
    app.extensions["clock"].freeze(datetime.fromisoformat(apps.START))
    server: BaseWSGIServer = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet)
    url = app.config["BASE_URL"] = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, name="live", daemon=True)
    thread.start()
    try:
        yield Live(app, url, folder / "mail")
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
        prepared.engine.dispose()
