"""One criterion, for who runs the plan: its words, whom to ask, and what is said for an owner who rang."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template
from flask_login import current_user

from app.coproduction.plans import actions, pages, queries
from app.coproduction.plans.forms import AnybodyForm, CriterionForm, OwnerBehalfForm, OwnerForm, ReachedForm, kept
from app.coproduction.plans.models import PlanCriterion
from app.coproduction.plans.permissions import mine
from app.coproduction.plans.routes.blueprint import (
    AREA,
    CRITERION,
    Answer,
    bp,
    criterion_page,
    load,
    load_criterion,
    page,
    staff,
)
from app.coproduction.plans.states import HERE, OVER, WORDS_OPEN, PlanState, Shown, Side, View
from app.core import clock, db, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people import queries as people
from app.people.behalf import behalf
from app.people.permissions import team


@bp.route(AREA + "/<ref>/criteria/new", methods=["GET", "POST"])
@staff
def new_criterion(area: str, ref: str) -> Answer:
    return words_page(load(area, ref).id, None, page(area, ref))


@bp.get(CRITERION)
@staff
def criterion(area: str, ref: str, criterion: str) -> Answer:
    row = load_criterion(area, ref, criterion)
    return render_template(
        "coproduction/plans/criterion.html", area=area, row=row, plan=row.plan, pages=pages,
        own=mine(current_user, row),
        today=clock.today(), over=row.plan.state in OVER, open=row.plan.state in WORDS_OPEN,
        draft=row.plan.state is PlanState.DRAFT,
    )  # fmt: skip


@bp.route(CRITERION + "/change", methods=["GET", "POST"])
@staff
def change_criterion(area: str, ref: str, criterion: str) -> Answer:
    row = load_criterion(area, ref, criterion)
    return words_page(row.plan_id, row, criterion_page(area, row))


def words_page(plan_id: int, row: PlanCriterion | None, back: str) -> Answer:
    """The words of a criterion: the same page for who runs the plan and for either owner."""
    form, number = CriterionForm(data=kept(row) if row else None), row.id if row else None
    if form.validate_on_submit():
        answers = form.answers()
        told = web.done(form, lambda by: actions.save(plan_id, number, answers, by=by), _("Saved."), back)
        if told:
            return told
    return render_template("coproduction/plans/words.html", form=form, back=back, row=row)


@bp.post(CRITERION + "/remove")
@staff
def remove_criterion(area: str, ref: str, criterion: str) -> Answer:
    number = load_criterion(area, ref, criterion).id
    return web.press(lambda by: actions.remove(number, by=by), _("Removed."), page(area, ref))


@bp.route(CRITERION + "/reached", methods=["GET", "POST"])
@staff
def reached(area: str, ref: str, criterion: str) -> Answer:
    row = load_criterion(area, ref, criterion)
    return reached_page(row, criterion_page(area, row))


def reached_page(row: PlanCriterion, back: str) -> Answer:
    now = row.ladder_now.value if row.ladder_now else None
    form, number = ReachedForm(data={"reached": row.reached.value, "why": row.why, "ladder_now": now}), row.id
    if form.validate_on_submit():
        said = form.chosen(), form.why.data or "", form.step()
        told = web.done(form, lambda by: actions.say_reached(number, *said, by=by), _("Saved."), back)
        if told:
            return told
    title = _("Where you are with it")
    return render_template("coproduction/plans/part.html", form=form, back=back, row=row, title=title)


@bp.route(CRITERION + "/owners/<any(staff, lived):side>", methods=["GET", "POST"])
@staff
def owner(area: str, ref: str, criterion: str, side: str) -> Answer:
    """Whom to ask. A host chooses among people the team knows; the involvement team may ask anybody on the register."""
    row = load_criterion(area, ref, criterion)
    if area == "team" and side == Side.LIVED.value:
        return _ask_anybody(row)
    known = queries.staff_of(row.plan.team_id) if side == Side.STAFF.value else queries.known_to(row.plan.team)
    rows, form, back = {each.ref: each.id for each in known}, OwnerForm(), criterion_page(area, row)
    form.offer(known)
    number, asked = row.id, Side(side)
    if form.validate_on_submit():
        chosen = rows[form.person.data or ""]
        told = web.done(form, lambda by: actions.ask(number, asked, chosen, by=by), _("Asked."), back)
        if told:
            return told
    return render_template(
        "coproduction/plans/owner.html", form=form, back=back, row=row, side=side, some=bool(rows), area=area
    )


def _ask_anybody(row: PlanCriterion) -> Answer:
    form, back, number, team_id = AnybodyForm(), criterion_page("team", row), row.id, row.plan.team_id
    if form.validate_on_submit():
        found = people.advisor_exactly(form.name.data or "")
        if len(found) != 1:
            form.blame(form.name, _("Nobody, or more than one, is called this. Enter their code from the register."))
        elif queries.keeps_away(found[0].id, team_id):
            form.blame(form.name, _("They keep away from this team, so do not ask them. No host learns of it."))
        else:
            chosen = found[0].id
            told = web.done(form, lambda by: actions.ask(number, Side.LIVED, chosen, by=by), _("Asked."), back)
            if told:
                return told
    return render_template(
        "coproduction/plans/owner.html", form=form, back=back, row=row, side="lived", some=True, area="team"
    )


@bp.route("/team/plans/<ref>/criteria/<criterion>/for-owner", methods=["GET", "POST"])
@allow(team)
def for_owner(ref: str, criterion: str) -> Answer:
    """What the owner with lived experience says by phone, by letter or in person."""
    row = load_criterion("team", ref, criterion)
    found = next((each for each in row.owners if each.side is Side.LIVED and each.state in HERE), None) or abort(404)
    form, back, person = OwnerBehalfForm(whose=found.person_id), criterion_page("team", row), found.person
    if form.validate_on_submit():
        by, number, said = behalf(found.person_id, form), row.id, form.data
        try:
            with db.transaction():
                _say(number, said, by)
        except RuleBroken as broken:
            form.form_errors.append(str(broken))
        else:
            flash(_("Saved, as they said it."), "success")
            return redirect(back)  # type: ignore[return-value]
    title = _("What %(name)s says", name=person.name)
    return render_template("coproduction/plans/part.html", form=form, back=back, row=row, title=title)


def _say(number: int, said: dict[str, Any], by: Any) -> None:
    if said["says"]:
        actions.answer(number, yes=said["says"] == "yes", by=by)
    if said["view"]:
        actions.see(number, View(said["view"]), said["words"], by=by)
    if said["shown"]:
        actions.choose_shown(number, Shown(said["shown"]), by=by)
