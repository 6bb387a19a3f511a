"""Time as a cause: the day of an outcome, or of a promise in one. Also the day itself, where none was written down."""

from __future__ import annotations

from app.coproduction.outcomes import queries, rules
from app.coproduction.outcomes.actions.taking import take
from app.coproduction.outcomes.events import OutcomeDue
from app.core import clock, db
from app.core.actor import Actor
from app.core.events import emit
from app.opportunities.actions.taking import lock
from app.opportunities.actions.taking import promise as reckon


def nudge(opportunity_id: int, *, by: Actor) -> bool:
    """False where there is nothing to say any more, or another worker was quicker."""
    opportunity, outcome = take(opportunity_id, by=by)
    why = rules.due(
        answered=opportunity.answered_at is not None, panel_asks=queries.asked_by_way(opportunity_id),
        promised_on=opportunity.promised_on, open_promise=queries.promise_of(outcome.id),
        nudged_at=outcome.nudged_at, now=clock.now(), today=clock.today(),
    )  # fmt: skip
    if why is None:
        return False
    outcome.nudged_at = clock.now()
    db.session().flush()
    emit(OutcomeDue(outcome.id, why), by=by)
    return True


def promise(opportunity_id: int) -> None:
    """For what was published before there was a day."""
    opportunity = lock(opportunity_id)
    if opportunity.promised_on is None:
        reckon(opportunity)
