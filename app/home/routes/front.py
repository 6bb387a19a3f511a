"""The front page of one's role."""

from __future__ import annotations

from flask import render_template

from app.core.permissions import allow, anyone
from app.home.routes.about import bp


@bp.get("/")
@allow(anyone)
def front() -> str:
    return render_template("home/front.html")
