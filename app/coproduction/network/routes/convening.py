"""Decisions and actions, written down by who convenes."""

from __future__ import annotations

from flask import abort, render_template

from app.coproduction.network import actions, pages
from app.coproduction.network.forms import DecisionForm, NetworkActionForm
from app.coproduction.network.permissions import convenes
from app.coproduction.network.routes.bp import ONE, Answer, bp, load, page, people
from app.core import clock, web
from app.core.i18n import gettext as _


@bp.route(ONE + "/decisions/new", methods=["GET", "POST"])
@bp.route(ONE + "/decisions/<decision>", methods=["GET", "POST"])
@people
def decision(ref: str, decision: str = "") -> Answer:
    network = load(ref, convenes)
    there = next((each for each in network.decisions if each.ref == decision), None)
    if decision and there is None:
        abort(404)
    given = {"words": there.words, "on": there.on} if there else {"on": clock.today()}
    form, number, decision_id = DecisionForm(data=given), network.id, there.id if there else None
    if form.validate_on_submit():
        words, on = form.words.data or "", form.on.data
        assert on is not None
        told = web.done(
            form, lambda by: actions.save_decision(number, decision_id, words, on, by=by), _("Saved."), page(ref)
        )
        if told:
            return told
    return render_template("coproduction/network/form.html", form=form, back=page(ref), title=_("A decision"))


@bp.route(ONE + "/actions/new", methods=["GET", "POST"])
@bp.route(ONE + "/actions/<action>", methods=["GET", "POST"])
@people
def action(ref: str, action: str = "") -> Answer:
    network = load(ref, convenes)
    there = next((each for each in network.actions if each.ref == action), None)
    if action and there is None:
        abort(404)
    people_ = {row.person.ref: row.person for row in pages.here(network)}
    people_ |= {there.owner.ref: there.owner} if there and there.owner else {}
    given = {"words": there.words, "owner": there.owner.ref if there.owner else None, "due_on": there.due_on,
             "done_on": there.done_on} if there else {}  # fmt: skip
    form, number, action_id = NetworkActionForm(data=given), network.id, there.id if there else None
    form.offer({each: person.name for each, person in people_.items()})
    if form.validate_on_submit():
        owner = people_.get(form.owner.data or "")
        answers = {"words": form.words.data or "", "owner_id": owner.id if owner else None, "due_on": form.due_on.data,
                   "done_on": form.done_on.data}  # fmt: skip
        told = web.done(
            form, lambda by: actions.save_action(number, action_id, answers, by=by), _("Saved."), page(ref)
        )  # fmt: skip
        if told:
            return told
    title = _("Something that will be done")
    return render_template("coproduction/network/form.html", form=form, back=page(ref), title=title)
