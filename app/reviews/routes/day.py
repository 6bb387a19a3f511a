"""The day of the visit, what is linked to a review, and what the team does about the report."""

from __future__ import annotations

from flask import abort, render_template, url_for

from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.opportunities.models import Opportunity
from app.people.permissions import host, team
from app.reviews import actions, pages, queries
from app.reviews.forms import ActionForm, LinkForm, SlotForm
from app.reviews.models import ReviewSlot
from app.reviews.routes.blueprint import AREA, Answer, bp, load, load_whole, page


@bp.route(AREA + "/<ref>/day", methods=["GET", "POST"])
@allow(host, team)
def day(area: str, ref: str) -> Answer:
    """The parts of the day as they are, and one more."""
    review = load_whole(area, ref)
    form, review_id, there = SlotForm(), review.id, [_kept(slot) for slot in review.slots]
    if form.validate_on_submit():
        slots, back = [*there, form.slot()], url_for("reviews.day", area=area, ref=ref)
        told = web.done(form, lambda by: actions.save_slots(review_id, slots, by=by), _("Added to the day."), back)
        if told:
            return told
    return render_template(
        "reviews/day.html", area=area, review=review, form=form, back=page(area, ref), slots=pages.SLOTS
    )


def _kept(slot: ReviewSlot) -> dict[str, object]:
    return {"starts": slot.starts, "ends": slot.ends, "sort": slot.sort, "words": slot.words}


@bp.post(AREA + "/<ref>/day/<int:number>/remove")
@allow(host, team)
def remove_slot(area: str, ref: str, number: int) -> Answer:
    review, back = load_whole(area, ref), url_for("reviews.day", area=area, ref=ref)
    review_id, left = review.id, [_kept(slot) for slot in review.slots if slot.id != number]
    return web.press(lambda by: actions.save_slots(review_id, left, by=by), _("Taken out of the day."), back)


@bp.route(AREA + "/<ref>/people", methods=["GET", "POST"])
@allow(host, team)
def link(area: str, ref: str) -> Answer:
    """An opportunity in which people take part in the review."""
    review, back = load(area, ref), page(area, ref)
    known: dict[str, Opportunity] = {row.ref: row for row in queries.to_link(review)}
    form, review_id = LinkForm(), review.id
    form.offer(known.values())
    if form.validate_on_submit():
        chosen, part = known[str(form.opportunity.data)].id, form.chosen()
        told = web.done(form, lambda by: actions.link(review_id, chosen, part, by=by), _("Linked."), back)
        if told:
            return told
    return render_template("reviews/link.html", area=area, form=form, back=back, some=bool(known))


@bp.post(AREA + "/<ref>/people/<opportunity>/unlink")
@allow(host, team)
def unlink(area: str, ref: str, opportunity: str) -> Answer:
    review = load(area, ref)
    review_id, known = review.id, {row.ref: row.id for row, _part in queries.linked(review.id)}
    number = known.get(opportunity) or abort(404)
    said = _("Not linked any more. The places stand.")
    return web.press(lambda by: actions.unlink(review_id, number, by=by), said, page(area, ref))


@bp.route(AREA + "/<ref>/actions/new", methods=["GET", "POST"])
@bp.route(AREA + "/<ref>/actions/<action>", methods=["GET", "POST"])
@allow(host, team)
def action(area: str, ref: str, action: str = "") -> Answer:
    """Something the team does about the report: a new one, or one that is there."""
    review = load_whole(area, ref)
    row = next((each for each in review.actions if each.ref == action), None)
    if action and row is None:
        abort(404)
    people = {each.ref: each for each in [*queries.owners(review), *([row.owner] if row and row.owner else [])]}
    given = {"words": row.words, "owner": row.owner.ref if row.owner else None, "due_on": row.due_on,
             "done_on": row.done_on} if row else {}  # fmt: skip
    form, number, review_id = ActionForm(data=given), row.id if row else None, review.id
    form.offer(people.values())
    if form.validate_on_submit():
        owner = people.get(form.owner.data or "")
        answers = {"words": form.words.data or "", "owner_id": owner.id if owner else None, "due_on": form.due_on.data,
                   "done_on": form.done_on.data}  # fmt: skip
        told = web.done(
            form, lambda by: actions.save_action(review_id, number, answers, by=by), _("Saved."), page(area, ref)
        )
        if told:
            return told
    title = _("What you do about the report")
    return render_template("reviews/form.html", form=form, back=page(area, ref), title=title)
