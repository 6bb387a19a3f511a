"""Where the routes of joining hang."""

from __future__ import annotations

from flask import Blueprint, Response

bp = Blueprint("joining", __name__)
Answer = Response | str | tuple[str, int]
