"""The involvement team's day: what needs a person, oldest first."""

from __future__ import annotations

from flask import render_template
from flask_login import current_user

from app.core.permissions import allow
from app.home.day import MOST, needs_of
from app.home.routes.about import bp
from app.people.permissions import team


@bp.get("/team")
@allow(team)
def day() -> str:
    needs = needs_of(current_user.person_id)
    return render_template("home/day.html", needs=needs, more=len(needs) == MOST)
