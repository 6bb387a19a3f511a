"""Reads about the pledge."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from app.coproduction.pledge.models import Pledge, PledgeWording
from app.coproduction.pledge.rules import REMIND_DAYS
from app.coproduction.pledge.states import Looked, OnWall, PledgeState
from app.core import db
from app.people.models import Team, TeamMember

WITH_IT = (
    joinedload(Pledge.wording), joinedload(Pledge.person), joinedload(Pledge.counts_for),
    joinedload(Pledge.team).selectinload(Team.members),
)  # fmt: skip


def current() -> PledgeWording | None:
    """The wording that is taken now."""
    return db.session().scalars(select(PledgeWording).order_by(PledgeWording.id.desc()).limit(1)).one_or_none()


def wordings() -> Sequence[tuple[PledgeWording, int]]:
    """Every wording, the newest first, with how many pledges to it hold."""
    number = select(func.count()).where(Pledge.wording_id == PledgeWording.id, Pledge.state == PledgeState.TAKEN)
    wanted = select(PledgeWording, number.scalar_subquery()).order_by(PledgeWording.id.desc())
    return [(row, count) for row, count in db.session().execute(wanted)]


def of_person(person_id: int) -> Pledge | None:
    """The pledge that they hold."""
    return _one(Pledge.person_id == person_id)


def of_team(team_id: int) -> Pledge | None:
    return _one(Pledge.team_id == team_id)


def _one(whose: ColumnElement[bool]) -> Pledge | None:
    wanted = select(Pledge).where(whose, Pledge.state == PledgeState.TAKEN).options(*WITH_IT)
    return db.session().scalars(wanted).one_or_none()


def earlier(pledge: Pledge) -> Sequence[Pledge]:
    """What the same person or team held before."""
    whose = Pledge.person_id == pledge.person_id if pledge.person_id is not None else Pledge.team_id == pledge.team_id
    wanted = select(Pledge).where(whose, Pledge.state == PledgeState.RENEWED).options(joinedload(Pledge.wording))
    return db.session().scalars(wanted.order_by(Pledge.id.desc())).all()


def by_code(code: str) -> Pledge | None:
    """One that was not withdrawn, whoever asks."""
    if not (code.isascii() and code.isalnum()):
        return None  # no code of ours; and PostgreSQL takes no NUL
    wanted = select(Pledge).where(Pledge.code == code, Pledge.state != PledgeState.WITHDRAWN).options(*WITH_IT)
    return db.session().scalars(wanted).one_or_none()


def holding(today: date) -> ColumnElement[bool]:
    """Taken, and not past the day on which it was to be renewed."""
    return (Pledge.state == PledgeState.TAKEN) & (Pledge.renew_on >= today)


def people_by_team(today: date) -> dict[str, int]:
    """How many people hold it, by the name of the team they are counted with; "" without one."""
    wanted = (
        select(Team.name, func.count()).select_from(Pledge)
        .outerjoin(Team, Team.id == Pledge.counts_for_id)
        .where(holding(today), Pledge.person_id.is_not(None)).group_by(Team.name)
    )  # fmt: skip
    return {row[0] or "": row[1] for row in db.session().execute(wanted)}


def teams_that_hold(today: date) -> Sequence[Pledge]:
    wanted = select(Pledge).join(Team, Team.id == Pledge.team_id).where(holding(today)).options(joinedload(Pledge.team))
    return db.session().scalars(wanted.order_by(Team.name)).all()


def on_wall(today: date) -> Select[Pledge]:
    """What people let everybody read, and the team has read first; the newest first."""
    seen = Pledge.wall != OnWall.COUNTED, Pledge.looked == Looked.ON, Pledge.person_id.is_not(None)
    wanted = select(Pledge).where(holding(today), *seen).options(joinedload(Pledge.person))
    return wanted.order_by(Pledge.taken_on.desc(), Pledge.id.desc())


def to_look_at() -> Select[Pledge]:
    """Words for the wall that nobody of the involvement team has read yet, the oldest first."""
    waits = (Pledge.wall != OnWall.COUNTED) | Pledge.team_id.is_not(None)
    wanted = select(Pledge).where(Pledge.state == PledgeState.TAKEN, Pledge.looked == Looked.WAITING, waits)
    return wanted.options(joinedload(Pledge.person), joinedload(Pledge.team)).order_by(Pledge.said_at, Pledge.id)


def to_remind(today: date) -> Sequence[int]:
    due = Pledge.state == PledgeState.TAKEN, Pledge.renew_on <= today + timedelta(days=REMIND_DAYS)
    wanted = select(Pledge.id).where(*due, Pledge.renew_on >= today, Pledge.reminded_at.is_(None))
    return db.session().scalars(wanted.order_by(Pledge.renew_on, Pledge.id).limit(200)).all()


def teams_of(person_id: int) -> Sequence[Team]:
    """The teams somebody hosts for."""
    mine = select(Team).join(TeamMember, TeamMember.team_id == Team.id).where(TeamMember.person_id == person_id)
    return db.session().scalars(mine.options(selectinload(Team.members)).order_by(Team.name)).all()


def of_teams(team_ids: Sequence[int]) -> dict[int, Pledge]:
    """What these teams hold, by the id of the team."""
    wanted = select(Pledge).where(Pledge.team_id.in_(team_ids), Pledge.state == PledgeState.TAKEN)
    return {row.team_id: row for row in db.session().scalars(wanted) if row.team_id is not None}
