"""Sessions of a published opportunity: moved, cancelled; and another place for all of them."""

from __future__ import annotations

from flask import Response, abort, flash, render_template, url_for

from app.core.i18n import gettext as _
from app.opportunities.actions import sessions
from app.opportunities.forms.decide import CancelSessionForm
from app.opportunities.forms.step import EditionForm
from app.opportunities.forms.when import MoveForm
from app.opportunities.forms.where import PlaceForm
from app.opportunities.models import Opportunity, Session
from app.opportunities.pages import changes, session_words
from app.opportunities.pages.decide import Decision
from app.opportunities.routes.blueprint import AREA, Answer, bp, load, show, staff
from app.opportunities.routes.telling import tell


def _session(opportunity: Opportunity, ref: str) -> Session:
    found = next((session for session in opportunity.sessions if session.ref == ref), None)
    if found is None:
        abort(404)
    return found


@bp.route(f"{AREA}/<ref>/sessions/<session_ref>/move", methods=["GET", "POST"])
@staff
def move_session(area: str, ref: str, session_ref: str) -> Answer:
    opportunity = load(area, ref)
    session = _session(opportunity, session_ref)
    number, decision = session.id, Decision.move(session_words(session))
    form = MoveForm(data=MoveForm.of(session))
    venue, why = str(form.venue.data or ""), str(form.reason.data or "")
    answer = tell(
        form,
        opportunity,
        lambda by: sessions.move_to(opportunity, number, form.starts_at, form.ends_at, venue, by=by, reason=why),
        lambda: changes.moved(decision, session, form.starts_at, form.ends_at, venue=venue, why=why),
        lambda: _told(area, ref, _("The session was changed. Everybody with a place is told.")),
    )
    return answer or _ask(form, area, ref, decision)


@bp.route(f"{AREA}/<ref>/place", methods=["GET", "POST"])
@staff
def change_place(area: str, ref: str) -> Answer:
    opportunity, decision = load(area, ref), Decision.place()
    form = PlaceForm(obj=opportunity)
    venue, link, access = form.venue.data or "", form.join_link.data or None, form.venue_access.data or ""
    why = str(form.reason.data or "")
    answer = tell(
        form,
        opportunity,
        lambda by: sessions.change_place(opportunity, venue, link, access, by=by, reason=why),
        lambda: changes.place(decision, opportunity, venue, link, why),
        lambda: _told(area, ref, _("The place was changed. Everybody with a place is told.")),
    )
    return answer or _ask(form, area, ref, decision)


@bp.route(f"{AREA}/<ref>/sessions/<session_ref>/cancel", methods=["GET", "POST"])
@staff
def cancel_session(area: str, ref: str, session_ref: str) -> Answer:
    opportunity = load(area, ref)
    session = _session(opportunity, session_ref)
    number, words = session.id, session_words(session)
    form, decision = CancelSessionForm(), Decision.cancel_session(words)
    why = str(form.reason.data or "")
    answer = tell(
        form,
        opportunity,
        lambda by: sessions.cancel(opportunity, number, by=by, reason=why),
        lambda: changes.called_off(decision, words, why),
        lambda: _told(area, ref, _("The session is cancelled. Everybody with a place is told.")),
    )
    return answer or _ask(form, area, ref, decision)


def _ask(form: EditionForm, area: str, ref: str, decision: Decision) -> str:
    back = url_for(f"opportunities.{area}_show", ref=ref)
    return render_template("opportunities/decide.html", form=form, back=back, decision=decision)


def _told(area: str, ref: str, words: str) -> Response:
    flash(words, "success")
    return show(area, ref)
