"""Standards and what shows them, for those who run the review."""

from __future__ import annotations

from flask import Response, abort, render_template, url_for

from app.core import clock, web
from app.core.csv_file import csv_file
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.models import called
from app.people.permissions import host, team
from app.reviews import actions, pages, queries
from app.reviews.forms import EvidenceForm, StandardForm, StandardsForm
from app.reviews.models import Review, Standard
from app.reviews.routes.blueprint import AREA, Answer, bp, load, load_whole


@bp.get(AREA + "/<ref>/standards")
@allow(host, team)
def standards(area: str, ref: str) -> Answer:
    review = load_whole(area, ref)
    return render_template(
        "reviews/standards.html", area=area, review=review, domains=pages.domains(review.standards),
        mets=pages.METS, late=lambda row: pages.late(row, clock.today()),
    )  # fmt: skip


@bp.route(AREA + "/<ref>/standards/add", methods=["GET", "POST"])
@allow(host, team)
def add_standards(area: str, ref: str) -> Answer:
    review, back = load(area, ref), url_for("reviews.standards", area=area, ref=ref)
    form, review_id = StandardsForm(), review.id
    if form.validate_on_submit():
        lines, domain = form.lines(), form.domain.data or ""
        if lines:
            said = _("Added. Those that were there already were not added again.")
            told = web.done(form, lambda by: actions.add_standards(review_id, domain, lines, by=by), said, back)
            if told:
                return told
    return render_template("reviews/form.html", form=form, back=back, title=_("Add standards"))


def _standard(review: Review, number: str) -> Standard:
    return next((row for row in review.standards if row.ref == number), None) or abort(404)


@bp.route(AREA + "/<ref>/standards/<standard>", methods=["GET", "POST"])
@allow(host, team)
def standard(area: str, ref: str, standard: str) -> Answer:
    """What is said of one standard, and who gathers what shows it."""
    review = load_whole(area, ref)
    row, back, people = (
        _standard(review, standard),
        url_for("reviews.standards", area=area, ref=ref),
        queries.owners(review),
    )
    form = StandardForm(
        data={"met": row.met.value, "owner": row.owner.ref if row.owner else None, "due_on": row.due_on}
    )
    form.offer([*people, *([row.owner] if row.owner and row.owner not in people else [])])
    number, known = (
        row.id,
        {each.ref: each.id for each in people} | ({row.owner.ref: row.owner.id} if row.owner else {}),
    )
    if form.validate_on_submit():
        given = {"met": form.said(), "owner_id": known.get(form.owner.data or ""), "due_on": form.due_on.data}
        told = web.done(form, lambda by: actions.change_standard(number, given, by=by), _("Saved."), back)
        if told:
            return told
    return render_template("reviews/standard.html", area=area, review=review, row=row, form=form, back=back)


@bp.post(AREA + "/<ref>/standards/<standard>/remove")
@allow(host, team)
def remove_standard(area: str, ref: str, standard: str) -> Answer:
    number, back = _standard(load_whole(area, ref), standard).id, url_for("reviews.standards", area=area, ref=ref)
    return web.press(lambda by: actions.remove_standard(number, by=by), _("Removed."), back)


@bp.route(AREA + "/<ref>/standards/<standard>/evidence", methods=["GET", "POST"])
@allow(host, team)
def add_evidence(area: str, ref: str, standard: str) -> Answer:
    review = load_whole(area, ref)
    row, back = _standard(review, standard), url_for("reviews.standard", area=area, ref=ref, standard=standard)
    return evidence_page(row, EvidenceForm(), back)


def evidence_page(row: Standard, form: EvidenceForm, back: str) -> Answer:
    """Words, and where it happened: the same for hosts and for an advisor who gathers it."""
    known = {each.ref: each for each in [*(each for each, _part in queries.linked(row.review_id)),
                                         *queries.done_by(row.review.team_id)]}  # fmt: skip
    form.offer(known.values())
    number = row.id
    if form.validate_on_submit():
        words, where = form.words.data or "", known.get(form.opportunity.data or "")
        where_id = where.id if where else None
        told = web.done(
            form, lambda by: actions.add_evidence(number, words, where_id, by=by), _("Added. Thank you."), back
        )
        if told:
            return told
    return render_template("reviews/evidence.html", form=form, row=row, back=back)


@bp.post(AREA + "/<ref>/standards/<standard>/evidence/<evidence>/remove")
@allow(host, team)
def remove_evidence(area: str, ref: str, standard: str, evidence: str) -> Answer:
    row = _standard(load_whole(area, ref), standard)
    number = next((each.id for each in row.evidence if each.ref == evidence), None) or abort(404)
    back = url_for("reviews.standard", area=area, ref=ref, standard=standard)
    return web.press(lambda by: actions.remove_evidence(number, by=by), _("Removed."), back)


@bp.get(AREA + "/<ref>/standards.csv")
@allow(host, team)
def standards_file(area: str, ref: str) -> Response:
    """Every standard with what shows it, for the scheme's own forms."""
    review = load_whole(area, ref)
    heading = [_("Part"), _("Number"), _("Type"), _("Standard"), _("Met"), _("Who"), _("By"), _("What shows it")]
    rows = [
        (
            row.domain, row.number, row.type, row.words, str(pages.METS[row.met][0]),
            called(row.owner.full_name, row.owner.known_as) if row.owner else "",
            row.due_on.isoformat() if row.due_on else "", "\n".join(each.words for each in row.evidence),
        )
        for row in review.standards
    ]  # fmt: skip
    return csv_file("standards.csv", heading, rows)
