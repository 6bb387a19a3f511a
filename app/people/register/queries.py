"""Reads for the import: whom we hold, which rows we have seen, what waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, undefer

from app.core import db
from app.people.joining.queries import fullness
from app.people.models import Account, Advisor, Person
from app.people.register.known import Known, Register
from app.people.register.models import KnownColumns, RegisterImport, RegisterRow, RegisterUpload

AT_ONCE = 500  # values in one IN: SQLite allows no endless list
Edition = tuple[int, int, int, int | None]


def everybody() -> Register:
    """All people we hold, as the import compares with them, in one statement."""
    columns = (Person.id, Person.full_name, Person.known_as, Person.email, Person.phone)
    wanted = select(*columns, Advisor.person_id, Account.sign_in_email)
    wanted = wanted.outerjoin(Advisor, Advisor.person_id == Person.id).outerjoin(
        Account, Account.person_id == Person.id
    )
    rows = db.session().execute(wanted.order_by(Person.id))
    return Register(
        Known(number, name, known_as, email, phone, advisor=advisor is not None, sign_in_email=sign_in)
        for number, name, known_as, email, phone, advisor, sign_in in rows
    )


def edition() -> Edition:
    """Changes whenever somebody is added, there is more or less room, or a row is taken in or answered: what was
    planned then is out of date."""
    people = select(func.coalesce(func.max(Person.id), 0)).scalar_subquery()
    rows = select(func.count(RegisterRow.id)).scalar_subquery()
    closed = select(func.count(RegisterRow.closed_at)).scalar_subquery()
    found = db.session().execute(select(people, rows, closed)).one()
    return (found[0], found[1], found[2], fullness().room)


def rows_seen(fingerprints: Iterable[str]) -> dict[str, RegisterRow]:
    """The rows of earlier files among these, by fingerprint."""
    found = {}
    for some in _portions(list(fingerprints)):
        for row in db.session().scalars(select(RegisterRow).where(RegisterRow.fingerprint.in_(some))):
            found[row.fingerprint] = row
    return found


def remembered(fingerprints: Mapping[int, str], register: Register) -> dict[int, Known | None]:
    """By row number: who a row became, or nothing where it was left out; rows not seen, or waiting, are not there."""
    seen = rows_seen(fingerprints.values())
    closed = {number: seen[mark] for number, mark in fingerprints.items() if mark in seen and seen[mark].closed_at}
    return {
        number: register.by_id.get(row.person_id) if row.person_id else None
        for number, row in closed.items()
        if row.person_id is None or row.person_id in register.by_id
    }


def taken_addresses(emails: Sequence[str]) -> set[str]:
    """Those of these addresses that somebody signs in with."""
    found: set[str] = set()
    for some in _portions(emails):
        found.update(db.session().scalars(select(Account.sign_in_email).where(Account.sign_in_email.in_(some))))
    return found


def upload(ref: str, person_id: int, now: datetime) -> RegisterUpload | None:
    """The file with this reference, if it is this person's and has not expired."""
    mine = select(RegisterUpload).where(RegisterUpload.ref == ref, RegisterUpload.by_id == person_id)
    return (
        db.session().scalars(mine.where(RegisterUpload.expires_at > now).options(undefer(RegisterUpload.data))).first()
    )


def known_columns(headings: str) -> KnownColumns | None:
    """What was chosen for these headings (a digest of them) the last time, and by whom."""
    wanted = select(KnownColumns).where(KnownColumns.headings == headings)
    return db.session().scalars(wanted.options(joinedload(KnownColumns.chosen_by))).one_or_none()


def import_by_ref(ref: str) -> RegisterImport | None:
    wanted = select(RegisterImport).where(RegisterImport.ref == ref).options(joinedload(RegisterImport.by))
    return db.session().scalars(wanted).one_or_none()


def waiting_rows(import_id: int) -> list[RegisterRow]:
    wanted = select(RegisterRow).where(RegisterRow.import_id == import_id, RegisterRow.closed_at.is_(None))
    return list(db.session().scalars(wanted.order_by(RegisterRow.number)))


def taken_rows(import_id: int) -> Select[RegisterRow]:
    """The rows of an import that became somebody, with the person."""
    wanted = select(RegisterRow).where(RegisterRow.import_id == import_id, RegisterRow.person_id.is_not(None))
    return wanted.options(joinedload(RegisterRow.person)).order_by(RegisterRow.number)


def imports() -> list[tuple[RegisterImport, int]]:
    """The newest imports, each with the number of its rows that wait for an answer."""
    waiting = (
        select(func.count())
        .select_from(RegisterRow)
        .where(RegisterRow.import_id == RegisterImport.id, RegisterRow.closed_at.is_(None))
        .scalar_subquery()
    )
    wanted = select(RegisterImport, waiting).order_by(RegisterImport.id.desc()).limit(20)
    return [(made, count or 0) for made, count in db.session().execute(wanted.options(joinedload(RegisterImport.by)))]


def _portions(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
