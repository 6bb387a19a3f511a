"""The blueprint that the modules beside this one fill."""

from __future__ import annotations

from flask import Blueprint, Response

bp = Blueprint("finance", __name__)
Answer = Response | str
