"""What the record and the passport say of advisors, as the plain values that rules look at. One statement, always."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Date,
    Executable,
    Integer,
    Select,
    String,
    bindparam,
    case,
    cast,
    literal_column,
    null,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from app.core import clock, db
from app.core.states import one_of
from app.opportunities.models import OpportunityReader, SignOff
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.states import SeatRole, SignOffState
from app.people.models import (
    Advisor,
    Away,
    Exclusion,
    Interest,
    Passport,
    PassportTag,
    Team,
    TeamInterest,
    TeamMember,
    TrainingGrant,
    TrainingRecord,
    Window,
)
from app.people.passport.states import Shun, TagSort
from app.people.states import AdvisorState

Owner = InstrumentedAttribute[int]
ACTIVE = frozenset({AdvisorState.ACTIVE})
NOTHING: ColumnElement[Any] = literal_column("NULL")
COLUMNS: dict[str, Any] = {
    "person_id": Integer, "of": String, "words": String, "one": Integer, "two": Integer, "three": Integer,
    "since": Date, "until": Date,
}  # fmt: skip


def advisor_facts(person_id: int) -> AdvisorFacts | None:
    """What is known about one advisor; None for somebody who is not one."""
    rows = db.rows(_of_one(), {"person_id": person_id, "today": clock.today()})
    return _facts(person_id, rows) if rows else None


def facts_of(person_ids: Iterable[int]) -> dict[int, AdvisorFacts]:
    """The same for several at once."""
    grouped: dict[int, list[Any]] = {}
    for row in db.rows(_of_several(), {"ids": list(person_ids), "today": clock.today()}):
        grouped.setdefault(row.person_id, []).append(row)
    return {person_id: _facts(person_id, found) for person_id, found in grouped.items()}


def facts_of_active(states: frozenset[AdvisorState] = ACTIVE) -> dict[int, AdvisorFacts]:
    """The same for everybody who is active on the register, or in one of these states."""
    grouped: dict[int, list[Any]] = {}
    for row in db.rows(_of_those(states), {"today": clock.today()}):
        grouped.setdefault(row.person_id, []).append(row)
    return {person_id: _facts(person_id, found) for person_id, found in grouped.items()}


@cache
def _of_those(states: frozenset[AdvisorState]) -> Executable:
    """Whatever their number: their ids are asked for in the statement, not bound one by one."""
    those = select(Advisor.person_id).where(one_of(Advisor.state, states))
    return _told(lambda owner: owner.in_(those))


@cache
def _of_one() -> Executable:
    return _told(lambda owner: owner == bindparam("person_id"))


@cache
def _of_several() -> Executable:
    return _told(lambda owner: owner.in_(bindparam("ids", expanding=True)))


def _told(whose: Any) -> CompoundSelect[Any]:
    (owner, first), *others = _parts()
    parts = [(owner, _named(first)), *others]
    return union_all(*(wanted.where(whose(each)) for each, wanted in parts))


def _named(first: Select[Any]) -> Select[Any]:
    """The first row of a union names and types the columns of all. Said once: the driver keeps no long statements, and
    read this one anew for every sign-up."""
    typed = (cast(null(), kind) if column is NOTHING else type_coerce(column, kind)
             for column, kind in zip(first.inner_columns, COLUMNS.values(), strict=True))  # fmt: skip
    return first.with_only_columns(*(column.label(name) for column, name in zip(typed, COLUMNS, strict=True)))


E, M, R = aliased(Exclusion, name="e"), aliased(TeamMember, name="m"), aliased(OpportunityReader, name="r")


def _parts() -> Iterator[tuple[Owner, Select[Any]]]:
    """Whose each row is, and the row: what it tells of, words, three numbers, two days."""
    a, p, w, g, t = Advisor, Passport, Window, TrainingGrant, PassportTag
    yield a.person_id, _row("advisor", a.person_id, a.state, _number(a.service_user), _number(a.carer))
    record = TrainingRecord
    yield record.person_id, _row("training", record.person_id, record.course_code, until=record.expires_on)
    yield g.person_id, _row("training", g.person_id, g.course_code, until=g.expires_on)
    yield Interest.person_id, _row("interest", Interest.person_id, Interest.kind_code)
    yield TeamInterest.person_id, _row("hears", TeamInterest.person_id, None, TeamInterest.team_id)
    chairs = _number(SignOff.role == literal_column(f"'{SeatRole.CHAIR.value}'"))
    signed_off = _row("signed-off", SignOff.person_id, SignOff.kind_code, chairs)
    yield SignOff.person_id, signed_off.where(SignOff.state == literal_column(f"'{SignOffState.GIVEN.value}'"))
    yield p.person_id, _row("modes", p.person_id, None, _number(p.online), _number(p.in_person))
    yield p.person_id, _row("numbers", p.person_id, None, p.notice_days, p.at_once)
    yield w.person_id, _row("window", w.person_id, None, w.weekday, w.starts, w.ends)
    away = _row("away", Away.person_id, since=Away.from_on, until=Away.until_on)
    yield Away.person_id, away.where(Away.until_on >= bindparam("today"))
    yield t.person_id, _row(t.sort, t.person_id, t.tag)  # by the name of its sort
    yield from _avoided()
    yield from _sat_on()


def _avoided() -> Iterator[tuple[Owner, Select[Any]]]:
    """What they keep away from, and the teams that follow from it."""
    area = case((E.sort == literal_column(f"'{Shun.AREA.value}'"), E.words))
    yield E.person_id, _row("avoids", E.person_id, area, E.service_id, E.team_id, E.whom_id)
    of_service = _row("avoids", E.person_id, None, None, Team.id).join(Team, Team.service_id == E.service_id)
    yield E.person_id, of_service
    hidden, their = E.sort == literal_column(f"'{Shun.HIDE.value}'"), aliased(TeamMember, name="n")
    of_hidden = _row("avoids", E.person_id, None, None, their.team_id, M.person_id).join(M, M.team_id == E.team_id)
    yield E.person_id, of_hidden.join(their, their.person_id == M.person_id).where(hidden)
    yield E.person_id, _row("avoids", E.person_id, None, None, M.team_id).join(M, M.person_id == E.whom_id)


def _sat_on() -> Iterator[tuple[Owner, Select[Any]]]:
    """Opportunities of any team on which sits whom they named, or somebody of a team that they named by any way."""
    at = _row("avoids-at", E.person_id, None, R.opportunity_id)
    yield E.person_id, at.join(R, R.person_id == E.whom_id)
    yield E.person_id, at.join(M, M.team_id == E.team_id).join(R, R.person_id == M.person_id)
    of_service = at.join(Team, Team.service_id == E.service_id).join(M, M.team_id == Team.id)
    yield E.person_id, of_service.join(R, R.person_id == M.person_id)


def _row(of: Any, owner: Owner, words: Any = None, *numbers: Any, since: Any = None, until: Any = None) -> Select[Any]:
    one, two, three = (*numbers, None, None, None)[:3]
    given = (owner, literal_column(f"'{of}'") if isinstance(of, str) else of, words, one, two, three, since, until)
    return select(*(NOTHING if column is None else column for column in given))


def _number(flag: Any) -> ColumnElement[int]:
    return cast(flag, Integer)


def _facts(person_id: int, rows: Sequence[Any]) -> AdvisorFacts:
    of: dict[str, list[Any]] = {}
    for row in rows:
        of.setdefault(row.of, []).append(row)
    advisor = of["advisor"][0]
    avoids = of.get("avoids", ())
    modes = of.get("modes")
    numbers = of.get("numbers")
    return AdvisorFacts(
        person_id=person_id,
        service_user=bool(advisor.one),
        carer=bool(advisor.two),
        active=advisor.words == AdvisorState.ACTIVE.value,
        training=_training(of.get("training", ())),
        interests=_words(of.get("interest", ())),
        hears_from=frozenset(row.one for row in of.get("hears", ())),
        signed_off=frozenset(
            (row.words, SeatRole.CHAIR if row.one else SeatRole.MEMBER) for row in of.get("signed-off", ())
        ),
        avoids=frozenset(row.one for row in avoids if row.one is not None),
        avoids_teams=frozenset(row.two for row in avoids if row.two is not None),
        avoids_people=frozenset(row.three for row in avoids if row.three is not None),
        avoids_areas=_words(avoids),
        avoids_at=frozenset(row.one for row in of.get("avoids-at", ())),
        windows=tuple(sorted((row.one, row.two, row.three) for row in of.get("window", ()))),
        away=_spans(of.get("away", ())),
        online=bool(modes[0].one) if modes else True,
        in_person=bool(modes[0].two) if modes else True,
        tags=_words(of.get(TagSort.EXPERIENCE.value, ())),
        topics=_words(of.get(TagSort.TOPIC.value, ())),
        areas=_words(of.get(TagSort.AREA.value, ())),
        notice_days=numbers[0].one if numbers else None,
        at_once=numbers[0].two if numbers else None,
    )


def _training(rows: Iterable[Any]) -> dict[str, date | None]:
    """Of what was written down and what taking part granted, the day that comes last; None for ever."""
    found: dict[str, date | None] = {}
    for row in rows:
        known = found.setdefault(row.words, row.until)
        found[row.words] = max(known, row.until) if known and row.until else None
    return found


def _words(rows: Iterable[Any]) -> frozenset[str]:
    return frozenset(row.words for row in rows if row.words)


def _spans(rows: Iterable[Any]) -> tuple[tuple[date, date], ...]:
    return tuple(sorted((row.since, row.until) for row in rows))
