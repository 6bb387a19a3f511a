"""Drafts: written and thrown away until they are told."""

from __future__ import annotations

from app.coproduction.outcomes import queries
from app.coproduction.outcomes.actions.taking import Typed, check, put, take, taken_point
from app.coproduction.outcomes.events import PointDiscarded, PointWritten
from app.coproduction.outcomes.models import OutcomePoint
from app.coproduction.outcomes.rules import MOST
from app.coproduction.outcomes.states import PointState
from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move


def write(opportunity_id: int, typed: Typed, point_id: int | None = None, *, by: Actor) -> None:
    """A new draft, or other words for one."""
    check(typed)
    if point_id is not None:
        _opportunity, _outcome, point = taken_point(point_id, PointState.DRAFT, by=by)
    else:
        _opportunity, outcome = take(opportunity_id, by=by)
        if queries.in_hand(outcome) >= MOST:
            raise RuleBroken(_("There are %(most)d points already. Join some of them: people read few.", most=MOST))
        point = OutcomePoint()
        move(point, PointState.DRAFT, by=by, now=clock.now())
        outcome.points.append(point)
    put(point, typed, by=by)
    db.session().flush()
    emit(PointWritten(point.id), by=by)


def discard(point_id: int, *, by: Actor) -> None:
    _opportunity, _outcome, point = taken_point(point_id, PointState.DRAFT, by=by)
    db.session().delete(point)
    db.session().flush()
    emit(PointDiscarded(point_id), by=by)
