"""Telling: drafts go out together; what is out is changed by a newer version, or taken back. The old ones are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from app.coproduction.outcomes import queries
from app.coproduction.outcomes.actions.deciding import says_yes
from app.coproduction.outcomes.actions.taking import Typed, check, put, settle, take, taken_point
from app.coproduction.outcomes.events import OutcomeTold, PointChanged, PointTakenBack
from app.coproduction.outcomes.models import Outcome, OutcomePoint
from app.coproduction.outcomes.states import PointState
from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.opportunities.rules import times


def digest(points: Iterable[OutcomePoint]) -> str:
    """Of drafts as somebody saw them."""
    seen = [(each.ref, each.said, each.answer.value, each.words, str(each.by_day), each.audience.value)
            for each in points]  # fmt: skip
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:32]


def tell(opportunity_id: int, shown: str, *, by: Actor) -> None:
    """All drafts go out, to everybody who took part. `shown` is the digest of what the person saw.

    Raises RuleBroken where nothing is over yet, where there is nothing new, and where the drafts are others by now.
    """
    opportunity, outcome = take(opportunity_id, by=by)
    points = queries.drafts(outcome)
    sessions = times.planned(opportunity.sessions)
    if sessions and min(each.ends_at for each in sessions) > clock.now():
        raise RuleBroken(_("Nothing of it is over yet. Please come back after the first session."))
    if not points:
        raise RuleBroken(_("There is nothing new to tell. Somebody may have told it just now: look at the page again."))
    if digest(points) != shown:
        raise RuleBroken(_("Somebody changed the points after you opened this page. Read them, then press again."))
    outcome.edition += 1
    for point in points:
        _out(outcome, point, by=by)
    db.session().flush()
    settle(opportunity, outcome, by=by)
    emit(OutcomeTold(outcome.id, outcome.edition, tuple(each.id for each in points)), by=by)


def change(point_id: int, typed: Typed, *, by: Actor) -> None:
    """A newer version in its place: put right, or what came next. Those who were told hear of it."""
    check(typed)
    opportunity, outcome, before = taken_point(point_id, PointState.OUT, by=by)
    outcome.edition += 1
    move(before, PointState.REPLACED, by=by, now=clock.now())
    fresh = OutcomePoint(before_id=before.id)
    move(fresh, PointState.DRAFT, by=by, now=clock.now())
    outcome.points.append(fresh)
    put(fresh, typed, by=by)
    _out(outcome, fresh, by=by)
    db.session().flush()
    settle(opportunity, outcome, by=by)
    emit(PointChanged(outcome.id, outcome.edition, fresh.id, before.id), by=by)


def take_back(point_id: int, *, by: Actor) -> None:
    """It is read by nobody any more, such as where a name was in it. Who may see why, sees it in the history."""
    opportunity, outcome, point = taken_point(point_id, PointState.OUT, by=by)
    move(point, PointState.TAKEN_BACK, by=by, now=clock.now())
    db.session().flush()
    settle(opportunity, outcome, by=by)
    emit(PointTakenBack(point.id), by=by)


def _out(outcome: Outcome, point: OutcomePoint, *, by: Actor) -> None:
    point.out_at, point.edition = clock.now(), outcome.edition
    move(point, PointState.OUT, by=by, now=clock.now())
    says_yes(point, by=by)
