"""Writing an opportunity: the first page, and each step with one form."""

from __future__ import annotations

from types import SimpleNamespace

from flask import Response, abort, redirect, render_template, url_for
from flask_login import current_user

from app.core import db, web
from app.core.errors import RuleBroken
from app.core.permissions import allow
from app.opportunities import queries
from app.opportunities.actions import contact as contact_verbs
from app.opportunities.actions import drafts
from app.opportunities.actions.taking import Stale
from app.opportunities.forms import choosing, contact, details, pay, what, when, where, who
from app.opportunities.forms.step import StepForm
from app.opportunities.models import Opportunity
from app.opportunities.pages import changes
from app.opportunities.pages.decide import Decision
from app.opportunities.pages.steps import address, place_of
from app.opportunities.routes.blueprint import AREA, Answer, bp, editable, load, not_editable, staff
from app.opportunities.routes.telling import tell
from app.opportunities.rules import steps
from app.opportunities.rules.contact import who_to_ask
from app.opportunities.states import LIVE
from app.people import permissions as people

FORMS: dict[str, type[StepForm]] = {
    form.step: form
    for form in (
        what.WhatForm, what.DoingForm, details.DetailsForm, when.WorkForm, when.PatternForm, where.WhereForm,
        who.WhoForm, pay.ExpensesForm, pay.PayerForm, choosing.ChoosingForm, choosing.ApplyForm, contact.ContactForm,
        contact.SupportForm,
    )
}  # fmt: skip


@bp.route("/host/opportunities/new", methods=["GET", "POST"])
@allow(people.host)
def host_new() -> Answer:
    return _new("host")


@bp.route("/team/opportunities/new", methods=["GET", "POST"])
@allow(people.team)
def team_new() -> Answer:
    return _new("team")


def _new(area: str) -> Answer:
    form = what.WhatForm()
    _offer(form, area, None)
    if form.validate_on_submit():
        actor, answers = web.actor(), form.answers()
        try:
            with db.transaction():
                ref = drafts.draft(answers, by=actor).ref
            return redirect(url_for("opportunities.step", area=area, ref=ref, step="doing"))  # type: ignore[return-value]
        except RuleBroken as broken:
            form.refuse(broken)
    return render_template("opportunities/step.html", form=form, area=area, place=place_of("what", None, area))


@bp.route(f"{AREA}/<ref>/edit/<step>", methods=["GET", "POST"])
@staff
def step(area: str, ref: str, step: str) -> Answer:
    opportunity = load(area, ref)
    if step not in FORMS:
        abort(404)
    if not editable(area, opportunity, later=step in steps.AFTER_PUBLISHING):
        return not_editable(area, ref)
    form = FORMS[step].made_for(opportunity)
    form.prepare(opportunity)
    _offer(form, area, opportunity)
    if not form.is_submitted():
        form.show(opportunity)
    elif step == "contact" and opportunity.state in LIVE:
        answer = _contact(form, area, opportunity)
        if answer is not None:
            return answer
    elif form.validate() and _saved(form, opportunity, step):
        return _onward(area, opportunity, step)
    place = place_of(step, opportunity, area)
    return render_template("opportunities/step.html", form=form, area=area, place=place)


def _contact(form: StepForm, area: str, opportunity: Opportunity) -> Answer | None:
    """Whom people ask, once they may have a place: they are told, so it is shown first what is sent."""
    why, before = str(form["reason"].data or ""), who_to_ask(opportunity)
    return tell(
        form,
        opportunity,
        lambda by: contact_verbs.change_contact(opportunity, form.answers(), form.shown_edition, by=by, reason=why),
        lambda: changes.person(Decision.contact(), before, who_to_ask(SimpleNamespace(**form.answers())), why),
        lambda: _onward(area, opportunity, "contact"),
    )


def _saved(form: StepForm, opportunity: Opportunity, step: str) -> bool:
    """Save, or say beside the form why not. The same answers sent a second time are simply saved."""
    actor, answers = web.actor(), form.answers()
    try:
        with db.transaction():
            drafts.save_step(opportunity, step, answers, form.shown_edition, by=actor)
    except Stale as stale:
        if answers == {name: getattr(opportunity, name) for name in answers}:
            return True
        form.refuse(stale)
        form.show(opportunity)
    except RuleBroken as broken:
        form.refuse(broken)
    else:
        return True
    return False


def _onward(area: str, opportunity: Opportunity, step: str) -> Response:
    """The next step; after publishing, back to the page of the opportunity."""
    if not editable(area, opportunity):
        where_to = url_for(f"opportunities.{area}_show", ref=opportunity.ref)
    else:
        where_to = address(area, opportunity, steps.after(step, opportunity))
    return redirect(where_to)  # type: ignore[return-value]


def _offer(form: StepForm, area: str, opportunity: Opportunity | None) -> None:
    """The choices of the first step, which depend on who asks."""
    if isinstance(form, what.WhatForm):
        kinds = queries.kinds()
        kept = [opportunity.kind] if opportunity and opportunity.kind not in kinds else []
        teams = what.every_team if area == "team" else what.own_teams
        form.offer([*kept, *kinds], teams(current_user.person_id, opportunity))
