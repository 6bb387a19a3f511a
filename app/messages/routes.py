"""The team's list of what still has to be told: calls to make, and messages that no channel could carry."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import joinedload

from app.core import db, web
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.messages import actions, outbox, pages, queries
from app.messages.models import OutboxMessage
from app.messages.permissions import may_handle
from app.people.permissions import team

bp = Blueprint("outbox", __name__)


@bp.app_context_processor
def _wording() -> dict[str, object]:
    return {"message_tag": pages.message_tag, "channel_words": pages.channel_words}


@bp.get("/team/messages")
@allow(team)
def index() -> str:
    shown = request.args.get("show", "to-do")
    shown = shown if shown in pages.LISTS else "to-do"
    page = web.paginate(queries.in_states(pages.LISTS[shown][1]))
    return render_template("messages/index.html", page=page, lists=pages.LISTS, shown=shown)


@bp.get("/team/messages/<ref>")
@allow(team)
def show(ref: str) -> str:
    message = web.load(OutboxMessage, ref, may_handle, joinedload(OutboxMessage.person))
    text = "" if message.name in outbox.SECRETS else message.text  # a link that still works opens another's account
    return render_template("messages/show.html", message=message, text=text)


@bp.post("/team/messages/<ref>/told")
@allow(team)
def told(ref: str) -> Response:
    return _do(ref, actions.person_told, _("Recorded. Thank you for telling them."))


@bp.post("/team/messages/<ref>/send-again")
@allow(team)
def send_again(ref: str) -> Response:
    return _do(ref, actions.send_again, _("We are trying again."))


def _do(ref: str, verb: Callable[..., None], said: str) -> Response:
    message = web.load(OutboxMessage, ref, may_handle)
    by: Actor = web.actor()
    try:
        with db.transaction():
            verb(message.id, by=by)
    except RuleBroken as broken:
        flash(str(broken), "error")
    else:
        flash(said)
    return redirect(url_for("outbox.index"))  # type: ignore[return-value]
