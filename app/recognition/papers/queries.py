"""Reads about papers, what they are made of, and letters that are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload

from app.core import db
from app.opportunities.models import Opportunity
from app.people.models import Course, Team, TeamMember, TrainingGrant, TrainingRecord
from app.recognition.models import Contribution
from app.recognition.papers.models import Letter, Paper
from app.recognition.papers.rules import Known, Part, Trained, known
from app.recognition.papers.states import LetterState
from app.recognition.thanks.models import Skill
from app.signups.models import Place


def paper(code: str) -> Paper | None:
    """Whoever asks, withdrawn or not."""
    if not (code.isascii() and code.isalnum()):
        return None  # no code of ours; and PostgreSQL takes no NUL
    return db.session().scalars(select(Paper).where(Paper.code == code).options(joinedload(Paper.person))).one_or_none()


def confirmed(code: str) -> Paper | None:
    """The paper, unless it is withdrawn."""
    found = paper(code)
    return found if found is not None and found.withdrawn_at is None else None


def papers_of(person_id: int) -> Sequence[Paper]:
    """All that are good, the newest first."""
    mine = Paper.person_id == person_id, Paper.withdrawn_at.is_(None)
    return db.session().scalars(select(Paper).where(*mine).order_by(Paper.id.desc())).all()


def parts(person_id: int, team_id: int | None = None) -> list[Part]:
    """What somebody took part in (with one team), the newest first, as it is recorded now."""
    wanted = (
        select(Contribution).join(Contribution.place).join(Place.opportunity)
        .where(Contribution.person_id == person_id, Contribution.current)
        .options(contains_eager(Contribution.place).options(
            contains_eager(Place.opportunity).options(joinedload(Opportunity.kind), joinedload(Opportunity.team)),
            joinedload(Place.seat),
        ))
        .order_by(Contribution.happened_on.desc(), Contribution.id.desc())
    )  # fmt: skip
    if team_id is not None:
        wanted = wanted.where(Opportunity.team_id == team_id)
    return [_part(row) for row in db.session().scalars(wanted)]


def _part(row: Contribution) -> Part:
    thing = row.place.opportunity
    return Part(row.happened_on, thing.title, thing.team.name, thing.kind.shape, row.place.seat.role, row.given_minutes)


def skills(person_id: int) -> list[Known]:
    wanted = select(Skill.words, Skill.confirmed_at.is_not(None)).where(Skill.person_id == person_id)
    return known((words, bool(yes)) for words, yes in db.rows(wanted.order_by(Skill.id)))


def training(person_id: int) -> list[Trained]:
    """What the team wrote down, and what taking part has taught; each course once, by name."""
    found: dict[str, Trained] = {}
    for table in (TrainingRecord, TrainingGrant):
        done = select(Course.code, Course.name, table.done_on).join(table, table.course_code == Course.code)
        for code, name, on in db.rows(done.where(table.person_id == person_id)):
            before = found.get(code)
            days = [day for day in (on, before.on if before else None) if day]
            found[code] = Trained(code, name, max(days, default=None))
    return sorted(found.values(), key=lambda each: each.name.casefold())


def teams_of(person_id: int) -> Sequence[Team]:
    """With whom they took part in something: who can be asked for a letter."""
    done = (
        select(Opportunity.team_id).join(Place, Place.opportunity_id == Opportunity.id)
        .join(Contribution, Contribution.place_id == Place.id)
        .where(Contribution.person_id == person_id, Contribution.current)
    )  # fmt: skip
    return db.session().scalars(select(Team).where(Team.id.in_(done)).order_by(Team.name)).all()


def letters_of(person_id: int) -> Sequence[Letter]:
    wanted = select(Letter).where(Letter.person_id == person_id).options(joinedload(Letter.team))
    return db.session().scalars(wanted.order_by(Letter.id.desc())).all()


def to_write(host_id: int | None = None) -> Select[Letter]:
    """Letters that are waited for: of the teams of one host, or all; the oldest first."""
    wanted = select(Letter).where(Letter.state == LetterState.ASKED)
    if host_id is not None:
        mine = select(TeamMember.team_id).where(TeamMember.person_id == host_id)
        wanted = wanted.where(Letter.team_id.in_(mine), Letter.person_id != host_id)
    return wanted.options(joinedload(Letter.person), joinedload(Letter.team)).order_by(Letter.id)


def number_to_write(host_id: int | None = None) -> int:
    wanted = to_write(host_id).options().order_by(None).with_only_columns(func.count())
    return db.session().scalar(wanted) or 0
