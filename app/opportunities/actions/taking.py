"""Taking the row of an opportunity before anything is decided, and saying no."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from flask import current_app
from sqlalchemy import Executable, bindparam, inspect, update

from app.core import db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.opportunities import events
from app.opportunities.conditions.shapes import Problem
from app.opportunities.models import Opportunity
from app.opportunities.queries import is_team
from app.opportunities.queries.as_stored import as_stored
from app.opportunities.rules import times
from app.opportunities.states import EDITABLE, OpportunityState


class Refused(RuleBroken):
    """A refusal that knows which answers it is about."""

    problems: tuple[Problem, ...]

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems[0].sentence)
        self.problems = tuple(problems)


class Stale(RuleBroken):
    """The form shows an older edition than the one that is stored."""


def lock(opportunity_id: int) -> Opportunity:
    """Lock the row by an UPDATE, the first statement of the transaction, and load it afresh with what is counted.

    Writers of one opportunity stand in line from here on; what they count next nobody else can change.
    """
    take_row(opportunity_id)
    return as_stored(opportunity_id)


def take_row(opportunity_id: int) -> None:
    """The same for whoever asks the stamp of the edition beside what they count, and loads by that."""
    db.rows(_raised(), {"opportunity_id": opportunity_id})


@cache
def _raised() -> Executable:
    """A new version, which nobody reads: no edition is renewed for it."""
    which = update(Opportunity).where(Opportunity.id == bindparam("opportunity_id"))
    return which.values(version=Opportunity.version + 1).returning(Opportunity.id)


def take(opportunity: Opportunity, edition: int | None = None) -> Opportunity:
    """Lock an opportunity at hand. With `edition`, refuse a form that shows an older one."""
    session = db.session()
    session.flush()
    (identity,) = inspect(opportunity).identity or (0,)
    session.expire(opportunity)
    lock(identity)
    if edition is not None and opportunity.edition != edition:
        raise Stale(
            _("Somebody saved this page after you opened it. Your answers are still here. Check them, then save again.")
        )
    return opportunity


def take_to_edit(opportunity: Opportunity, edition: int, *, by: Actor) -> Opportunity:
    """The same, for a draft. One that waits for approval may still be put right by the involvement team."""
    take(opportunity, edition)
    waiting = opportunity.state is OpportunityState.SUBMITTED and is_team(by.person_id)
    if opportunity.state not in EDITABLE and not waiting:
        raise RuleBroken(_("This opportunity can no longer be changed here. Nothing was saved."))
    return opportunity


def edited(opportunity: Opportunity, *, by: Actor) -> None:
    """After any change of what people read: a new edition, and the moment that lists are ordered by."""
    opportunity.edition += 1
    opportunity.first_starts_at = times.first_start(opportunity)
    promise(opportunity)
    emit(events.OpportunityEdited(opportunity.id), by=by)


def promise(opportunity: Opportunity) -> None:
    """By which day people hear what came of it. The number of weeks is fixed when it is published."""
    weeks = opportunity.outcome_weeks or current_app.config["OUTCOME_WEEKS"]
    opportunity.promised_on = times.promised_on(opportunity, weeks)


def refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise Refused(problems)


def must_reach(opportunity: Opportunity, to: OpportunityState) -> None:
    """Only a move that the table knows: a button pressed twice or in an old tab changes nothing."""
    if to not in opportunity.transitions[opportunity.state]:
        raise RuleBroken(_("This was changed in the meantime, so nothing more was done. Please look at it again."))
