"""Steps that hold any number of things: sessions, places, rules on the whole, conditions, payments."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, abort, flash, redirect, render_template, request, url_for

from app.core import clock, db, web
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.opportunities import conditions
from app.opportunities.actions import parts, sessions
from app.opportunities.actions.taking import Stale
from app.opportunities.forms.condition import ConditionForm, condition_form
from app.opportunities.forms.pay import TERM_FORMS
from app.opportunities.forms.step import EditionForm
from app.opportunities.forms.when import SessionForm
from app.opportunities.forms.who import MixForm, SeatForm
from app.opportunities.models import Condition, Opportunity
from app.opportunities.pages import usual
from app.opportunities.pages.labels import PAY_MODELS
from app.opportunities.pages.steps import items_of, place_of
from app.opportunities.routes.blueprint import AREA, Answer, bp, editable, load, not_editable, show, staff
from app.opportunities.rules.usual import USUAL, by_code
from app.opportunities.states import Facet, PayModel

Save = Callable[[Actor], object]


@bp.route(f"{AREA}/<ref>/edit/<any(sessions, seats, mix):step>", methods=["GET", "POST"])
@staff
def several(area: str, ref: str, step: str) -> Answer:
    """What is there already, and a form to add one more."""
    opportunity = load(area, ref)
    if not editable(area, opportunity, later=step == "sessions"):
        return not_editable(area, ref)
    form, add = _ADDS[step](opportunity)
    if form.validate_on_submit():
        if saved(form, opportunity, add):
            flash(_("Added."), "success")
            return _again(area, ref, step)
    elif not form.is_submitted():
        form.show(opportunity)
    place, items = place_of(step, opportunity, area), items_of(step, opportunity)
    return render_template(
        "opportunities/several.html", form=form, area=area, place=place, items=items, opportunity=opportunity
    )


def _again(area: str, ref: str, step: str) -> Response:
    endpoint = "several" if step in _ADDS else "menu"
    return redirect(url_for(f"opportunities.{endpoint}", area=area, ref=ref, step=step))  # type: ignore[return-value]


def saved(form: EditionForm, opportunity: Opportunity, save: Save) -> bool:
    """Run one verb in its transaction; a refusal is said in the form, with what was typed."""
    actor = web.actor()
    try:
        with db.transaction():
            save(actor)
    except RuleBroken as broken:
        form.refuse(broken)
        if isinstance(broken, Stale):
            form.show(opportunity)
        return False
    return True


def said(form: EditionForm, area: str, ref: str) -> Response:
    """For a button without a form of its own: the refusal is said on the page of the opportunity."""
    for each in form.error_list():
        flash(each["text"])
    return show(area, ref)


def _session(opportunity: Opportunity) -> tuple[EditionForm, Save]:
    form = SessionForm()

    def add(actor: Actor) -> object:
        return sessions.add(
            opportunity, form.starts_at, form.ends_at, form.shown_edition, by=actor, label=form.label.data or "",
            venue=form.venue.data or "", weeks=form.weeks.data or 1, turns=form.turns.data or 1,
        )  # fmt: skip

    return form, add


def _seat(opportunity: Opportunity) -> tuple[EditionForm, Save]:
    form = SeatForm()
    return form, lambda actor: parts.add_seat(opportunity, form.seat(), form.shown_edition, by=actor)


def _mix(opportunity: Opportunity) -> tuple[EditionForm, Save]:
    form = MixForm()
    return form, lambda actor: parts.add_mix(opportunity, form.rule(), form.shown_edition, by=actor)


_ADDS = {"sessions": _session, "seats": _seat, "mix": _mix}


@bp.get(f"{AREA}/<ref>/edit/<any(conditions, payment):step>")
@staff
def menu(area: str, ref: str, step: str) -> Answer:
    """What is there already, and what can be added."""
    opportunity = load(area, ref)
    if not editable(area, opportunity):
        return not_editable(area, ref)
    place, items = place_of(step, opportunity, area), items_of(step, opportunity)
    return render_template(
        "opportunities/menu.html", area=area, place=place, items=items, opportunity=opportunity,
        facets=conditions.FACETS, models=PAY_MODELS, usual=USUAL, said=usual, today=clock.today(),
    )  # fmt: skip


@bp.route(f"{AREA}/<ref>/edit/payment/<model>", methods=["GET", "POST"])
@staff
def add_payment(area: str, ref: str, model: str) -> Answer:
    opportunity = load(area, ref)
    if model not in {each.value for each in PayModel}:
        abort(404)
    if not editable(area, opportunity):
        return not_editable(area, ref)
    way = PayModel(model)
    start = by_code(request.args.get("usual", ""), way)
    form = TERM_FORMS[way](data={**start.answers} if start else None)
    if form.validate_on_submit():
        term = form.term(way)
        if saved(form, opportunity, lambda by: parts.add_pay_term(opportunity, term, form.shown_edition, by=by)):
            return _again(area, ref, "payment")
    elif not form.is_submitted():
        form.show(opportunity)
    place = place_of("payment", opportunity, area, title=str(PAY_MODELS[way]))
    note = usual.source(start, clock.today()) if start else ""
    return render_template("opportunities/step.html", form=form, area=area, place=place, note=note)


@bp.route(f"{AREA}/<ref>/edit/conditions/<facet>", methods=["GET", "POST"])
@staff
def add_condition(area: str, ref: str, facet: str) -> Answer:
    opportunity = load(area, ref)
    if facet not in {each.value for each in Facet}:
        abort(404)
    return _condition(area, opportunity, condition_form(Facet(facet)), None)


@bp.route(f"{AREA}/<ref>/edit/conditions/<int:number>/change", methods=["GET", "POST"])
@staff
def change_condition(area: str, ref: str, number: int) -> Answer:
    opportunity = load(area, ref)
    found = next((row for row in opportunity.conditions if row.id == number), None)
    if found is None:
        abort(404)
    return _condition(area, opportunity, condition_form(found.facet, found), found)


def _condition(area: str, opportunity: Opportunity, form: ConditionForm, row: Condition | None) -> Answer:
    if not editable(area, opportunity):
        return not_editable(area, opportunity.ref)
    form.prepare(opportunity)
    number = row.id if row else None
    if form.validate_on_submit():
        if saved(form, opportunity, lambda by: form.save(opportunity, number, by)):
            return _again(area, opportunity.ref, "conditions")
    elif not form.is_submitted():
        form.show(opportunity)
    title = str(conditions.FACETS[form.facet].name)
    place = place_of("conditions", opportunity, area, title=title)
    return render_template("opportunities/step.html", form=form, area=area, place=place)


@bp.post(f"{AREA}/<ref>/edit/<any(sessions, seats, mix, conditions, payment):step>/<int:number>/remove")
@staff
def remove(area: str, ref: str, step: str, number: int) -> Answer:
    opportunity = load(area, ref)
    form = EditionForm()

    def out(actor: Actor) -> None:
        if step == "sessions":
            sessions.remove(opportunity, number, form.shown_edition, by=actor)
        else:
            parts.remove(opportunity, step, number, form.shown_edition, by=actor)

    if saved(form, opportunity, out):
        flash(_("Removed."), "success")
    else:
        flash(str(form.form_errors[0]))
    return _again(area, ref, step)
