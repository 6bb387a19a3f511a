"""After the panel, for those who run it; and "I need to stop", for an advisor on the day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from flask_login import current_user

from app.core import clock, web
from app.core.actor import Actor
from app.core.forms import Form
from app.core.i18n import gettext as _
from app.core.permissions import allow, signed_in
from app.panels.after import actions, pages, queries
from app.panels.after.forms import ChoseWellForm, ConcernForm, OutcomeForm
from app.panels.after.states import ChoseWell, RaisedTo
from app.panels.models import Panel
from app.panels.permissions import may_run, on_panel
from app.panels.queries import with_hosts
from app.panels.rules.figures import year_before
from app.people import permissions as people
from app.signups.states import PlaceState

bp = Blueprint("panel_after", __name__)
Answer = Response | str
staff = allow(people.host, people.team)


@bp.get("/host/panels/<ref>/after")
@staff
def host(ref: str) -> Answer:
    panel, now = _panel(ref), clock.now()
    ours = people.team(current_user)
    over = queries.sessions_over(panel, now)
    known = panel.last_on >= year_before(clock.today())  # who was rung; after that nobody is to be rung any more
    outcome, places = queries.outcome_of(panel.id), queries.advisors_of(panel)
    return render_template(
        "panels/after.html", panel=panel, over=over, names=[each.person.name for each in places], team_view=ours,
        held=queries.held(panel.id),
        recorded=all(each.state is PlaceState.TOOK_PART for each in places),
        hours=pages.planned_words(panel, over) if over else "", outcome=pages.outcome_words(outcome),
        chose_well=pages.CHOSE_WELL.get(outcome.chose_well) if outcome and outcome.chose_well else "",
        calls=pages.calls(places, queries.rung(panel.id)) if ours and over and known else [],
        concerns=[pages.concern_words(each) for each in queries.concerns_of(panel.id)] if ours else [],
        attendance=f"{request.script_root}/{'team' if ours else 'host'}/opportunities/{_opportunity(panel)}/attendance",
    )  # fmt: skip


@bp.post("/host/panels/<ref>/after/all-took-part")
@staff
def all_took_part(ref: str) -> Answer:
    panel_id = _panel(ref).id
    said = _("Saved: all of them took part, for the time that was planned. Thank you.")
    return web.press(lambda by: actions.all_took_part(panel_id, by=by), said, _back(ref))


@bp.route("/host/panels/<ref>/after/outcome", methods=["GET", "POST"])
@staff
def outcome(ref: str) -> Answer:
    panel = _panel(ref)
    there = queries.outcome_of(panel.id)
    form = OutcomeForm(data={"appointed": there.appointed if there else None})
    panel_id = panel.id
    said = form.appointed.data
    return _ask(
        form, form.appointed, ref, _("What came of it"),
        lambda by: actions.say_outcome(panel_id, int(said or 0), by=by),
    )  # fmt: skip


@bp.route("/host/panels/<ref>/after/chose-well", methods=["GET", "POST"])
@staff
def chose_well(ref: str) -> Answer:
    panel_id, form = _panel(ref).id, ChoseWellForm()
    return _ask(
        form, form.said, ref, _("Six months later"),
        lambda by: actions.say_chose_well(panel_id, ChoseWell(form.said.data), by=by),
    )  # fmt: skip


@bp.route("/host/panels/<ref>/after/concern", methods=["GET", "POST"])
@staff
def concern(ref: str) -> Answer:
    panel_id, form = _panel(ref).id, ConcernForm(data={"raised_on": clock.today()})
    raised_on = form.raised_on.data
    return _ask(
        form, form.raised_on, ref, _("A concern was raised"),
        lambda by: actions.note_concern(panel_id, RaisedTo(form.raised_to.data), raised_on or clock.today(), by=by),
    )  # fmt: skip


@bp.post("/team/panels/<ref>/calls/<place>")
@allow(people.team)
def check_in(ref: str, place: str) -> Answer:
    panel_id, said = _panel(ref).id, _("Noted: they were rung. What you talked about is not kept.")
    return web.press(lambda by: actions.check_in(panel_id, place, by=by), said, _back(ref))


@bp.post("/panels/<ref>/stop")
@allow(signed_in)
def stop(ref: str) -> Answer:
    """One tap, and nothing is asked."""
    panel_id = web.load(Panel, ref, on_panel).id
    said = _("That is fine, and thank you. You can go now. The host is told, and nobody asks why.")
    return web.press(lambda by: actions.stop(panel_id, by=by), said, url_for("panels.show", ref=ref))


def _ask(form: Form, field: Any, ref: str, title: str, verb: Callable[[Actor], object]) -> Answer:
    """One question on a page of its own; a refusal stands beside `field`."""
    if form.validate_on_submit():
        told = web.done(form, verb, _("Saved."), _back(ref), beside=(field,))
        if told:
            return told
    return render_template("panels/after_form.html", form=form, back=_back(ref), heading=title)


def _panel(ref: str) -> Panel:
    """Of a panel that advisors were asked for."""
    return web.load(Panel, ref, _may, with_hosts())


def _may(user: Any, panel: Panel) -> bool:
    return may_run(user, panel) and panel.opportunity_id is not None


def _opportunity(panel: Panel) -> str:
    assert panel.opportunity is not None
    return panel.opportunity.ref


def _back(ref: str) -> str:
    return url_for("panel_after.host", ref=ref)
