"""The day of the visit, the opportunities in which people take part, and what the team does about the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.opportunities.models import Opportunity
from app.reviews import events
from app.reviews.actions.taking import take
from app.reviews.models import Review, ReviewAction, ReviewLink, ReviewSlot
from app.reviews.rules import overlaps
from app.reviews.states import Part

MOST_SLOTS = 40


def save_slots(review_id: int, slots: Sequence[Mapping[str, Any]], *, by: Actor) -> None:
    """The whole day as it now is: each with `starts`, `ends`, `sort` and `words`. None runs into another."""
    review = take(review_id)
    if len(slots) > MOST_SLOTS:
        raise RuleBroken(_("A day has %(most)s parts at most.", most=MOST_SLOTS))
    placed: list[tuple[Any, Any]] = []
    for slot in sorted(slots, key=lambda each: each["starts"]):
        if overlaps(placed, slot["starts"], slot["ends"]):
            raise RuleBroken(_(
                "Two parts of the day run into each other at %(time)s. Change one of them.",
                time=slot["starts"].strftime("%H:%M"),
            ))  # fmt: skip
        placed.append((slot["starts"], slot["ends"]))
    review.slots = [ReviewSlot(review_id=review_id, **slot) for slot in slots]
    emit(events.ReviewDayChanged(review_id), by=by)


def link(review_id: int, opportunity_id: int, part: Part, *, by: Actor) -> None:
    """People take part in the review by places of this opportunity of the same team. Linking twice links once."""
    review = take(review_id)
    opportunity = db.session().get_one(Opportunity, opportunity_id)
    there = db.session().scalars(select(ReviewLink).where(ReviewLink.opportunity_id == opportunity_id)).one_or_none()
    if there is not None and there.review_id == review_id:
        there.part = part
    elif there is not None or opportunity.team_id != review.team_id:
        raise RuleBroken(_("This opportunity belongs to another review or team. Choose another one."))
    else:
        review.links.append(ReviewLink(opportunity_id=opportunity_id, part=part))
    emit(events.OpportunityLinked(review_id, opportunity_id), by=by)


def unlink(review_id: int, opportunity_id: int, *, by: Actor) -> None:
    """It is no part of the review any more. Places stand, and standards stay with whoever has them."""
    review = take(review_id)
    rows = [row for row in review.links if row.opportunity_id == opportunity_id]
    for row in rows:
        review.links.remove(row)
    if rows:
        emit(events.OpportunityUnlinked(review_id, opportunity_id), by=by)


def save_action(review_id: int, action_id: int | None, answers: Mapping[str, Any], *, by: Actor) -> None:
    """Something the team does about the report: `words`, `owner_id`, `due_on`, `done_on`. Also once it is decided."""
    review: Review = take(review_id, over=True)
    row = next((each for each in review.actions if each.id == action_id), None) if action_id else None
    if action_id and row is None:
        raise RuleBroken(_("This action is not there any more."))
    if row is None:
        row = ReviewAction(review_id=review_id)
        db.session().add(row)
    for name in ("words", "owner_id", "due_on", "done_on"):
        setattr(row, name, answers[name])
    db.session().flush()
    emit(events.ReviewActionSaved(review_id, row.id), by=by)
