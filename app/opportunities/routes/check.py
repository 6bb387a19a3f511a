"""Check answers, send for approval or publish, and the page that says so."""

from __future__ import annotations

from flask import redirect, render_template, url_for

from app.core import clock
from app.core.permissions import allow
from app.opportunities.actions import approval
from app.opportunities.forms.step import EditionForm
from app.opportunities.pages.answers import answers
from app.opportunities.pages.steps import address
from app.opportunities.routes.blueprint import AREA, Answer, bp, editable, load, not_editable, staff
from app.opportunities.routes.parts import said, saved
from app.opportunities.rules import ready
from app.people import permissions as people


@bp.route(f"{AREA}/<ref>/check", methods=["GET", "POST"])
@staff
def check(area: str, ref: str) -> Answer:
    """Everything at a glance with Change links. The team publishes from here, a host sends it to the team."""
    opportunity = load(area, ref)
    if not editable(area, opportunity):
        return not_editable(area, ref)
    form = EditionForm()
    send = approval.publish if area == "team" else approval.submit
    if form.validate_on_submit():
        if saved(form, opportunity, lambda actor: send(opportunity, form.shown_edition, by=actor)):
            return redirect(url_for("opportunities.sent", area=area, ref=ref))  # type: ignore[return-value]
        opportunity = load(area, ref)
    form.show(opportunity)
    now = clock.now()
    gaps = [(gap.sentence, address(area, opportunity, gap.step)) for gap in ready.gaps(opportunity, now)]
    warnings = [(gap.sentence, address(area, opportunity, gap.step)) for gap in ready.warnings(opportunity, now)]
    return render_template(
        "opportunities/check.html", opportunity=opportunity, area=area, form=form, gaps=gaps, warnings=warnings,
        sections=answers(opportunity, area),
    )  # fmt: skip


@bp.get(f"{AREA}/<ref>/sent")
@staff
def sent(area: str, ref: str) -> Answer:
    return render_template("opportunities/sent.html", opportunity=load(area, ref), area=area)


@bp.post("/team/opportunities/<ref>/approve")
@allow(people.team)
def approve(ref: str) -> Answer:
    """Publish what a host has sent, as it was shown."""
    opportunity = load("team", ref)
    form = EditionForm()
    if saved(form, opportunity, lambda actor: approval.publish(opportunity, form.shown_edition, by=actor)):
        return redirect(url_for("opportunities.sent", area="team", ref=ref))  # type: ignore[return-value]
    return said(form, "team", ref)
