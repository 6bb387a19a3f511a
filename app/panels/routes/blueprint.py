"""The blueprint, and load-and-authorise for a panel one runs."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, url_for

from app.core import web
from app.core.permissions import allow
from app.panels import queries
from app.panels.models import Panel
from app.panels.permissions import may_run
from app.people import permissions as people

bp = Blueprint("panels", __name__)
Answer = Response | str
staff = allow(people.host, people.team)


def load(ref: str) -> Panel:
    """A host's own, or anybody's for the involvement team; else 404."""
    return web.load(Panel, ref, may_run, queries.with_hosts())


def address(ref: str) -> str:
    return url_for("panels.host_show", ref=ref)


def show(ref: str) -> Response:
    return redirect(address(ref))  # type: ignore[return-value]
