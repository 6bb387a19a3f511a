"""`/demo/mailbox`: one's own messages as they arrived; the administrator sees everybody's. Demonstration only."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, render_template
from flask_login import current_user
from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app.core import web
from app.core.permissions import allow, signed_in
from app.messages.models import OutboxMessage
from app.people.permissions import admin

bp = Blueprint("demo", __name__)


def may_read(user: object, message: OutboxMessage) -> bool:
    return admin(user) or getattr(user, "person_id", None) == message.person_id


@bp.get("/demo/mailbox")
@allow(signed_in)
def mailbox() -> str:
    _only_in_demo()
    return render_template("demo/mailbox.html", page=web.paginate(_messages()))


@bp.get("/demo/mailbox/<ref>")
@allow(signed_in)
def message(ref: str) -> str:
    _only_in_demo()
    found = web.load(OutboxMessage, ref, may_read, joinedload(OutboxMessage.person))
    return render_template("demo/message.html", message=found)


@bp.get("/demo/mailbox/<ref>/invite.ics")
@allow(signed_in)
def calendar(ref: str) -> Response:
    """The very bytes of the calendar part."""
    _only_in_demo()
    found = web.load(OutboxMessage, ref, may_read)
    if found.calendar is None:
        abort(404)
    return Response(
        found.calendar, mimetype="text/calendar", headers={"Content-Disposition": "attachment; filename=invite.ics"}
    )


def _messages() -> Select[OutboxMessage]:
    wanted = select(OutboxMessage).options(joinedload(OutboxMessage.person)).order_by(OutboxMessage.id.desc())
    return wanted if admin(current_user) else wanted.where(OutboxMessage.person_id == current_user.person_id)


def _only_in_demo() -> None:
    if not current_app.config["DEMO"]:
        abort(404)
