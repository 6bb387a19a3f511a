"""The cycle: beginning it, its days and numbers, its stages, the outcome, and the next one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.reviews import events
from app.reviews.actions.taking import take
from app.reviews.models import Review, Standard
from app.reviews.states import OVER, Outcome, Stage

ANSWERS = (
    "scheme", "accredits", "expires_on", "self_from", "self_until", "visit_on", "online", "visitors", "at_least_half",
    "people", "carers", "script", "report_on", "remind_months",
)  # fmt: skip


def begin(team_id: int, answers: Mapping[str, Any], *, by: Actor) -> Review:
    """A review that is planned. One team may have several, of different schemes."""
    review = Review(team_id=team_id, made_at=clock.now(), before_id=None)
    _set(review, answers)
    return _begun(review, by=by)


def _begun(review: Review, *, by: Actor) -> Review:
    move(review, Stage.PLANNED, by=by, now=clock.now())
    db.session().add(review)
    db.session().flush()
    emit(events.ReviewBegun(review.id), by=by)
    return review


def change(review_id: int, answers: Mapping[str, Any], *, by: Actor) -> None:
    review = take(review_id)
    _set(review, answers)
    emit(events.ReviewChanged(review_id), by=by)


def _set(review: Review, answers: Mapping[str, Any]) -> None:
    for name in ANSWERS:
        setattr(review, name, answers[name])


def go_to(review_id: int, stage: Stage, *, by: Actor) -> None:
    """The next stage, or a later one. Going there twice goes there once."""
    review = take(review_id, over=True)
    if review.state is stage:
        return
    if stage is Stage.DECIDED or stage not in Review.transitions[review.state]:
        raise RuleBroken(_("The review has moved on meanwhile. Look at the page again."))
    move(review, stage, by=by, now=clock.now())
    emit(events.ReviewMoved(review_id, stage.value), by=by)


def decide(review_id: int, outcome: Outcome, on: date, next_on: date | None, *, by: Actor) -> None:
    """What the scheme decided, on which day, and when the next review is."""
    review = take(review_id)
    if on > clock.today():
        raise RuleBroken(_("The outcome is written down once it is known. Enter a day up to today."))
    if next_on is not None and next_on <= on:
        raise RuleBroken(_("The next review is after the outcome. Enter a later day."))
    if outcome is Outcome.COMPLETED and review.accredits:
        raise RuleBroken(_("This scheme accredits. Choose accredited, deferred or not accredited."))
    review.outcome, review.outcome_on, review.next_on = outcome, on, next_on
    move(review, Stage.DECIDED, by=by, now=clock.now())
    emit(events.ReviewMoved(review_id, Stage.DECIDED.value), by=by)


def begin_next(review_id: int, *, by: Actor) -> Review:
    """The next cycle, with the same scheme and standards and no evidence. Begun twice, it is begun once."""
    before = take(review_id, over=True)
    there = db.session().scalars(select(Review).where(Review.before_id == review_id)).one_or_none()
    if there is not None:
        return there
    if before.state not in OVER:
        raise RuleBroken(_("This review goes on. Write down its outcome first, or stop it."))
    review = Review(
        team_id=before.team_id, made_at=clock.now(), before_id=before.id, scheme=before.scheme,
        accredits=before.accredits, visit_on=before.next_on, expires_on=before.next_on, online=before.online,
        visitors=before.visitors, at_least_half=before.at_least_half, people=before.people, carers=before.carers,
        script=before.script, remind_months=before.remind_months,
    )  # fmt: skip
    review.standards = [
        Standard(position=row.position, domain=row.domain, number=row.number, type=row.type, words=row.words)
        for row in before.standards
    ]
    return _begun(review, by=by)


def comes_up(review_id: int) -> bool:
    """The team hears that the next review is near: once. Returns whether it was now."""
    review = take(review_id, over=True)
    if review.reminded_at is not None:
        return False
    review.reminded_at = clock.now()
    emit(events.ReviewComesUp(review_id), by=SYSTEM)
    return True
