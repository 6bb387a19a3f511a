"""The pages at the foot of every page: contact, emergencies, privacy, cookies, accessibility; and health."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, current_app, jsonify, render_template
from sqlalchemy import text

from app.core import db, migrations
from app.core.permissions import allow, anyone

bp = Blueprint("home", __name__)
STATEMENT_OF = date(2026, 11, 24)  # the day on which somebody last read the accessibility statement against the pages


@bp.get("/contact")
@allow(anyone)
def contact() -> str:
    return render_template("home/contact.html")


@bp.get("/not-for-emergencies")
@allow(anyone)
def emergencies() -> str:
    return render_template("home/emergencies.html")


@bp.get("/privacy")
@allow(anyone)
def privacy() -> str:
    return render_template("home/privacy.html")


@bp.get("/cookies")
@allow(anyone)
def cookies() -> str:
    return render_template("home/cookies.html")


@bp.get("/accessibility-statement")
@allow(anyone)
def accessibility() -> str:
    return render_template("home/accessibility.html", prepared_on=STATEMENT_OF)


@bp.get("/health/live")
@allow(anyone)
def live() -> Response:
    return jsonify(status="live")


@bp.get("/health/ready")
@allow(anyone)
def ready() -> tuple[Response, int]:
    """Ready when the database answers and has the shape this release needs."""
    try:
        db.session().execute(text("SELECT 1"))
        good = migrations.current(current_app.extensions["engine"]) == migrations.head()
    except Exception:  # noqa: BLE001  whatever is wrong, the answer is: not ready
        good = False
    return jsonify(status="ready" if good else "not ready"), 200 if good else 503
