"""The blueprint of buddies."""

from __future__ import annotations

from flask import Blueprint, Response

bp = Blueprint("buddies", __name__)
Answer = Response | str
