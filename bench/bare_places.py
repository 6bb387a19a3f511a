"""The bare pattern of a sign-up: lock the opportunity, count, insert, commit, and nothing that makes it ours.

The same session and audit work as ours, no more and no less. Session: our own code finds out who it is (the signed
cookie, its token, the sign-in with its person and roles in a read-only transaction, when it was last seen). Audit: the
rows that ours leaves, one in the history of the place and one audit entry. Left out, though a sign-up is none without
it: the rules, the page, and the message to the person. The same server, tables and promises of the database.
"""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime
from typing import Any

from flask import Flask, Response
from flask_login import current_user, login_required
from flask_wtf import CSRFProtect
from sqlalchemy import text

import app.models  # noqa: F401  who somebody is names tables of other rooms
from app.core import clock, db
from app.people import signed_in
from config import settings

bare = Flask(__name__)
bare.config.update(settings())
for part in (clock, db, signed_in):
    part.init_app(bare)
CSRFProtect(bare)
TAKE = text("UPDATE opportunity SET version = version + 1 WHERE ref = :ref RETURNING id")
SEAT = text("SELECT id, number FROM seat WHERE opportunity_id = :id ORDER BY id LIMIT 1")
TAKEN = text("SELECT count(*) FROM place WHERE opportunity_id = :id AND state = 'confirmed'")
LAST = text("SELECT coalesce(max(position), 0) FROM place WHERE opportunity_id = :id")


@bare.post("/<ref>")
@login_required
def sign_up(ref: str) -> Response:
    now = datetime.now(UTC).replace(tzinfo=None)
    person = current_user.person_id
    with db.transaction() as session:
        connection = session.connection()
        opportunity = connection.execute(TAKE, {"ref": ref}).scalar_one()
        seat, number = connection.execute(SEAT, {"id": opportunity}).one()
        taken = connection.execute(TAKEN, {"id": opportunity}).scalar_one()
        state = "confirmed" if taken < number else "reserve"
        row = {"ref": secrets.token_hex(8), "state": state, "person_id": person, "opportunity_id": opportunity,
               "seat_id": seat, "position": connection.execute(LAST, {"id": opportunity}).scalar_one() + 1,
               "asked_at": now}  # fmt: skip
        place = connection.execute(_insert("place", row, "id"), row).scalar_one()
        move = {"place_id": place, "after": state, "at": now, "actor_id": person}
        connection.execute(_insert("place_move", move), move)
        entry = {"at": now, "event": "Bare", "actor_id": person, "data": json.dumps({"place_id": place})}
        connection.execute(_insert("audit_entry", entry), entry)
    return Response(status=302, headers={"Location": "/"})


def _insert(table: str, row: dict[str, Any], back: str = "") -> Any:
    columns, marks = ", ".join(f'"{name}"' for name in row), ", ".join(f":{name}" for name in row)
    return text(f"INSERT INTO {table} ({columns}) VALUES ({marks})" + (f" RETURNING {back}" if back else ""))


@bare.get("/health/live")
def live() -> str:
    return "live"
