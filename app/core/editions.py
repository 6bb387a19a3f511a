"""What many read and few change, and the stamp by which it may be kept.

A table says in `edition_of` to which edition it belongs. A transaction that writes to such a table gives the edition a
new stamp, as the last thing before it commits. So the same stamp means that nothing of the edition has changed, and
what was worked out from it is still true. Stamps are drawn, not counted: a database that comes back from a backup would
count the same numbers again.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Hashable, Mapping
from functools import cache
from typing import Any, Generic, TypeVar

from sqlalchemy import Executable, ScalarSelect, String, select, update
from sqlalchemy import event as sql
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column

from app.core import db
from app.core.db import Base
from app.core.recent import Recent

OPPORTUNITIES = "opportunities"  # with all that they are made of, their kinds, and the rates they pay
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Edition(Base):
    __tablename__ = "edition"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    stamp: Mapped[str] = mapped_column(String(32))


class Kept(Generic[Key, Value]):
    """Up to `most` values by key, worked out from one edition, in the memory of this process."""

    def __init__(self, edition: str, most: int) -> None:
        self._edition = edition
        self._values: Recent[tuple[str, Key], Value] = Recent(most)

    def get(self, key: Key, make: Callable[[], Value], still: Callable[[Value], bool] = lambda _kept: True) -> Value:
        """The value that was made for this key from the edition as it is now, if it `still` counts; else made now."""
        stamp = stamp_of(self._edition)
        if stamp is None:
            return make()
        kept = self._values.get((stamp, key))
        return kept if kept is not None and still(kept) else self._values.keep((stamp, key), make())

    def under(self, stamp: str, key: Key, make: Callable[[], Value]) -> Value:
        """The same for a writer with this stamp in hand; `make` sees nothing but what is committed."""
        kept = self._values.get((stamp, key))
        return kept if kept is not None else self._values.keep((stamp, key), make())

    def all(self, keys: Collection[Key], make: Callable[[Collection[Key]], Mapping[Key, Value]]) -> dict[Key, Value]:
        """The same for several: those that are missing are made at once, and what cannot be made is left out."""
        stamp = stamp_of(self._edition)
        if stamp is None:
            return dict(make(keys))
        found = {key: kept for key in keys if (kept := self._values.get((stamp, key))) is not None}
        missing = [key for key in keys if key not in found]
        for key, made in make(missing).items() if missing else ():
            found[key] = self._values.keep((stamp, key), made)
        return found


def stamp_of(name: str) -> str | None:
    """The stamp, read before whatever is kept by it; none while this request writes: that may be taken back."""
    if db.writing():
        return None
    known: dict[str, str | None] = db.session().info.get("stamps", {})
    return known[name] if name in known else was_read(name, next((row.stamp for row in db.rows(_alone(name))), None))


def stamp_in_hand(name: str) -> str | None:
    """For a writer who has just taken the row to decide by: the stamp as it is now, read after that.

    None where this transaction has changed something of the edition itself.
    """
    return in_hand(name, next((row.stamp for row in db.rows(_alone(name))), None))


def in_hand(name: str, stamp: str | None) -> str | None:
    """The same for a stamp that came `beside` what the writer asked after taking the row."""
    return None if name in db.session().info.get("changed", ()) else stamp


def beside(name: str) -> ScalarSelect[str]:
    """The stamp as one more column of a statement that is asked anyway. Its answer goes to `was_read`."""
    return select(Edition.stamp).where(Edition.name == name).scalar_subquery()


def was_read(name: str, stamp: str | None) -> str | None:
    """It counts until the reading ends, as the stamp of what is read after it."""
    db.session().info.setdefault("stamps", {})[name] = stamp
    return stamp


@cache
def _alone(name: str) -> Executable:
    return select(Edition.stamp).where(Edition.name == name)


@sql.listens_for(Session, "after_begin")
def _begin(session: Session, _transaction: Any, _connection: Any) -> None:
    session.info.pop("stamps", None)


@sql.listens_for(Session, "after_flush")
def _flushed(session: Session, _context: Any) -> None:
    changed = [*session.new, *session.deleted, *(row for row in session.dirty if session.is_modified(row))]
    _note(session, *(type(row) for row in changed))


@sql.listens_for(Session, "do_orm_execute")
def _executed(asked: ORMExecuteState) -> None:
    """Statements that write to many rows at once pass by the flush."""
    writes = asked.is_insert or asked.is_update or asked.is_delete
    if writes and asked.bind_mapper:
        _note(asked.session, asked.bind_mapper.class_)


def _note(session: Session, *tables: type[Any]) -> None:
    named = {name for table in tables if (name := getattr(table, "edition_of", None))}
    session.info.setdefault("changed", set()).update(named)


@sql.listens_for(Session, "after_soft_rollback")
def _taken_back(session: Session, _before: Any) -> None:
    if not session.in_nested_transaction():
        session.info.pop("changed", None)


@sql.listens_for(Session, "before_commit")
def _renew(session: Session) -> None:
    """Last of all: whoever waits for this row holds nothing that anybody still needs."""
    if session.in_nested_transaction():
        return
    session.flush()
    for name in sorted(session.info.pop("changed", ())):
        stamp = secrets.token_hex(16)
        renewed: Any = session.execute(update(Edition).where(Edition.name == name).values(stamp=stamp))
        if not renewed.rowcount:  # the first ever
            session.add(Edition(name=name, stamp=stamp))
