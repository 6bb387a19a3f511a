"""One engine wiring for both databases, and the one way to read and to write.

Reading needs nothing: `session()` begins a read-only transaction by itself. Writing happens only inside
`with transaction():`, once a request or command, at the edge.
"""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from flask import Flask, current_app, g
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    CursorResult,
    DateTime,
    Dialect,
    Engine,
    Executable,
    MetaData,
    TypeDecorator,
    any_,
    bindparam,
    create_engine,
    event,
    text,
)
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import DisconnectionError, OperationalError
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, Session
from sqlalchemy.pool import ConnectionPoolEntry

from app.core import clock

RESTED_SECONDS = 5  # unused for longer, a connection is asked whether it still lives
LOOKS_AGAIN_SECONDS = 0.12  # a little longer than SQLite's own sleep between two looks at its lock
BUSY_SECONDS = 15  # how long a writer waits for SQLite's one write lock before the person is asked to try again

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UTCTime(TypeDecorator[datetime]):
    """An aware moment, stored without its zone in UTC on both engines; a naive value is refused."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time must know its zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value.replace(tzinfo=UTC) if value is not None else None


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UTCTime()}
    edition_of: ClassVar[str | None] = None  # see `editions`


def make_engine(url: str) -> Engine:
    """An engine with our transaction rules; for SQLite the folder of the file is made."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        engine = create_engine(url, pool_size=8)
        event.listen(engine, "connect", _connect_postgresql)
        event.listen(engine, "begin", _begin_postgresql)
        event.listen(engine, "checkin", _rest)
        event.listen(engine, "checkout", partial(_ask_after_a_rest, engine.dialect))
        return engine
    if address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _connect_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _connect_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # the driver's own implicit BEGIN is neither early nor reliable
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", f"busy_timeout={BUSY_SECONDS * 1000}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writer = connection.get_execution_options().get("writer", False)
    if connection.info.get("writer") is not writer:  # saying it anew makes SQLite prepare every statement anew
        connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writer else 'ON'}")
        connection.info["writer"] = writer
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")


def _connect_postgresql(connection: Any, _record: Any) -> None:
    connection.autocommit = True
    connection.execute("SET default_transaction_read_only = on")
    connection.read_only = False  # said by the driver in its BEGIN, which only a writer has


def _begin_postgresql(connection: Connection) -> None:
    """A reader has no BEGIN and no ROLLBACK: two round trips a page, and each statement saw the newest anyway.

    Each of its statements is a read-only transaction by itself.
    """
    writer = connection.get_execution_options().get("writer", False)
    raw: Any = connection.connection.dbapi_connection
    if raw.autocommit is writer:
        raw.autocommit = not writer


def _rest(_connection: Any, record: ConnectionPoolEntry) -> None:
    record.info["since"] = time.monotonic()


def _ask_after_a_rest(dialect: Dialect, connection: Any, record: ConnectionPoolEntry, _proxy: Any) -> None:
    """A server that was started anew has forgotten our connections: the pool then drops them and makes fresh ones.

    Asked of a connection that has rested for a while, not before every page as the pool itself would.
    """
    rested = time.monotonic() - record.info.get("since", math.inf)
    if RESTED_SECONDS < rested < math.inf and not _answers(dialect, connection):
        raise DisconnectionError


def _answers(dialect: Dialect, connection: Any) -> bool:
    try:
        return bool(dialect.do_ping(connection))
    except Exception as error:
        if dialect.is_disconnect(error, connection, None):  # type: ignore[arg-type]
            return False
        raise


def init_app(app: Flask) -> None:
    app.extensions["engine"] = make_engine(app.config["DATABASE_URL"])
    app.teardown_appcontext(_close)


def engine() -> Engine:
    found: Engine = current_app.extensions["engine"]
    return found


def session() -> Session:
    """The session of this request or command. Outside `transaction()` it can only read."""
    here: Any = g._get_current_object()  # once: what stands behind it was looked up forty times for one sign-up
    if "db" not in here:
        here.db, here.writing, here.writer = Session(engine(), expire_on_commit=False), False, None
    found: Session = here.db
    return found


def rows(statement: Executable, values: Mapping[str, Any] | None = None) -> Sequence[Any]:
    """The rows of a statement of columns, past the ORM. What was changed is written first, as before any question."""
    return _asked(statement, values).all()


def run(statement: Executable, values: Mapping[str, Any] | None = None) -> None:
    """The same for a statement that writes, and of which nobody reads anything."""
    _asked(statement, values).close()


def _asked(statement: Executable, values: Mapping[str, Any] | None) -> CursorResult[Any]:
    current, writer = session(), g.writer
    if writer is not None and current.autoflush:
        current.flush()
    return (writer or current.connection()).execute(statement, dict(values or {}))


def among(column: InstrumentedAttribute[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """`column.in_(values)` for values that may be hundreds.

    PostgreSQL is handed them as one: a list is written out, read and planned anew by everybody on the way.
    """
    if engine().dialect.name != "postgresql":
        return column.in_(values)
    return column == any_(bindparam(None, list(values), ARRAY(column.type)))


def take_all_of(table: type[Base]) -> None:
    """Nobody else takes or writes a row of this table until the transaction ends; reading it goes on.

    For one statement over very many rows, which would take them in no order. On SQLite a writer is alone anyway.
    """
    if engine().dialect.name == "postgresql":
        session().execute(text(f"LOCK TABLE {table.__tablename__} IN EXCLUSIVE MODE"))


def writing() -> bool:
    return bool(g.get("writing", False))


@contextmanager
def transaction() -> Iterator[Session]:
    """End the reading, forget what was read, and write: committed on leaving, rolled back on any error.

    Begins `BEGIN IMMEDIATE` on SQLite, so that what the verb reads inside cannot change under it. Not nestable.
    """
    current = session()
    if g.writing:
        raise RuntimeError("a transaction is already open: only the edge opens one")
    current.rollback()
    current.expire_all()
    g.writing = True
    try:
        g.writer = current.connection(execution_options={"writer": True})
        yield current
        current.commit()
    except BaseException:
        current.rollback()
        raise
    finally:
        g.writing, g.writer = False, None


def let_others_in() -> None:
    """Between two of many transactions: whoever waits for SQLite's write lock looks for it only ten times a second.

    Without a pause one after another has it again at once, and a person who waits meanwhile is told to come back later.
    """
    if engine().dialect.name == "sqlite":
        clock.wait(LOOKS_AGAIN_SECONDS)


def is_busy(error: OperationalError) -> bool:
    """Whether a write only met another one: worth a second try, and a 503 rather than a 500."""
    return "database is locked" in str(error.orig) or getattr(error.orig, "sqlstate", "") in {"40001", "40P01", "55P03"}


def _close(_error: BaseException | None) -> None:
    current = g.pop("db", None)
    if current is not None:
        current.close()
