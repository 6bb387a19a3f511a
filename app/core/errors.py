"""Refusals a person can read, and the pages for everything that goes wrong."""

from __future__ import annotations

import logging

from flask import Flask, Response, make_response, render_template, request
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound, ServiceUnavailable

from app.core.db import is_busy
from app.core.i18n import gettext as _

log = logging.getLogger(__name__)

PAGES = {400, 403, 404, 405, 413, 429, 500, 503}


class RuleBroken(Exception):
    """A verb said no. `str(error)` is one sentence for the person, saying what to do.

    `problems` are the answers it is about, where the verb knows them: (name of the field, sentence).
    """

    problems: tuple[tuple[str, str], ...] = ()


class Gone(NotFound):
    """Unknown, or not yours: the same answer, so that nobody learns which."""


def init_app(app: Flask) -> None:
    app.register_error_handler(RuleBroken, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(Exception, _crash)


def _page(code: int, message: str = "") -> Response:
    shown = code if code in PAGES else (400 if code < 500 else 500)
    return make_response(render_template(f"errors/{shown}.html", message=message), code)


def _refused(error: RuleBroken) -> Response:
    """For a verb reached without a form to show the sentence beside."""
    return _page(400, str(error))


def _http(error: HTTPException) -> Response:
    if error.code is None or error.code < 400:
        return error.get_response()  # type: ignore[return-value]
    answer = _page(error.code)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    if isinstance(error, ServiceUnavailable):
        answer.headers["Retry-After"] = "5"
    return answer


def _database(error: OperationalError) -> Response:
    if not is_busy(error):
        log.error("database error on %s %s", request.method, request.url_rule, exc_info=error)
    answer = _page(503, _("Nothing was lost. Please wait a moment and try again."))
    answer.headers["Retry-After"] = "5"
    return answer


def _crash(error: Exception) -> Response:
    log.error("unexpected error on %s %s", request.method, request.url_rule, exc_info=error)
    return _page(500)
