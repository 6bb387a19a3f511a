"""The outbox as the team sees it: calls to make, what could not be sent, what waits, and what each person was sent."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, render_template, request, url_for
from sqlalchemy.orm import joinedload

from app.core import clock, db, web
from app.core.i18n import lazy_gettext as _l
from app.core.masking import masked
from app.core.permissions import allow
from app.messages import actions, outbox, pages, queries
from app.messages.delivery import Delivery
from app.messages.models import OutboxMessage
from app.messages.permissions import may_handle
from app.people.models import Channel
from app.people.permissions import team

bp = Blueprint("outbox", __name__)
VERBS = {
    "told": (actions.person_told, _l("Recorded. Thank you for telling them.")),
    "send-again": (actions.send_again, _l("We are trying again.")),
    "send-now": (actions.send_now, _l("It goes out now.")),
    "send-copy": (actions.send_copy, _l("It goes to them once more.")),
    "stop": (actions.stop_one, _l("Stopped. It will not be sent.")),
}


@bp.app_context_processor
def _wording() -> dict[str, object]:
    return {"message_tag": pages.message_tag, "channel_words": pages.channel_words}


@bp.get("/team/messages")
@allow(team)
def index() -> str:
    shown, person = request.args.get("show", "to-do"), request.args.get("person", "")[:100]
    shown = shown if shown in pages.LISTS else "to-do"
    newest_first = shown in {"done", "stopped"}
    found = queries.in_states(pages.LISTS[shown][1], person=person, newest_first=newest_first)
    named = {name: words for name, (words, _states) in pages.LISTS.items()}
    return render_template(
        "messages/index.html", page=web.paginate(found), named=named, shown=shown, person=person,
        acts=lambda message: pages.acts(message, clock.now()), advice=pages.advice,
    )  # fmt: skip


@bp.get("/team/messages/<ref>")
@allow(team)
def show(ref: str) -> str:
    message = web.load(OutboxMessage, ref, may_handle, joinedload(OutboxMessage.person))
    # a link that still works opens another's account, or answers in their name
    text = "" if message.name in outbox.SECRETS else masked(message.text)
    whole = db.session().get(OutboxMessage, message.joined_id) if message.joined_id else None
    return render_template(
        "messages/show.html", message=message, text=text, parts=queries.parts_of(message), whole=whole,
        acts=pages.acts(message, clock.now()), advice=pages.advice(message), as_mail=_has_bytes(message),
    )  # fmt: skip


@bp.get("/team/messages/<ref>.eml")
@allow(team)
def mail(ref: str) -> Response:
    """The very bytes that go, or went, to the mail server; but no link with which one could answer for the person."""
    message = web.load(OutboxMessage, ref, may_handle)
    if not _has_bytes(message):
        abort(404)
    db.session().expunge(message)
    message.text, message.html = masked(message.text), masked(message.html or "")
    found = Response(Delivery.from_config(current_app.config).mail_of(message).content, mimetype="message/rfc822")
    found.headers["Content-Disposition"] = 'attachment; filename="message.eml"'
    return found


def _has_bytes(message: OutboxMessage) -> bool:
    return message.channel is Channel.EMAIL and message.name not in outbox.SECRETS


@bp.post("/team/messages/<ref>/<any('told', 'send-again', 'send-now', 'send-copy', 'stop'):verb>")
@allow(team)
def act(ref: str, verb: str) -> Response:
    message_id = web.load(OutboxMessage, ref, may_handle).id
    do, said = VERBS[verb]
    return web.press(lambda by: do(message_id, by=by), str(said), web.safe_next(url_for("outbox.index")))
