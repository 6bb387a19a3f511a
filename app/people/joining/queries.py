"""Reads about the way to the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload

from app.core import clock, db
from app.people.joining import rules
from app.people.joining.models import Joining, RegisterSize, Step, StepTaken
from app.people.models import Advisor, Person
from app.people.states import HAS_A_PLACE, AdvisorState


@dataclass(frozen=True)
class Fullness:
    """`most` may be on the register (none: no limit); `on_it` are, and `waiting` would like to be now."""

    most: int | None
    on_it: int
    waiting: int

    @property
    def full(self) -> bool:
        """Whether somebody who comes now has to wait."""
        return rules.first_after_talk(self.most, self.on_it, self.waiting) is AdvisorState.WAITING

    @property
    def room(self) -> int | None:
        """How many more could come without anybody being passed over who waits; nothing is no limit."""
        return None if self.most is None else max(0, self.most - self.on_it - self.waiting)

    @property
    def has_room(self) -> bool:
        """Whether the first who waits can be invited."""
        return rules.has_room(self.most, self.on_it)


@dataclass(frozen=True)
class StepOf:
    """One step of one person. `taken` says whether; `done_on` when, or that it was not needed."""

    step: Step
    taken: StepTaken | None

    @property
    def done_on(self) -> date | None:
        return self.taken.done_on if self.taken else None


def joining_of(person_id: int) -> Joining | None:
    wanted = select(Joining).where(Joining.person_id == person_id).options(joinedload(Joining.talk_with))
    return db.session().scalars(wanted).one_or_none()


def steps(*, active: bool = True) -> list[Step]:
    """The organisation's steps in their order; or with those that were put away."""
    wanted = select(Step).order_by(Step.position, Step.id)
    return list(db.session().scalars(wanted.where(Step.active) if active else wanted))


def step_by_ref(ref: str) -> Step | None:
    return db.session().scalars(select(Step).where(Step.ref == ref)).one_or_none()


def steps_of(person_id: int) -> list[StepOf]:
    """Every step in order with what this person has taken: those in use, and those taken before they were put away."""
    mine = (StepTaken.step_id == Step.id) & (StepTaken.person_id == person_id)
    wanted = (
        select(Step, StepTaken)
        .outerjoin(StepTaken, mine)
        .where(Step.active | StepTaken.id.is_not(None))
        .options(joinedload(StepTaken.recorded_by))
        .order_by(Step.position, Step.id)
    )
    return [StepOf(step, taken) for step, taken in db.session().execute(wanted)]


def fullness() -> Fullness:
    """How many may be, are, and would like to be on the register: one statement."""
    most = select(RegisterSize.most).where(RegisterSize.id == 1).scalar_subquery()
    on_it = select(func.count()).where(Advisor.state.in_(HAS_A_PLACE)).scalar_subquery()
    waits = select(func.count()).where(Advisor.state == AdvisorState.WAITING, ~_not_now()).scalar_subquery()
    found = db.session().execute(select(most, on_it, waits)).one()
    return Fullness(found[0], found[1], found[2])


def waiting_list() -> Select[Joining, Person]:
    """Those who wait for room on the register, in their order, with the person."""
    return (
        select(Joining, Person)
        .join(Advisor, Advisor.person_id == Joining.person_id)
        .join(Person, Person.id == Joining.person_id)
        .where(Advisor.state == AdvisorState.WAITING)
        .order_by(Joining.waits_since, Joining.person_id)
    )


def next_to_invite() -> tuple[Joining, Person] | None:
    """The first of them who did not say "not now"."""
    found = db.session().execute(waiting_list().where(may_be_invited()).limit(1)).first()
    return (found[0], found[1]) if found else None


def may_be_invited() -> ColumnElement[bool]:
    """Of somebody who waits: there is no day to wait for, or it has come."""
    return or_(Joining.ask_again_on.is_(None), Joining.ask_again_on <= clock.today())


def _not_now() -> ColumnElement[bool]:
    later = select(Joining.person_id).where(Joining.person_id == Advisor.person_id, ~may_be_invited())
    return later.exists()


def number_in_list(person_id: int) -> int:
    """1 for the next to be invited."""
    ids = db.session().execute(waiting_list()).all()
    return next((at for at, (_joining, person) in enumerate(ids, 1) if person.id == person_id), len(ids) + 1)
