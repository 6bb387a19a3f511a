"""What somebody looks after, from either side: their own yes and view, and the other's beside it."""

from __future__ import annotations

from flask import render_template, url_for
from flask_login import current_user

from app.coproduction.plans import actions, pages, queries
from app.coproduction.plans.forms import ShownForm, ViewForm
from app.coproduction.plans.models import PlanCriterion
from app.coproduction.plans.permissions import looks_after, mine, of
from app.coproduction.plans.routes.blueprint import MINE, Answer, bp
from app.coproduction.plans.routes.criteria import reached_page, words_page
from app.coproduction.plans.routes.work import action_page, evidence_page
from app.coproduction.plans.states import WORDS_OPEN, OwnerState, PlanState, Side
from app.core import clock, web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.permissions import advisor, host

owner_of_one = allow(advisor, host)


def _asked(ref: str) -> PlanCriterion:
    return web.load(PlanCriterion, ref, mine, *queries.one_whole())


def _theirs(ref: str) -> PlanCriterion:
    return web.load(PlanCriterion, ref, looks_after, *queries.one_whole())


def _page(ref: str) -> str:
    return url_for("plans.show_mine", ref=ref)


@bp.get(MINE)
@owner_of_one
def all_mine() -> Answer:
    me = current_user.person_id
    rows = [row for row in queries.of_owner(me) if mine(current_user, row)]
    return render_template("coproduction/plans/all_mine.html", rows=rows, owner=lambda row: pages.own_tag(row, me))


@bp.get(MINE + "/<ref>")
@owner_of_one
def show_mine(ref: str) -> Answer:
    row = _asked(ref)
    own = of(row, current_user.person_id)
    assert own is not None
    return render_template(
        "coproduction/plans/mine.html", row=row, plan=row.plan, own=own, asked=own.state is OwnerState.ASKED,
        pages=pages, today=clock.today(), open=row.plan.state in WORDS_OPEN, draft=row.plan.state is PlanState.DRAFT,
        shown=pages.SHOWN[own.shown],
    )  # fmt: skip


@bp.post(MINE + "/<ref>/<any(yes, no):what>")
@owner_of_one
def answer(ref: str, what: str) -> Answer:
    number, yes = _asked(ref).id, what == "yes"
    said = _("Thank you. You look after it now.") if yes else _("Thank you for telling us. Nobody asks you why.")
    back = _page(ref) if yes else url_for("plans.all_mine")
    return web.press(lambda by: actions.answer(number, yes=yes, by=by), said, back)


@bp.route(MINE + "/<ref>/view", methods=["GET", "POST"])
@owner_of_one
def view(ref: str) -> Answer:
    row, form = _theirs(ref), ViewForm()
    number = row.id
    if form.validate_on_submit():
        seen, words = form.chosen(), form.words.data or ""
        said = _("Saved. It stands beside the other owner's view.")
        told = web.done(form, lambda by: actions.see(number, seen, words, by=by), said, _page(ref))
        if told:
            return told
    title = _("How you see it")
    return render_template("coproduction/plans/part.html", form=form, back=_page(ref), row=row, title=title)


@bp.route(MINE + "/<ref>/shown", methods=["GET", "POST"])
@owner_of_one
def shown(ref: str) -> Answer:
    row = _theirs(ref)
    own = of(row, current_user.person_id)
    form, number = ShownForm(data={"shown": own.shown.value if own else None}), row.id
    if form.validate_on_submit():
        chosen, said = form.chosen(), _("Saved. It holds at once, also for what was published before.")
        told = web.done(form, lambda by: actions.choose_shown(number, chosen, by=by), said, _page(ref))
        if told:
            return told
    title = _("What a statement shows of you")
    return render_template("coproduction/plans/part.html", form=form, back=_page(ref), row=row, title=title)


@bp.route(MINE + "/<ref>/words", methods=["GET", "POST"])
@owner_of_one
def my_words(ref: str) -> Answer:
    """Either owner may write it better. The other is then asked again."""
    row = _theirs(ref)
    return words_page(row.plan_id, row, _page(ref))


@bp.route(MINE + "/<ref>/reached", methods=["GET", "POST"])
@owner_of_one
def my_reached(ref: str) -> Answer:
    return reached_page(_theirs(ref), _page(ref))


@bp.route(MINE + "/<ref>/evidence", methods=["GET", "POST"])
@owner_of_one
def my_evidence(ref: str) -> Answer:
    row = _theirs(ref)
    own = of(row, current_user.person_id)
    return evidence_page(row, _page(ref), for_advisor=own is None or own.side is Side.LIVED)


@bp.route(MINE + "/<ref>/actions/new", methods=["GET", "POST"])
@bp.route(MINE + "/<ref>/actions/<action>", methods=["GET", "POST"])
@owner_of_one
def my_action(ref: str, action: str = "") -> Answer:
    return action_page(_theirs(ref), action, _page(ref))
