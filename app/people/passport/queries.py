"""Reads of a passport."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import aliased

from app.core import clock, db
from app.people.models import (
    Away,
    Exclusion,
    Passport,
    PassportEntry,
    PassportReading,
    PassportTag,
    Person,
    Role,
    RoleGrant,
    Service,
    Team,
    TeamMember,
    Window,
)
from app.people.passport.rules import NUMBERS
from app.people.passport.states import Field, Read, TagSort


@dataclass(frozen=True)
class Whole:
    """Everything but what is private: `numbers` has a row once one was answered, `away` what is not over."""

    entries: Sequence[PassportEntry]
    tags: Sequence[PassportTag]
    windows: Sequence[Window]
    away: Sequence[Away]
    numbers: Passport | None

    def of(self, field: Field) -> list[PassportEntry]:
        return [entry for entry in self.entries if entry.field is field]

    def tagged(self, sort: TagSort) -> list[str]:
        return [each.tag for each in self.tags if each.sort is sort]

    @property
    def said(self) -> bool:
        """Whether anything has been answered at all."""
        return bool(self.entries or self.tags or self.windows or self.away or self.numbers)


def whole(person_id: int) -> Whole:
    """The passport of one person, in five statements."""
    session = db.session()
    entries = select(PassportEntry).where(PassportEntry.person_id == person_id)
    tags = select(PassportTag).where(PassportTag.person_id == person_id).order_by(PassportTag.tag)
    away = select(Away).where(Away.person_id == person_id, Away.until_on >= clock.today()).order_by(Away.from_on)
    windows = select(Window).where(Window.person_id == person_id).order_by(Window.weekday, Window.starts)
    return Whole(
        entries=session.scalars(entries.order_by(PassportEntry.position, PassportEntry.id)).all(),
        tags=session.scalars(tags).all(),
        windows=session.scalars(windows).all(),
        away=session.scalars(away).all(),
        numbers=session.scalars(select(Passport).where(Passport.person_id == person_id)).one_or_none(),
    )


def stamp(there: Whole, fields: Collection[Field], sorts: Collection[TagSort], *, numbers: bool) -> str:
    """What these parts say, in a few letters: a form carries it, so that nobody overwrites what they have not seen."""
    said: list[Any] = [[entry.field.value, entry.words, entry.sharing.value]
                       for entry in there.entries if entry.field in fields]  # fmt: skip
    said += [[each.sort.value, each.tag] for each in there.tags if each.sort in sorts]
    if numbers and there.numbers:
        said += [getattr(there.numbers, name) for name in NUMBERS]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:20]


def exclusions(person_id: int) -> list[tuple[Exclusion, str | None, str | None]]:
    """What somebody keeps away from, with the name of the service and of the team."""
    wanted = (
        select(Exclusion, Service.name, Team.name)
        .outerjoin(Service, Service.id == Exclusion.service_id)
        .outerjoin(Team, Team.id == Exclusion.team_id)
        .where(Exclusion.person_id == person_id)
    )
    return [(row[0], row[1], row[2]) for row in db.session().execute(wanted.order_by(Exclusion.id))]


def keeps_away(person_id: Any, team_id: Any) -> ColumnElement[bool]:
    """Whether somebody keeps away from a team: from itself, from its service, or from anybody who belongs to it.

    Each is a number or a column. Only they and the involvement team may learn of the answer.
    """
    team, member = aliased(Team), aliased(TeamMember)
    belongs = exists().where(member.team_id == team.id, member.person_id == Exclusion.whom_id)
    from_it = or_(Exclusion.team_id == team.id, Exclusion.service_id == team.service_id, belongs)
    return exists().where(Exclusion.person_id == person_id, team.id == team_id, from_it)


def readable(person_id: int, fields: Collection[Field] = tuple(Field), *, private: bool = True) -> set[Read]:
    """What there is to read of these fields, and of the private list; nothing of what is empty."""
    wanted = select(PassportEntry.field).where(PassportEntry.person_id == person_id, PassportEntry.field.in_(fields))
    found = {Read.of(field) for field in db.session().scalars(wanted.distinct())}
    any_private = select(Exclusion.id).where(Exclusion.person_id == person_id).limit(1)
    if private and db.session().scalar(any_private) is not None:
        found.add(Read.PRIVATE)
    return found


def hosts_in(words: str) -> int | None:
    """Who hosts anything here and stands in these words by their full name; nobody where several do.

    Where no host does, anybody else of the staff: they may come to sit on a panel.
    """
    wanted = select(Person.id, Person.full_name, RoleGrant.role).join(RoleGrant, RoleGrant.person_id == Person.id)
    staff = db.session().execute(wanted.where(RoleGrant.role != Role.ADVISOR))
    found = [row for row in staff if _plain(row.full_name) in _plain(words)]
    named = {row.id for row in found if row.role is Role.HOST} or {row.id for row in found}
    return named.pop() if len(named) == 1 else None


def _plain(words: str) -> str:
    """Word by word, whatever stands between them."""
    return " ".join(("", *re.findall(r"\w+", words.casefold()), ""))


def readings(person_id: int) -> Select[PassportReading, Person]:
    """Who read what when, the newest first: (`PassportReading`, the reader)."""
    reader = aliased(Person)
    wanted = select(PassportReading, reader).join(reader, reader.id == PassportReading.reader_id)
    return wanted.where(PassportReading.person_id == person_id).order_by(PassportReading.id.desc())


def read_today(person_ids: Collection[int], reader_id: int, opportunity_id: int | None) -> set[tuple[int, Read]]:
    """What this reader has read of them today already, for the same."""
    wanted = select(PassportReading.person_id, PassportReading.field).where(
        PassportReading.person_id.in_(person_ids),
        PassportReading.reader_id == reader_id,
        PassportReading.opportunity_id.is_not_distinct_from(opportunity_id),
        PassportReading.read_on == clock.today(),
    )
    return {(row[0], row[1]) for row in db.session().execute(wanted)}
