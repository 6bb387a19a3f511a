"""Reads about ideas, planners and priorities."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import exists, func, select
from sqlalchemy.orm import joinedload, selectinload

from app.coproduction.doors.models import Idea, Planner, Priority, PriorityChoice, PriorityRound
from app.coproduction.doors.states import WAITING, IdeaFor, IdeaState
from app.core import db
from app.core.editions import OPPORTUNITIES, Kept
from app.opportunities.models import Opportunity
from app.people.models import Team, TeamMember

WITH_IT = (
    joinedload(Idea.person),
    joinedload(Idea.kind),
    joinedload(Idea.team).selectinload(Team.members),
    joinedload(Idea.opportunity),
    selectinload(Idea.moves),
)


def ideas_of(person_id: int) -> Sequence[Idea]:
    """One person's own, the newest first."""
    wanted = select(Idea).where(Idea.person_id == person_id).order_by(Idea.made_at.desc(), Idea.id.desc())
    return db.session().scalars(wanted.options(*WITH_IT)).all()


def for_team() -> Sequence[Idea]:
    """All that were not taken back, those that wait first, the oldest of them first."""
    wanted = select(Idea).where(Idea.state != IdeaState.TAKEN_BACK)
    order = (Idea.state.not_in(WAITING), Idea.made_at, Idea.id)
    return db.session().scalars(wanted.order_by(*order).options(*WITH_IT)).all()


def for_host(host_id: int) -> Sequence[Idea]:
    """For this host's teams, without their own and what was taken back."""
    mine = select(TeamMember.team_id).where(TeamMember.person_id == host_id)
    wanted = select(Idea).where(
        Idea.sort == IdeaFor.OPPORTUNITY, Idea.team_id.in_(mine), Idea.state != IdeaState.TAKEN_BACK,
        Idea.person_id != host_id,
    )  # fmt: skip
    order = (Idea.state.not_in(WAITING), Idea.made_at, Idea.id)
    return db.session().scalars(wanted.order_by(*order).options(*WITH_IT)).all()


def waiting_for_host(host_id: int) -> int:
    mine = select(TeamMember.team_id).where(TeamMember.person_id == host_id)
    wanted = select(func.count()).select_from(Idea).where(
        Idea.sort == IdeaFor.OPPORTUNITY, Idea.team_id.in_(mine), Idea.state.in_(WAITING), Idea.person_id != host_id
    )  # fmt: skip
    return db.session().scalar(wanted) or 0


def planner(opportunity_id: int, person_id: int) -> Planner | None:
    wanted = select(Planner).where(Planner.opportunity_id == opportunity_id, Planner.person_id == person_id)
    return db.session().scalars(wanted).one_or_none()


def planner_of(ref: str, person_id: int) -> Planner | None:
    """Who plans the opportunity with this reference, with all that its words are."""
    wanted = select(Planner).join(Planner.opportunity).where(Opportunity.ref == ref, Planner.person_id == person_id)
    whole = joinedload(Planner.opportunity).options(joinedload(Opportunity.kind), joinedload(Opportunity.host))
    return db.session().scalars(wanted.options(whole)).unique().one_or_none()


_PLANNED: Kept[int, bool] = Kept(OPPORTUNITIES, 400)


def is_planned(opportunity_id: int) -> bool:
    """Whether anybody plans it with its host: no statement where it is kept, which it is for most."""
    wanted = exists().where(Planner.opportunity_id == opportunity_id, Planner.ended_at.is_(None))
    return _PLANNED.get(opportunity_id, lambda: bool(db.session().scalar(select(wanted))))


def planners(opportunity_id: int) -> Sequence[Planner]:
    """Who plans it now."""
    wanted = select(Planner).where(Planner.opportunity_id == opportunity_id, Planner.ended_at.is_(None))
    return db.session().scalars(wanted.order_by(Planner.id).options(joinedload(Planner.person))).all()


def planned_by(person_id: int) -> Sequence[Planner]:
    wanted = select(Planner).where(Planner.person_id == person_id, Planner.ended_at.is_(None))
    return db.session().scalars(wanted.order_by(Planner.id.desc()).options(joinedload(Planner.opportunity))).all()


def rounds() -> Sequence[PriorityRound]:
    """The newest first."""
    wanted = select(PriorityRound).order_by(PriorityRound.closes_on.desc(), PriorityRound.id.desc())
    return db.session().scalars(wanted.options(selectinload(PriorityRound.priorities))).all()


def chosen_by(person_id: int, round_id: int) -> list[str]:
    """References of what they chose: for themselves alone."""
    wanted = select(Priority.ref).join(PriorityChoice, PriorityChoice.priority_id == Priority.id)
    mine = wanted.where(Priority.round_id == round_id, PriorityChoice.person_id == person_id)
    return list(db.session().scalars(mine.order_by(Priority.position)))


def people_who_chose(round_ids: Collection[int]) -> dict[int, int]:
    wanted = select(Priority.round_id, func.count(PriorityChoice.person_id.distinct()))
    joined = wanted.join(PriorityChoice, PriorityChoice.priority_id == Priority.id)
    rows = db.session().execute(joined.where(Priority.round_id.in_(round_ids)).group_by(Priority.round_id))
    return {row[0]: row[1] for row in rows}


def counts(round_id: int) -> list[tuple[str, int]]:
    """How many people chose each, as they were listed."""
    wanted = select(Priority.words, func.count(PriorityChoice.person_id))
    joined = wanted.outerjoin(PriorityChoice, PriorityChoice.priority_id == Priority.id)
    of_round = joined.where(Priority.round_id == round_id).group_by(Priority.id).order_by(Priority.position)
    return [(words, number) for words, number in db.session().execute(of_round)]
