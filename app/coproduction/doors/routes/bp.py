"""The blueprint."""

from __future__ import annotations

from flask import Blueprint, Response

bp = Blueprint("doors", __name__)
Answer = Response | str
