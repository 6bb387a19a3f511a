"""Which teams welcome people, which of them somebody may see, and how many would like to hear from one."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.core import db
from app.matching.welcomes.models import Welcome
from app.matching.welcomes.states import WelcomeState
from app.opportunities.queries import advisor_facts
from app.people.models import Advisor, Team, TeamInterest
from app.people.states import AdvisorState

FEWEST = 5  # people whom a number may stand for


def of_team(team_id: int) -> Welcome | None:
    return db.session().scalars(select(Welcome).where(Welcome.team_id == team_id)).one_or_none()


def shown_to(person_id: int) -> Sequence[Welcome]:
    """Those that an advisor reads: none of a team, or of its people, that they keep away from."""
    facts = advisor_facts(person_id)
    wanted = select(Welcome).join(Welcome.team).where(Welcome.shown != "").options(joinedload(Welcome.team))
    found = db.session().scalars(wanted.order_by(Team.name)).all()
    return [row for row in found if facts is None or row.team_id not in facts.avoids_teams]


def hears_from(person_id: int) -> set[int]:
    return set(db.session().scalars(select(TeamInterest.team_id).where(TeamInterest.person_id == person_id)))


def how_many(team_id: int) -> int:
    """How many active advisors would like to hear from a team; 0 where they are fewer than may be said."""
    counted = select(func.count()).select_from(TeamInterest)
    active = counted.join(Advisor, Advisor.person_id == TeamInterest.person_id)
    number = db.session().scalar(active.where(TeamInterest.team_id == team_id, Advisor.state == AdvisorState.ACTIVE))
    return number if number and number >= FEWEST else 0


def every_welcome() -> Sequence[Welcome]:
    """For the involvement team, what waits for it first."""
    found = db.session().scalars(select(Welcome).options(joinedload(Welcome.team)).order_by(Welcome.written_at)).all()
    return sorted(found, key=lambda row: row.state is not WelcomeState.WRITTEN)
