"""What is written down of the sessions of an opportunity."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, Response, abort, render_template, url_for

from app.core import web
from app.core.clock import LONDON
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.opportunities import details
from app.opportunities.daybook import actions, queries
from app.opportunities.daybook.forms import answers, form_for
from app.opportunities.daybook.models import SessionEntry
from app.opportunities.daybook.rules import ASKED, SAID, judged, papers_due
from app.opportunities.models import Opportunity
from app.opportunities.pages import session_words
from app.opportunities.permissions import may_host, may_manage
from app.opportunities.queries import whole_options
from app.opportunities.states import SessionState
from app.people.permissions import host, team

bp = Blueprint("daybook", __name__)
Answer = Response | str
AREA = "/<any(host, team):area>/opportunities/<ref>/daybook"


def _load(area: str, ref: str) -> Opportunity:
    found = web.load(Opportunity, ref, may_manage if area == "team" else may_host, *whole_options())
    return found if found.kind.shape in ASKED else abort(404)


@bp.get(AREA)
@allow(host, team)
def index(area: str, ref: str) -> Answer:
    """Every session with what was written down of it, and the sums."""
    opportunity = _load(area, ref)
    sessions = [each for each in opportunity.sessions if each.state is SessionState.PLANNED]
    rows = queries.of_sessions([session.id for session in sessions])
    due = {
        session.id: papers_due(opportunity.details, session.starts_at.astimezone(LONDON).date()) for session in sessions
    }
    before = {session.id: details.pre_meet_at(opportunity, session.starts_at) for session in sessions}
    said = {number: judged(_counted([row])) for number, row in rows.items()}
    calls = tuple(sum(getattr(row, name) or 0 for row in rows.values()) for name in ("calls_made", "calls_answered"))
    return render_template(
        "opportunities/daybook.html", area=area, opportunity=opportunity, sessions=sessions, rows=rows, due=due,
        words=session_words, judged=judged(_counted(rows.values())), said=said,
        calls=calls, before=before,
    )  # fmt: skip


def _counted(rows: Iterable[SessionEntry]) -> dict[int, int]:
    """How many people gave which points, over these entries."""
    given = list(rows)
    return {points: sum(getattr(row, name) or 0 for row in given) for points, name in enumerate(SAID, start=1)}


@bp.route(AREA + "/<session_ref>", methods=["GET", "POST"])
@allow(host, team)
def write(area: str, ref: str, session_ref: str) -> Answer:
    opportunity = _load(area, ref)
    session = next((each for each in opportunity.sessions if each.ref == session_ref), None) or abort(404)
    form = form_for(opportunity.kind.shape, queries.of_sessions([session.id]).get(session.id))
    back, number, title = url_for("daybook.index", area=area, ref=ref), session.id, session_words(session)
    if form.validate_on_submit():
        given = answers(form)
        told = web.done(form, lambda by: actions.save(number, given, by=by), _("Written down."), back)
        if told:
            return told
    return render_template("opportunities/daybook_entry.html", form=form, back=back, title=title)
