"""How often something may be tried: counted in the database, so that every worker counts together."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import String, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from app.core import clock, db
from app.core.db import Base
from app.core.ids import digest

STEPS = 60  # in how many steps the time is counted: five minutes in steps of five seconds


class Throttle(Base):
    """Tries for one hashed key in the step of time that began at `window`."""

    __tablename__ = "throttle"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    window: Mapped[datetime] = mapped_column(primary_key=True)
    tries: Mapped[int]


def count_try(what: str, who: str, *, most: int, within: timedelta) -> timedelta | None:
    """Count one try of `what` by `who`; nothing if it is among the first `most`, else how long to wait.

    Never more than `most` in any time as long as `within`: tries are kept in short steps and added up. A held try is
    not kept, so that a hold ends however often it is tried. `who` is stored as a digest only. Call in a transaction.
    """
    now, key = clock.now(), _key(what, who)
    step = int(within.total_seconds()) // STEPS or 1
    window = datetime.fromtimestamp(int(now.timestamp()) // step * step, tz=now.tzinfo)
    insert = sqlite.insert if db.engine().dialect.name == "sqlite" else postgresql.insert
    row = insert(Throttle).values(key=key, window=window, tries=1)
    db.session().execute(
        row.on_conflict_do_update(index_elements=[Throttle.key, Throttle.window], set_={"tries": Throttle.tries + 1})
    )
    lately = select(Throttle.window, Throttle.tries).where(Throttle.key == key, Throttle.window >= window - within)
    counted = [(at, tries) for at, tries in db.session().execute(lately.order_by(Throttle.window))]
    too_many = sum(tries for _at, tries in counted) - most
    if too_many <= 0:
        return None
    give_back(what, who)
    for at, tries in counted:
        too_many -= tries
        if too_many <= 0:
            return at + within + timedelta(seconds=step) - now
    return within


def _key(what: str, who: str) -> str:
    return digest(f"{what}:{who.casefold()}")


def forget(what: str, who: str) -> None:
    """A right answer clears the count for this key. Call inside a transaction."""
    db.session().execute(delete(Throttle).where(Throttle.key == _key(what, who)))


def sweep(now: datetime) -> int:
    """Remove windows that ended more than a day ago; returns how many."""
    with db.transaction() as session:
        gone = session.execute(delete(Throttle).where(Throttle.window < now - timedelta(days=1)))
        return int(gone.rowcount)  # type: ignore[attr-defined]


def give_back(what: str, who: str) -> None:
    """The newest try turned out right, so it does not count. Call inside a transaction."""
    mine = select(func.max(Throttle.window)).where(Throttle.key == _key(what, who), Throttle.tries > 0)
    newest = update(Throttle).where(Throttle.key == _key(what, who), Throttle.window == mine.scalar_subquery())
    db.session().execute(newest.values(tries=Throttle.tries - 1))
