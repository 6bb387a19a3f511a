"""What a host has today, so that on the day nobody has to look for it."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from app.core import clock, db
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import LIVE, SessionState
from app.people.models import TeamMember


def todays_of(person_id: int) -> list[Session]:
    """The sessions of this day in the teams of a host, the soonest first, with their opportunities: one statement."""
    midnight = datetime.combine(clock.today(), time(), clock.LONDON)
    teams = select(TeamMember.team_id).where(TeamMember.person_id == person_id)
    wanted = (
        select(Session)
        .join(Session.opportunity)
        .where(
            Opportunity.team_id.in_(teams),
            Opportunity.state.in_(LIVE),
            Session.state == SessionState.PLANNED,
            Session.starts_at < midnight + timedelta(days=1),
            Session.ends_at > midnight,
        )
        .options(contains_eager(Session.opportunity))
    )
    return list(db.session().scalars(wanted.order_by(Session.starts_at, Session.id)))
