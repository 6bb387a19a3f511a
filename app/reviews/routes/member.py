"""A review as those who take part in it read it."""

from __future__ import annotations

from flask import abort, render_template, url_for
from flask_login import current_user
from sqlalchemy.orm import selectinload

from app.core import web
from app.core.permissions import allow
from app.people.permissions import advisor
from app.reviews import pages, queries
from app.reviews.forms import EvidenceForm
from app.reviews.models import Review
from app.reviews.permissions import may_show, takes_part
from app.reviews.routes.blueprint import TEAM, Answer, bp
from app.reviews.routes.standards import evidence_page
from app.reviews.states import Part


@bp.get("/reviews/<ref>")
@allow(advisor)
def mine(ref: str) -> Answer:
    review = web.load(Review, ref, takes_part, TEAM, *queries.with_standards(), selectinload(Review.slots))
    helps = queries.part_of(review.id, current_user.person_id) is Part.HELP
    own = [row for row in review.standards if row.owner_id == current_user.person_id]
    return render_template(
        "reviews/mine.html", review=review, helps=helps, own=own, tag=pages.tag(review), facts=pages.facts(review),
        slots=pages.SLOTS, mets=pages.METS,
    )  # fmt: skip


@bp.route("/reviews/<ref>/standards/<standard>", methods=["GET", "POST"])
@allow(advisor)
def show_mine(ref: str, standard: str) -> Answer:
    """What shows a standard that was given to an advisor, in their own words."""
    review = web.load(Review, ref, takes_part, TEAM, *queries.with_standards())
    row = next((each for each in review.standards if each.ref == standard), None)
    if row is None or not may_show(current_user, row):
        abort(404)
    return evidence_page(row, EvidenceForm(), url_for("reviews.mine", ref=ref))
