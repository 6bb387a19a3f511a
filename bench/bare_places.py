"""The bare pattern of a sign-up: whose sign-in is it, lock the opportunity, count, insert, write the audit, commit.

No rules, no page, no message. Under the same server and on the same tables as the application it is measured against.
"""

from __future__ import annotations

import json
import os
import secrets
from datetime import UTC, datetime
from typing import Any

from flask import Flask, Response, request
from sqlalchemy import text

from app.core.db import make_engine

app = Flask(__name__)
engine = make_engine(os.environ["DATABASE_URL"])
WHO = text("SELECT person_id FROM sign_in WHERE id = :id AND ended_at IS NULL")
TAKE = text("UPDATE opportunity SET version = version + 1 WHERE ref = :ref RETURNING id")
SEAT = text("SELECT id, number FROM seat WHERE opportunity_id = :id ORDER BY id LIMIT 1")
TAKEN = text("SELECT count(*) FROM place WHERE opportunity_id = :id AND state = 'confirmed'")
LAST = text("SELECT coalesce(max(position), 0) FROM place WHERE opportunity_id = :id")


@app.post("/<ref>")
def sign_up(ref: str) -> Response:
    now = datetime.now(UTC).replace(tzinfo=None)
    with engine.connect().execution_options(writer=True) as connection:
        person = connection.execute(WHO, {"id": int(request.cookies["sign_in"])}).scalar_one()
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
        connection.commit()
    return Response(status=302, headers={"Location": "/"})


def _insert(table: str, row: dict[str, Any], back: str = "") -> Any:
    columns, marks = ", ".join(f'"{name}"' for name in row), ", ".join(f":{name}" for name in row)
    return text(f"INSERT INTO {table} ({columns}) VALUES ({marks})" + (f" RETURNING {back}" if back else ""))


@app.get("/health/live")
def live() -> str:
    return "live"
