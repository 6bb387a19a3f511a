"""The list of plans, one of them, its beginning, its reviews and its end."""

from __future__ import annotations

from collections.abc import Callable

from flask import abort, flash, redirect, render_template, url_for
from flask_login import current_user

from app.coproduction.plans import actions, pages, queries, rules
from app.coproduction.plans.forms import CopyForm, NewPlanForm, PlanForm
from app.coproduction.plans.routes.blueprint import AREA, Answer, bp, load, load_whole, page, staff
from app.coproduction.plans.states import OVER, WORDS_OPEN, PlanState
from app.core import clock, db, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.months import months_later
from app.opportunities.queries import all_teams, teams_of

MOVES: dict[str, Callable[..., None]] = {
    "agree": actions.agree, "review": actions.review, "close": actions.close, "drop": actions.drop,
}  # fmt: skip


def _is(area: str) -> bool:
    return area in {role.value for role in current_user.roles}


@bp.get(AREA)
@staff
def index(area: str) -> Answer:
    if not _is(area):
        abort(404)
    found = web.paginate(queries.every() if area == "team" else queries.of_host(current_user.person_id))
    return render_template("coproduction/plans/index.html", area=area, page=found, states=pages.STATES)


@bp.route(AREA + "/new", methods=["GET", "POST"])
@staff
def new(area: str) -> Answer:
    if not _is(area):
        abort(404)
    teams = all_teams() if area == "team" else teams_of(current_user.person_id)
    given = {"review_on": months_later(clock.today(), 6), "team": teams[0].ref if len(teams) == 1 else None}
    form, back = NewPlanForm(data=given), url_for("plans.index", area=area)
    form.offer(teams)
    if form.validate_on_submit():
        team_id = next(row.id for row in teams if row.ref == form.team.data)
        title, review_on, by = form.title.data or "", form.review_on.data, web.actor()
        assert review_on is not None
        try:
            with db.transaction():
                ref = actions.begin(team_id, title, review_on, by=by).ref
        except RuleBroken as broken:
            form.form_errors.append(str(broken))
        else:
            flash(_("Saved. Add what you want to make better, or copy a framework."), "success")
            return redirect(page(area, ref))  # type: ignore[return-value]
    return render_template("coproduction/plans/form.html", form=form, back=back, title=_("Begin a plan"))


@bp.get(AREA + "/<ref>")
@staff
def show(area: str, ref: str) -> Answer:
    plan = load_whole(area, ref)
    waits = rules.lacks(plan.criteria) if plan.state in WORDS_OPEN else []
    return render_template(
        "coproduction/plans/show.html", area=area, plan=plan, state=pages.STATES[plan.state], waits=waits,
        priorities=pages.priorities(plan.criteria), pages=pages, moves=pages.next_moves(plan),
        over=plan.state in OVER, open=plan.state in WORDS_OPEN, draft=plan.state is PlanState.DRAFT,
    )  # fmt: skip


@bp.route(AREA + "/<ref>/change", methods=["GET", "POST"])
@staff
def change(area: str, ref: str) -> Answer:
    plan, back = load(area, ref), page(area, ref)
    form, plan_id = PlanForm(data={"title": plan.title, "review_on": plan.review_on}), plan.id
    if form.validate_on_submit():
        title, review_on = form.title.data or "", form.review_on.data
        assert review_on is not None
        told = web.done(form, lambda by: actions.change(plan_id, title, review_on, by=by), _("Saved."), back)
        if told:
            return told
    return render_template("coproduction/plans/form.html", form=form, back=back, title=_("Name and next review"))


@bp.post(AREA + "/<ref>/<any(agree, review, close, drop):what>")
@staff
def go(area: str, ref: str, what: str) -> Answer:
    plan_id, verb = load(area, ref).id, MOVES[what]
    return web.press(lambda by: verb(plan_id, by=by), _("Kept."), page(area, ref))


@bp.route(AREA + "/<ref>/copy", methods=["GET", "POST"])
@staff
def copy(area: str, ref: str) -> Answer:
    plan, back = load(area, ref), page(area, ref)
    form, rows, plan_id = CopyForm(), {row.ref: row.id for row in queries.frameworks()}, plan.id
    form.offer(queries.frameworks())
    if form.validate_on_submit():
        chosen, said = rows[form.framework.data or ""], _("Copied. Make the words your own.")
        told = web.done(form, lambda by: actions.copy(plan_id, chosen, by=by), said, back)
        if told:
            return told
    return render_template("coproduction/plans/copy.html", form=form, back=back, some=bool(rows), area=area)
