"""`/calendar/TOKEN.ics`: read by calendar programs, with no cookie and no sign-in; the address is the key."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, Response, current_app, request
from werkzeug.datastructures import Headers
from werkzeug.http import is_resource_modified

from app.calendar.feeds import actions, queries
from app.calendar.feeds.entries import written
from app.calendar.feeds.queries import Asked
from app.core import clock, db
from app.core.headers import keep_for
from app.core.pace import Pace
from app.core.permissions import allow, anyone
from app.core.recent import Recent
from app.people.links import token_digest

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

bp = Blueprint("feeds", __name__)
SECONDS = 900
IN_MINUTES = timedelta(minutes=5)
MOST, MOST_UNKNOWN = 30, 60  # of one feed, and of addresses that are none from one place
LARGEST_KEPT = 250_000  # bytes
CONTENT: Recent[str, bytes] = Recent(64)


@bp.get("/calendar/<token>.ics")
@allow(anyone)
def show(token: str) -> Response:
    """Unchanged is said from one statement, without making the bytes."""
    digest = token_digest(token)
    asked = queries.asked(digest)
    held = _hold("feed", digest, MOST) if asked else _hold("no feed", request.remote_addr or "", MOST_UNKNOWN)
    if held:
        return _plain(429, {"Retry-After": str(int(held.total_seconds()) + 1)})
    if asked is None:
        return _plain(404)
    if asked.stored and asked.changed_at and not _differs(asked.etag, asked.changed_at):
        return _answer(None, asked.etag, asked.changed_at)
    content, etag, changed_at = _content(asked)
    return _answer(content if _differs(etag, changed_at) else None, etag, changed_at)


def _differs(etag: str, changed_at: datetime) -> bool:
    """From what the program says that it has: by the tag, and by the date only where it names no tag."""
    return is_resource_modified(request.environ, etag=etag, last_modified=changed_at)


def _hold(what: str, who: str, most: int) -> timedelta | None:
    pace: Pace = current_app.extensions.setdefault(f"pace of {what}", Pace(most, IN_MINUTES))
    return pace.hold(who, clock.now())


def _content(asked: Asked) -> tuple[bytes, str, datetime]:
    """The bytes, their tag, and since when they are what they are."""
    kept = CONTENT.get(asked.version)
    if kept is not None and asked.stored and asked.changed_at:
        return kept, asked.etag, asked.changed_at
    content, newest = written(asked)
    etag, changed_at = hashlib.sha256(content).hexdigest(), asked.changed_at
    if not asked.stored or changed_at is None or etag != asked.etag:
        with db.transaction():
            changed_at = actions.note(asked, etag, newest)
    if len(content) < LARGEST_KEPT:
        CONTENT.keep(asked.version, content)
    return content, etag, changed_at


class _Feed(Response):
    """Werkzeug takes Last-Modified out of a 304, and programs that ask by date would forget what to ask for."""

    def get_wsgi_headers(self, environ: WSGIEnvironment) -> Headers:
        headers = super().get_wsgi_headers(environ)
        headers["Last-Modified"] = self.headers["Last-Modified"]
        return headers


def _answer(content: bytes | None, etag: str, changed_at: datetime) -> Response:
    answer = _Feed(content, 200 if content is not None else 304, content_type="text/calendar; charset=utf-8")
    answer.set_etag(etag)
    answer.last_modified = changed_at
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Content-Disposition"] = 'inline; filename="involvement.ics"'
    return keep_for(answer, SECONDS)


def _plain(status: int, headers: dict[str, str] | None = None) -> Response:
    """For a program, not for a person: nothing of a page, which would look who is signed in."""
    words = {404: "No calendar here.\n", 429: "Too often. Please wait.\n"}[status]
    return Response(words, status, {"X-Robots-Tag": "noindex", **(headers or {})}, mimetype="text/plain")
