"""Sessions of a published opportunity: moved, cancelled; and another place for all of them."""

from __future__ import annotations

from flask import Response, abort, flash, render_template, url_for

from app.core.i18n import gettext as _
from app.opportunities.actions import sessions
from app.opportunities.forms.step import EditionForm
from app.opportunities.forms.when import MoveForm
from app.opportunities.forms.where import PlaceForm
from app.opportunities.models import Opportunity, Session
from app.opportunities.pages import session_words
from app.opportunities.pages.decide import Decision
from app.opportunities.routes.blueprint import AREA, Answer, bp, load, show, staff
from app.opportunities.routes.parts import said, saved


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
    number, before = session.id, session_words(session)
    form = MoveForm(data=MoveForm.of(session))
    venue = str(form.venue.data or "")
    if form.validate_on_submit() and saved(
        form,
        opportunity,
        lambda by: sessions.move_to(opportunity, number, form.starts_at, form.ends_at, venue, by=by),
    ):
        return _told(area, ref, _("The session was changed. Everybody with a place will be told."))
    return _ask(form, area, ref, Decision.move(before))


@bp.route(f"{AREA}/<ref>/place", methods=["GET", "POST"])
@staff
def change_place(area: str, ref: str) -> Answer:
    opportunity = load(area, ref)
    form = PlaceForm(obj=opportunity)
    venue, link, access = form.venue.data or "", form.join_link.data or None, form.venue_access.data or ""
    if form.validate_on_submit() and saved(
        form, opportunity, lambda actor: sessions.change_place(opportunity, venue, link, access, by=actor)
    ):
        return _told(area, ref, _("The place was changed. Everybody with a place will be told."))
    return _ask(form, area, ref, Decision.place())


@bp.post(f"{AREA}/<ref>/sessions/<session_ref>/cancel")
@staff
def cancel_session(area: str, ref: str, session_ref: str) -> Answer:
    opportunity = load(area, ref)
    number = _session(opportunity, session_ref).id
    form = EditionForm()
    if saved(form, opportunity, lambda actor: sessions.cancel(opportunity, number, by=actor)):
        return _told(area, ref, _("The session is cancelled. Everybody with a place will be told."))
    return said(form, area, ref)


def _ask(form: EditionForm, area: str, ref: str, decision: Decision) -> str:
    back = url_for(f"opportunities.{area}_show", ref=ref)
    return render_template("opportunities/decide.html", form=form, back=back, decision=decision)


def _told(area: str, ref: str, words: str) -> Response:
    flash(words, "success")
    return show(area, ref)
