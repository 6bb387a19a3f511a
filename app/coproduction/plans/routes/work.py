"""Actions and evidence of one criterion, for who runs the plan."""

from __future__ import annotations

from flask import abort, render_template, url_for

from app.coproduction.plans import actions, pages, queries
from app.coproduction.plans.forms import PlanActionForm, PlanEvidenceForm
from app.coproduction.plans.models import PlanCriterion
from app.coproduction.plans.routes.blueprint import CRITERION, Answer, bp, criterion_page, load_criterion, staff
from app.coproduction.plans.states import HERE
from app.core import web
from app.core.i18n import gettext as _


@bp.route(CRITERION + "/actions/new", methods=["GET", "POST"])
@bp.route(CRITERION + "/actions/<action>", methods=["GET", "POST"])
@staff
def action(area: str, ref: str, criterion: str, action: str = "") -> Answer:
    row = load_criterion(area, ref, criterion)
    return action_page(row, action, criterion_page(area, row))


def action_page(row: PlanCriterion, ref: str, back: str) -> Answer:
    """Something that is done: a new one, or one that is there. The same for hosts and for owners."""
    there = next((each for each in row.actions if each.ref == ref), None)
    if ref and there is None:
        abort(404)
    owners = [each.person for each in row.owners if each.state in HERE]
    people = {each.ref: each for each in [*queries.staff_of(row.plan.team_id), *owners]}
    people |= {there.owner.ref: there.owner} if there and there.owner else {}
    given = {"words": there.words, "owner": there.owner.ref if there.owner else None, "due_on": there.due_on,
             "done_on": there.done_on} if there else {}  # fmt: skip
    form, number, action_id = PlanActionForm(data=given), row.id, there.id if there else None
    form.offer(people.values())
    if form.validate_on_submit():
        owner = people.get(form.owner.data or "")
        answers = {"words": form.words.data or "", "owner_id": owner.id if owner else None, "due_on": form.due_on.data,
                   "done_on": form.done_on.data}  # fmt: skip
        told = web.done(form, lambda by: actions.save_action(number, action_id, answers, by=by), _("Saved."), back)
        if told:
            return told
    title = _("What will be done")
    return render_template("coproduction/plans/part.html", form=form, back=back, row=row, title=title)


@bp.route(CRITERION + "/evidence", methods=["GET", "POST"])
@staff
def evidence(area: str, ref: str, criterion: str) -> Answer:
    row = load_criterion(area, ref, criterion)
    return evidence_page(row, criterion_page(area, row), for_advisor=False)


def evidence_page(row: PlanCriterion, back: str, *, for_advisor: bool) -> Answer:
    """Words, and where it happened: the same for hosts and for owners, who choose among other things."""
    form, number, team_id = PlanEvidenceForm(), row.id, row.plan.team_id
    form.offer(pages.things(team_id, for_advisor=for_advisor))
    if form.validate_on_submit():
        words, link = form.words.data or "", pages.link_of(team_id, form.thing.data)
        said = _("Added. Thank you.")
        told = web.done(form, lambda by: actions.add_evidence(number, words, link, by=by), said, back)
        if told:
            return told
    title = _("What shows it?")
    return render_template("coproduction/plans/part.html", form=form, back=back, row=row, title=title)


@bp.post(CRITERION + "/evidence/<evidence>/remove")
@staff
def remove_evidence(area: str, ref: str, criterion: str, evidence: str) -> Answer:
    row = load_criterion(area, ref, criterion)
    number = next((each.id for each in row.evidence if each.ref == evidence), None) or abort(404)
    back = url_for("plans.criterion", area=area, ref=ref, criterion=criterion)
    return web.press(lambda by: actions.remove_evidence(number, by=by), _("Removed."), back)
