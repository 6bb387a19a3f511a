"""Who took part and for how long: one page a session, for the involvement team and for the host."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from sqlalchemy.orm import joinedload, selectinload

from app.core import clock, db, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.core.permissions import allow
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import SessionState
from app.people.models import Team
from app.people.permissions import host, team
from app.recognition import actions, forms, pages, queries, rules
from app.recognition.permissions import host_records, host_records_work, team_records, team_records_work
from app.recognition.queries import Attendance
from app.recognition.routes.bp import Answer, bp

WHOLE = (
    selectinload(Opportunity.sessions),
    joinedload(Opportunity.pay_terms),
    joinedload(Opportunity.kind),
    joinedload(Opportunity.team).selectinload(Team.members),
)


@bp.route("/team/sessions/<ref>/attendance", methods=["GET", "POST"])
@allow(team)
def team_attendance(ref: str) -> Answer:
    return _of_session(ref, team_records, payments=True)


@bp.route("/host/sessions/<ref>/attendance", methods=["GET", "POST"])
@allow(host)
def host_attendance(ref: str) -> Answer:
    return _of_session(ref, host_records, payments=False)


@bp.route("/team/opportunities/<ref>/attendance", methods=["GET", "POST"])
@allow(team)
def team_work(ref: str) -> Answer:
    return _of_work(ref, team_records_work, "recognition.team_attendance", payments=True)


@bp.route("/host/opportunities/<ref>/attendance", methods=["GET", "POST"])
@allow(host)
def host_work(ref: str) -> Answer:
    return _of_work(ref, host_records_work, "recognition.host_attendance", payments=False)


def _of_session(ref: str, may: Callable[[Any, Session], bool], *, payments: bool) -> Answer:
    session = web.load(Session, ref, may, joinedload(Session.opportunity).options(*WHOLE))
    return _sheet(queries.attendance_of(session.opportunity, session), payments=payments)


def _of_work(ref: str, may: Callable[[Any, Opportunity], bool], endpoint: str, *, payments: bool) -> Answer:
    """Work without sessions has its own sheet; otherwise this is the way to the sheets of the sessions."""
    opportunity = web.load(Opportunity, ref, may, *WHOLE)
    if not opportunity.sessions:
        return _sheet(queries.attendance_of(opportunity, None), payments=payments)
    planned = queries.planned(opportunity)
    if len(planned) == 1:
        return redirect(url_for(endpoint, ref=planned[0].ref))  # type: ignore[return-value]
    sheets = [(session, url_for(endpoint, ref=session.ref)) for session in planned]
    places = _places(opportunity, payments=payments)
    return render_template("recognition/sessions.html", opportunity=opportunity, sheets=sheets, places=places)


def _places(opportunity: Opportunity, *, payments: bool) -> str:
    """The page this one is reached from; who sees payments is the involvement team."""
    return url_for("places.team_places" if payments else "places.host_places", ref=opportunity.ref)


def _sheet(sheet: Attendance, *, payments: bool) -> Answer:
    form = forms.attendance_form(sheet)
    if form.validate_on_submit() and _saved(sheet, form):
        here = sum(answer.took_part for answer in forms.answers(form, sheet))
        flash(ngettext("Saved. %(num)d person took part.", "Saved. %(num)d people took part.", here), "success")
        return redirect(request.path)  # type: ignore[return-value]
    return render_template(
        "recognition/attendance.html", form=form, sheet=sheet, payments=payments, title=pages.sheet_title(sheet),
        closed=_why_closed(sheet), row_form=forms.row_form, places=_places(sheet.opportunity, payments=payments),
    )  # fmt: skip


def _why_closed(sheet: Attendance) -> str:
    """Why nothing can be recorded here yet, or any more; empty when it can."""
    session = sheet.session
    if session and session.state is SessionState.CANCELLED:
        return str(_("This session was cancelled, so there is nothing to record."))
    if session and not rules.has_begun(session.starts_at, clock.now()):
        return str(_("You can record this once the session has begun."))
    return "" if sheet.rows else str(_("Nobody has a place in this, so there is nothing to record."))


def _saved(sheet: Attendance, form: Any) -> bool:
    said = forms.answers(form, sheet)
    if not said:
        form.form_errors.append(_("Choose for at least one person whether they took part."))
        return False
    try:
        with db.transaction():
            actions.record_attendance(sheet.opportunity.id, sheet.session_id, said, by=web.actor())
    except actions.ChangedMeanwhile as changed:
        row = next(row for row in sheet.rows if row.place.ref == changed.place_ref)
        part = forms.row_form(form, row)
        part.blame(part.took, str(changed))
        return False
    except RuleBroken as broken:
        form.form_errors.append(str(broken))
        return False
    return True
