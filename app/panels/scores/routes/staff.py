"""For whoever runs the panel: sealed or open, paper sheets, the outcome, what the law keeps, and what was removed."""

from __future__ import annotations

from flask import abort, current_app, flash, redirect, render_template, url_for
from flask_login import current_user

from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow, signed_in
from app.panels.models import Panel
from app.panels.queries import Sitting
from app.panels.scores import actions, pages, queries, rules
from app.panels.scores.forms import HoldForm, filled, outcome_form, score_form, scores_of
from app.panels.scores.models import Removal
from app.panels.scores.permissions import may_decide, may_run, may_wash_up
from app.panels.scores.routes.blueprint import Answer, bp, home_of, panel_of
from app.panels.scores.states import Outcome
from app.people.permissions import team


@bp.get("/panels/<ref>/scores")
@allow(signed_in)
def staff(ref: str) -> Answer:
    """While all is sealed this page is the same whatever anybody has scored."""
    panel = panel_of(ref, may_run)
    scale, months = queries.scoring_of(panel), current_app.config["SCORES_KEPT_MONTHS"]
    opened = pages.opened_words(panel, scale)
    until = rules.kept_until(panel.last_on, months)
    return render_template(
        "panels/scores_staff.html", panel=panel, opened=opened, scale=scale, kept=pages.kept_words(months, until),
        paper=[(one.first_name, pages.code_of(one)) for one in queries.bench(panel).paper],
        candidates=queries.candidates(panel), label=pages.label, decided=queries.outcomes(panel),
        outcomes=pages.OUTCOMES, files=queries.files(panel), removals=queries.removals(panel),
        back=url_for("panels.host_show", ref=ref), holds=team(current_user), forms=pages.FORMS,
    )  # fmt: skip


@bp.route("/panels/<ref>/scores/paper/<code>/<int:number>", methods=["GET", "POST"])
@allow(signed_in)
def paper(ref: str, code: str, number: int) -> Answer:
    """Copy in the sheet of somebody without a sign-in; there is no such page before the opening."""
    panel = panel_of(ref, may_run)
    scale, criteria = queries.scoring_of(panel), queries.criteria(panel)
    here, one = queries.candidate(panel, number), _on_paper(panel, code)
    if here is None or scale.opened_at is None:
        abort(404)
    scorer, back = pages.scorer_of(one), url_for("scores.staff", ref=ref)
    given = {
        criterion: (rows[scorer][-1].points, rows[scorer][-1].note)
        for (candidate, criterion), rows in queries.versions(panel).items()
        if candidate == here.id and scorer in rows
    }
    form = score_form(criteria, scale, opened=True, data={**filled(given), "reason": _("From the paper sheet")})
    if form.validate_on_submit():
        panel_id, candidate_id = panel.id, here.id
        answers, reason = scores_of(form, criteria), form.reason.data or ""
        done = web.done(
            form, lambda by: actions.give_on_paper(panel_id, candidate_id, scorer, answers, reason=reason, by=by),
            _("The sheet of %(name)s is copied in.", name=one.first_name), back,
        )  # fmt: skip
        if done:
            return done
    return render_template(
        "panels/scores_sheet.html", panel=panel, form=form, candidate=pages.label(here), criteria=criteria,
        opened=True, lines=[], closed=here.id in queries.outcomes(panel), begun=True, back=back, paper=one.first_name,
    )  # fmt: skip


@bp.route("/panels/<ref>/outcome", methods=["GET", "POST"])
@allow(signed_in)
def outcome(ref: str) -> Answer:
    panel = panel_of(ref, may_decide)
    back = url_for("scores.wash_up" if may_wash_up(current_user, panel) else "scores.staff", ref=ref)
    if queries.scoring_of(panel).opened_at is None:
        flash(_("The scores are still sealed. The chair opens them first."), "error")
        return redirect(home_of(panel))  # type: ignore[return-value]
    seen, said = queries.candidates(panel), queries.outcomes(panel)
    before = {f"outcome_{number}": row.outcome.value for number, row in said.items()}
    form = outcome_form(seen, data=before)
    if form.validate_on_submit():
        chosen = {each.id: form[f"outcome_{each.id}"].data for each in seen}
        panel_id = panel.id
        decided = {number: Outcome(answer) for number, answer in chosen.items() if answer}
        done = web.done(
            form, lambda by: actions.record_outcomes(panel_id, decided, by=by), _("The outcome is recorded."), back
        )  # fmt: skip
        if done:
            return done
    return render_template(
        "panels/scores_outcome.html", panel=panel, form=form, back=back, decision=pages.decision_words(panel)
    )


@bp.route("/panels/<ref>/scores/keep", methods=["GET", "POST"])
@allow(team)
def hold(ref: str) -> Answer:
    panel = panel_of(ref, may_run)
    form, back = HoldForm(), url_for("scores.staff", ref=ref)
    if form.validate_on_submit():
        panel_id, why = panel.id, form.why.data or ""
        done = web.done(
            form, lambda by: actions.hold(panel_id, why, by=by), _("Nothing of this panel is removed for now."), back
        )  # fmt: skip
        if done:
            return done
    return render_template("panels/scores_form.html", form=form, back=back, title=_("Keep everything for now"))


@bp.post("/panels/<ref>/scores/let-go")
@allow(team)
def let_go(ref: str) -> Answer:
    panel_id = panel_of(ref, may_run).id
    said = _("It is removed again when its time is over.")
    return web.press(lambda by: actions.release(panel_id, by=by), said, url_for("scores.staff", ref=ref))


@bp.get("/panels/<ref>/scores/removed/<certificate>")
@allow(signed_in)
def removed(ref: str, certificate: str) -> Answer:
    panel = panel_of(ref, may_run)
    found = web.load(Removal, certificate, lambda _user, row: row.panel_id == panel.id)
    return render_template(
        "panels/scores_removed.html",
        panel=panel,
        facts=pages.removal_facts(found),
        back=url_for("scores.staff", ref=ref),
    )


def _on_paper(panel: Panel, code: str) -> Sitting:
    return next((one for one in queries.bench(panel).paper if pages.code_of(one) == code), None) or abort(404)
