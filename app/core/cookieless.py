"""Addresses that open something by themselves, take what is signed, or say the same to everybody.

No cookie is read there, and none is set.
"""

from __future__ import annotations

import flask
from flask import Flask, Request, Response
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin

SIGNED = "/inbound/"  # only what its sender has signed is taken there, so it may come from anywhere
SAME = ("/opportunities.json", "/opportunities.atom", "/what-changed.atom", "/embed/")  # for everybody
PATHS = ("/calendar/", "/answer/", SIGNED, *SAME)


class _Sessions(SecureCookieSessionInterface):
    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        if request.path.startswith(PATHS):
            return SecureCookieSession()
        return super().open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if not flask.request.path.startswith(PATHS):
            super().save_session(app, session, response)


def init_app(app: Flask) -> None:
    app.session_interface = _Sessions()
