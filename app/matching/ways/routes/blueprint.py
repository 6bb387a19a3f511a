"""The blueprint of the way."""

from __future__ import annotations

from flask import Blueprint, Response, abort

from app.core import db
from app.opportunities.models import Kind
from app.opportunities.states import SeatRole

bp = Blueprint("ways", __name__)
Answer = Response | str


def step_of(code: str, role: str) -> tuple[Kind, SeatRole]:
    """The kind and the role that an address names; 404 where there is none."""
    kind = db.session().get(Kind, code)
    if kind is None or role not in {SeatRole.MEMBER.value, SeatRole.CHAIR.value}:
        abort(404)
    return kind, SeatRole(role)
