"""Statements, for who runs the plan: made, read, printed; published and withdrawn by the involvement team."""

from __future__ import annotations

from flask import Response, abort, flash, redirect, render_template, url_for

from app.coproduction.plans import actions, pages, rules
from app.coproduction.plans.forms import StatementForm
from app.coproduction.plans.models import Statement
from app.coproduction.plans.routes.blueprint import AREA, Answer, bp, load, load_whole, page, staff
from app.coproduction.plans.states import StatementState
from app.core import clock, db, papers, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.permissions import team

ONE = AREA + "/<ref>/statements/<statement>"


@bp.route(AREA + "/<ref>/statements/new", methods=["GET", "POST"])
@staff
def new_statement(area: str, ref: str) -> Answer:
    plan, back, today = load(area, ref), page(area, ref), clock.today()
    form = StatementForm(data={"from_on": rules.year_before(today, plan.from_on), "until_on": today})
    plan_id, by = plan.id, web.actor()
    if form.validate_on_submit():
        from_on, until_on, words = form.from_on.data, form.until_on.data, form.words.data or ""
        assert from_on is not None
        assert until_on is not None
        try:
            with db.transaction():
                made = actions.make(plan_id, from_on, until_on, words, by=by).ref
        except RuleBroken as broken:
            form.form_errors.append(str(broken))
        else:
            flash(_("Made from the plan as it is now. Read it through together."), "success")
            return redirect(_page(area, ref, made))  # type: ignore[return-value]
    return render_template("coproduction/plans/form.html", form=form, back=back, title=_("A statement for the year"))


def _page(area: str, ref: str, statement: str) -> str:
    return url_for("plans.statement", area=area, ref=ref, statement=statement)


def _one(area: str, ref: str, statement: str) -> Statement:
    plan = load_whole(area, ref)
    return next((row for row in plan.statements if row.ref == statement), None) or abort(404)


@bp.get(ONE)
@staff
def statement(area: str, ref: str, statement: str) -> Answer:
    row = _one(area, ref, statement)
    return render_template(
        "coproduction/plans/statement.html", area=area, row=row, parts=pages.parts(row), pages=pages,
        state=pages.STATEMENTS[row.state], may_publish=area == "team" and row.state is StatementState.DRAFT,
        may_withdraw=area == "team" and row.state is StatementState.PUBLISHED,
    )  # fmt: skip


@bp.get(ONE + "/<any('statement.pdf', 'large-print.pdf'):form>")
@staff
def statement_file(area: str, ref: str, statement: str, form: str) -> Response:
    return as_pdf(_one(area, ref, statement), form, _page(area, ref, statement))


def as_pdf(row: Statement, form: str, instead: str) -> Response:
    data = pages.printed(row, large_print=form == "large-print.pdf")
    return papers.as_pdf("recognition/papers/paper.typ", data, name=f"statement-{row.until_on}", instead=instead)


@bp.post("/team/plans/<ref>/statements/<statement>/<any(publish, withdraw):what>")
@allow(team)
def go_public(ref: str, statement: str, what: str) -> Answer:
    number, back = _one("team", ref, statement).id, _page("team", ref, statement)
    verb = actions.publish if what == "publish" else actions.withdraw
    said = _("Published. Everybody can read it now.") if what == "publish" else _("Withdrawn. Nobody can read it now.")
    return web.press(lambda by: verb(number, by=by), said, back)
