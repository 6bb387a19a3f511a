"""`POST /inbound/mail`: a mail server hands in one raw mail and signs it. Nothing of a page, no cookie, no sign-in.

It ends where `flask inbound` ends. What was taken in is answered with 200, also where nothing could be made of it, so
that it does not come again for ever.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from flask import Blueprint, Response, current_app, request
from flask.blueprints import BlueprintSetupState
from sqlalchemy.exc import InterfaceError, OperationalError
from werkzeug.exceptions import RequestEntityTooLarge

from app.calendar.replies import pages
from app.calendar.replies.intake import ENOUGH, process_inbound
from app.calendar.replies.mailbox.address import MailboxAddress
from app.calendar.replies.reading import MOST_BYTES
from app.calendar.replies.signing import Signature
from app.calendar.replies.states import Reason, Transport
from app.core import clock, db, throttle, web
from app.core.i18n import gettext as _
from app.core.permissions import allow, signed_by_sender
from config import BadConfiguration

bp = Blueprint("inbound", __name__)
log = logging.getLogger(__name__)
PIECE = 64 * 1024
LATER = 30  # seconds
WITHIN = timedelta(minutes=5)
MOST, MOST_REFUSED = 1200, 60  # from one address
SHORTEST_SECRET = 32


@bp.post("/inbound/mail")
@allow(signed_by_sender)
def take() -> Response:
    secret: str = current_app.config["INBOUND_SECRET"]
    if not secret:
        return _plain(404, _("There is nothing here."))
    try:
        return _take(secret)
    except RequestEntityTooLarge:
        return _plain(413, pages.sentence(Reason.TOO_LARGE))
    except (OperationalError, InterfaceError):
        return _plain(503, pages.busy(), after=LATER)


def _take(secret: str) -> Response:
    signature = Signature(secret, request.headers.get("X-Inbound-Timestamp", ""))
    raw = _signed(signature) if signature.in_time(clock.now()) else None
    if held := _hold("inbound refused", MOST_REFUSED) if raw is None else _hold("inbound", MOST):
        return _plain(
            429, _("Too many at once. Please send this mail again later."), after=int(held.total_seconds()) + 1
        )
    if raw is None:
        log.warning("a mail that was handed in was not taken: its signature is not right, or too old")
        return _plain(403, _("This is not signed as it should be."))
    taken = process_inbound(raw, Transport.WEB)
    return _plain(413 if len(raw) > MOST_BYTES else 200, pages.line(taken.reason))


def _signed(signature: Signature) -> bytes | None:
    """The mail, as much of it as is ever looked at; nothing where the signature of the whole of it is not right."""
    kept = bytearray()
    while piece := request.stream.read(PIECE):
        signature.feed(piece)
        kept += piece[: ENOUGH - len(kept)]
    return bytes(kept) if signature.matches(request.headers.get("X-Inbound-Signature", "")) else None


def _hold(what: str, most: int) -> timedelta | None:
    with db.transaction():
        return throttle.count_try(what, web.came_from(), most=most, within=WITHIN)


def _plain(status: int, words: str, *, after: int | None = None) -> Response:
    answer = Response(f"{words}\n", status, mimetype="text/plain")
    if after is not None:
        answer.headers["Retry-After"] = str(after)
    return answer


@bp.record_once
def _ready(state: BlueprintSetupState) -> None:
    """No token of a session can be asked of a program. A setting that cannot be ends the start."""
    state.app.extensions["csrf"].exempt(take)
    if 0 < len(state.app.config["INBOUND_SECRET"]) < SHORTEST_SECRET:
        raise BadConfiguration(f"INBOUND_SECRET must be at least {SHORTEST_SECRET} characters long.")
    try:
        MailboxAddress.from_config(state.app.config)
    except ValueError as error:
        raise BadConfiguration(str(error)) from None
