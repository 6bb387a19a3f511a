"""Is it what they said? Each person answers to each telling, and may say it anew."""

from __future__ import annotations

from app.coproduction.outcomes import queries
from app.coproduction.outcomes.actions.taking import take
from app.coproduction.outcomes.events import ReplyGiven, ReplyRead
from app.coproduction.outcomes.models import Outcome, OutcomeReply
from app.coproduction.outcomes.states import ReplyTo
from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.people.actions.persons import hold


def reply(outcome_id: int, person_id: int, words: str, *, agrees: bool, meant_for: ReplyTo, by: Actor) -> None:
    hold(person_id)
    seen = db.session().get_one(Outcome, outcome_id)
    _opportunity, outcome = take(seen.opportunity_id, by=by)
    if not queries.out_of(outcome) or not queries.took_part(outcome.opportunity_id, person_id):
        raise RuleBroken(_("There is nothing to answer here any more. Please look at your own page."))
    row = queries.reply_of(outcome, person_id)
    if row is None:
        row = OutcomeReply(outcome_id=outcome.id, person_id=person_id, edition=outcome.edition)
        db.session().add(row)
    row.agrees, row.words, row.meant_for, row.at = agrees, words, meant_for, clock.now()
    row.read_at, row.read_by_id = None, None
    db.session().flush()
    emit(ReplyGiven(row.id, agrees), by=by)


def read_reply(reply_id: int, *, by: Actor) -> None:
    """Somebody has read it. Said twice it is said once."""
    row = db.session().get_one(OutcomeReply, reply_id, with_for_update=True, populate_existing=True)
    if row.read_at is None:
        row.read_at, row.read_by_id = clock.now(), by.person_id
        emit(ReplyRead(row.id), by=by)
