"""What came back by mail, and what became of it: the involvement team's page."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, request, url_for

from app.calendar.forms import KeepTheTimeForm
from app.calendar.replies import actions, queries
from app.calendar.replies.mailbox.pages import sentences
from app.calendar.replies.mailbox.queries import mailbox
from app.calendar.replies.models import InboundMail
from app.calendar.replies.pages import LISTS, TO_READ, outcome_tag, sentence
from app.calendar.replies.states import Outcome, Reason
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


@bp.route("/team/replies/<ref>/keep-the-time", methods=["GET", "POST"])
@allow(team)
def keep_the_time(ref: str) -> str | Response:
    """Say to whoever asked for another time, in one's own words, that it stays as it is."""
    mail = web.load(InboundMail, ref, lambda user, _mail: team(user), *queries.WITH_WHAT)
    form = KeepTheTimeForm()
    if mail.invitation is None or mail.person is None or mail.reason is not Reason.OTHER_TIME:
        abort(404)
    if not form.validate_on_submit():
        return render_template("calendar/keep_the_time.html", form=form, mail=mail)
    mail_id, words = mail.id, str(form.words.data)
    back = url_for("opportunities.team_show", ref=mail.invitation.place.opportunity.ref)
    said = _("They are told that the time stays as it is.")
    return web.press(lambda by: actions.keep_the_time(mail_id, words, by=by), said, back)


@bp.post("/team/replies/<ref>/seen")
@allow(team)
def seen(ref: str) -> Response:
    mail_id = web.load(InboundMail, ref, lambda user, _mail: team(user)).id
    said = _("Recorded. Thank you for seeing to it.")
    back = web.safe_next(url_for("replies.index"))
    return web.press(lambda by: actions.seen_to(mail_id, by=by), said, back)
