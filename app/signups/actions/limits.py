"""How much is enough in a month: a person's own limit, and the organisation's, which alone may stop anybody."""

from __future__ import annotations

from collections.abc import Sequence

from app.core import db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.opportunities.models import Opportunity, Session
from app.people.actions.persons import locked
from app.signups import events, queries
from app.signups.models import OrganisationLimit, OwnLimit
from app.signups.rules import Limit


def set_own_limit(person_id: int, limit: Limit, *, by: Actor) -> None:
    """The most that this person wants to do in a month, as they say; an empty limit takes it away."""
    locked(person_id)
    there = queries.own_limit(person_id)
    if not limit:
        if there is not None:
            db.session().delete(there)
            emit(events.OwnLimitSet(person_id), by=by)
        return
    row = there or OwnLimit(person_id=person_id)
    row.minutes, row.sessions = limit.minutes, limit.sessions
    db.session().add(row)
    emit(events.OwnLimitSet(person_id), by=by)


def set_organisation_limit(limit: Limit, travel_minutes: int, *, stops: bool, by: Actor) -> None:
    """The most that anybody is asked for in a month, and the time between two places. `stops`: more is refused."""
    row = queries.organisation_limit() or OrganisationLimit(id=1)
    row.minutes, row.sessions, row.stops, row.travel_minutes = limit.minutes, limit.sessions, stops, travel_minutes
    db.session().add(row)
    emit(events.OrganisationLimitSet(limit.minutes, limit.sessions, stops, travel_minutes), by=by)


def must_allow(
    opportunity: Opportunity, sessions: Sequence[Session], person_id: int, *, besides: int | None = None
) -> None:
    """Refuse what goes beyond the organisation's limit, where that stops people: everything else only warns.

    The verb holds the person, so that of two places at once only one fits.
    """
    if not queries.limit_stops():
        return
    found = queries.concerns(opportunity, sessions, person_id, besides=besides)
    stopped = next((each for each in found if each.stops), None)
    if stopped:
        raise RuleBroken(f"{stopped.sentence} {_('Ring us if you would like to talk about it.')}")
