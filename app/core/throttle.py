"""How often something may be tried: counted in the database, so that every worker counts together."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import String, delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from app.core import clock, db
from app.core.db import Base
from app.core.ids import digest


class Throttle(Base):
    """Tries for one hashed key in one window."""

    __tablename__ = "throttle"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    window: Mapped[datetime] = mapped_column(primary_key=True)
    tries: Mapped[int]


def count_try(what: str, who: str, *, most: int, within: timedelta) -> timedelta | None:
    """Count one try of `what` by `who`; nothing if it is among the first `most`, else how long to wait.

    Call inside a transaction. Windows are fixed, so the hold always ends. `who` is stored as a digest only.
    """
    now = clock.now()
    seconds = int(within.total_seconds())
    window = datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, tz=now.tzinfo)
    insert = sqlite.insert if db.engine().dialect.name == "sqlite" else postgresql.insert
    row = insert(Throttle).values(key=digest(f"{what}:{who.casefold()}"), window=window, tries=1)
    counted = row.on_conflict_do_update(
        index_elements=[Throttle.key, Throttle.window], set_={"tries": Throttle.tries + 1}
    ).returning(Throttle.tries)
    tries = db.session().scalar(counted) or 0
    return window + within - now if tries > most else None


def forget(what: str, who: str) -> None:
    """A right answer clears the count for this key. Call inside a transaction."""
    db.session().execute(delete(Throttle).where(Throttle.key == digest(f"{what}:{who.casefold()}")))


def sweep(now: datetime) -> int:
    """Remove windows that ended more than a day ago; returns how many."""
    with db.transaction() as session:
        gone = session.execute(delete(Throttle).where(Throttle.window < now - timedelta(days=1)))
        return int(gone.rowcount)  # type: ignore[attr-defined]


def give_back(what: str, who: str) -> None:
    """A try that turned out right does not count. Call inside a transaction."""
    mine = update(Throttle).where(Throttle.key == digest(f"{what}:{who.casefold()}"), Throttle.tries > 0)
    db.session().execute(mine.values(tries=Throttle.tries - 1))
