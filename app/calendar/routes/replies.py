"""What came back by mail, and what became of it: the involvement team's page."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request, url_for

from app.calendar.replies import actions, queries
from app.calendar.replies.mailbox.pages import sentences
from app.calendar.replies.mailbox.queries import mailbox
from app.calendar.replies.models import InboundMail
from app.calendar.replies.pages import LISTS, TO_READ, outcome_tag, sentence
from app.calendar.replies.states import Outcome
from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.permissions import team

bp = Blueprint("replies", __name__)


@bp.get("/team/replies")
@allow(team)
def index() -> str:
    """What somebody has to see to, or every mail, or those with one outcome."""
    asked = request.args.get("show", TO_READ)
    shown = asked if asked in LISTS else TO_READ
    one = next((outcome for outcome in Outcome if outcome.value == shown), None)
    found = queries.to_read() if shown == TO_READ else queries.mails(one)
    return render_template(
        "calendar/replies.html", page=web.paginate(found), named=LISTS, shown=shown, tag_of=outcome_tag,
        sentence=sentence, mailbox=mailbox(), sentences=sentences,
    )  # fmt: skip


@bp.post("/team/replies/<ref>/seen")
@allow(team)
def seen(ref: str) -> Response:
    mail_id = web.load(InboundMail, ref, lambda user, _mail: team(user)).id
    said = _("Recorded. Thank you for seeing to it.")
    return web.press(lambda by: actions.seen_to(mail_id, by=by), said, url_for("replies.index"))
