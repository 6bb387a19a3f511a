"""The day itself, on a phone: who is here, who left early, and who came without a place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy.orm import joinedload, selectinload

from app.core import clock, db, throttle, web
from app.core.actor import Actor, Asked
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.opportunities.models import Kind, Opportunity, Session
from app.people.models import Person, Team
from app.people.permissions import host, team
from app.people.queries import advisor_exactly
from app.recognition import actions, pages, queries
from app.recognition.forms import WalkInForm
from app.recognition.permissions import host_records, team_records
from app.recognition.routes.bp import Answer, bp
from app.signups import rules
from app.signups.actions import PastTheNumber
from app.signups.queries import spare_on_the_day

MAY: dict[str, Callable[[Any, Session], bool]] = {"team": team_records, "host": host_records}
WHOLE = (
    joinedload(Opportunity.kind).joinedload(Kind.course),
    joinedload(Opportunity.team).selectinload(Team.members),
    joinedload(Opportunity.seats),
    selectinload(Opportunity.sessions),
    selectinload(Opportunity.conditions),
)
LOOKS = 30  # for somebody by name or code, in an hour


@bp.route("/team/sessions/<ref>/today", methods=["GET", "POST"])
@allow(team)
def team_today(ref: str) -> Answer:
    return _today(ref, "team")


@bp.route("/host/sessions/<ref>/today", methods=["GET", "POST"])
@allow(host)
def host_today(ref: str) -> Answer:
    return _today(ref, "host")


@bp.route("/team/sessions/<ref>/walk-in", methods=["GET", "POST"])
@allow(team)
def team_walk_in(ref: str) -> Answer:
    return _walk_in(ref, "team")


@bp.route("/host/sessions/<ref>/walk-in", methods=["GET", "POST"])
@allow(host)
def host_walk_in(ref: str) -> Answer:
    return _walk_in(ref, "host")


def _session(ref: str, area: str) -> Session:
    return web.load(Session, ref, MAY[area], joinedload(Session.opportunity).options(*WHOLE))


def _today(ref: str, area: str) -> Answer:
    session = _session(ref, area)
    if request.method == "POST":
        return _note(session, area)
    sheet = queries.attendance_of(session.opportunity, session)
    return render_template(
        "recognition/today.html", sheet=sheet, session=session, area=area, title=pages.sheet_title(sheet),
        today=rules.is_today(session, clock.now()),
    )  # fmt: skip


def _note(session: Session, area: str) -> Answer:
    """One button of one person; the page comes back at the same person."""
    place_ref, by = request.form.get("place", ""), web.actor()
    ids = session.opportunity_id, session.id
    try:
        said = actions.Said(request.form.get("said", ""))
        with db.transaction():
            actions.note_presence(*ids, place_ref, said, by=by)
    except ValueError:
        flash(_("Please press one of the buttons."), "error")
    except RuleBroken as broken:
        flash(str(broken), "error")
    back = url_for(f"recognition.{area}_today", ref=session.ref, _anchor=f"place-{place_ref}")
    return redirect(back)  # type: ignore[return-value]


def _walk_in(ref: str, area: str) -> Answer:
    session, form = _session(ref, area), WalkInForm()
    found = _found(form) if rules.is_today(session, clock.now()) and form.is_submitted() else None
    if found is None:
        form.find_only()
        return _walk_in_page(session, area, form)
    form.ask(session.opportunity, full=not any(spare_on_the_day(session.opportunity, session).values()))
    if not form.add.data or not form.validate_on_submit():
        return _walk_in_page(session, area, form, found)
    if not _added(session, area, form, found):
        return _walk_in_page(_session(ref, area), area, form, found)
    flash(_("%(name)s is on the list, and is here.", name=found.name), "success")
    return redirect(url_for(f"recognition.{area}_today", ref=ref))  # type: ignore[return-value]


def _walk_in_page(session: Session, area: str, form: WalkInForm, found: Person | None = None) -> str:
    return render_template(
        "recognition/walk_in.html", form=form, session=session, area=area, person=found,
        today=rules.is_today(session, clock.now()),
    )  # fmt: skip


def _found(form: WalkInForm) -> Person | None:
    """The one person of this exact name or code. Looking is counted, so that nobody can go through the register."""
    words = form.who.data or ""
    if not form.who.validate(form):
        return None
    with db.transaction():
        held = throttle.count_try("walk-in", str(current_user.person_id), most=LOOKS, within=timedelta(hours=1))
    if held:
        form.blame(form.who, _("You have looked for many people. Please ring the involvement team."))
        return None
    found = advisor_exactly(words)
    if len(found) > 1:
        form.blame(form.who, _("More than one person has this name. Ask them for their own code."))
    elif not found:
        form.blame(form.who, _("We find nobody by exactly that. Check it with them, or ring the involvement team."))
    return found[0] if len(found) == 1 else None


def _added(session: Session, area: str, form: WalkInForm, person: Person) -> bool:
    """They stand there and ask: that is how they asked. A host is not told what on a record stands in the way."""
    me: int = current_user.person_id
    by = Actor(me) if person.id == me else Actor(me, behalf_of_id=person.id, asked=Asked.IN_PERSON)
    past, ids = bool(form.past.data), (session.opportunity_id, session.id, person.id)
    ticked = form.ticked()
    try:
        with db.transaction():
            actions.add_walk_in(*ids, past_the_number=past, ticked=ticked, by=by)
    except PastTheNumber as full:
        form.blame(form.past, str(full))
        return False
    except RuleBroken as broken:
        form.form_errors.append(str(broken) if area == "team" else _no_host_is_told())
        return False
    return True


def _no_host_is_told() -> str:
    return _("This person cannot be added here today. Please ring the involvement team: they can help.")
