"""A batch: its lines are chosen in one transaction, and it is closed in another once its file is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import func, select, update

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.people.models import Person
from app.recognition.finance import queries
from app.recognition.finance.actions.mappings import used
from app.recognition.finance.events import BatchBegun, BatchMade, ClaimsSent
from app.recognition.finance.models import Batch, BatchTold, FileMapping, PayableLine, Payee
from app.recognition.finance.states import BatchState, Route
from app.recognition.finance.writing import Written

TOLD_AT_ONCE = 200  # lines in one transaction


class NothingToSend(Exception):
    """No line is ready."""


def begin(until: date | None, route: Route | None, mapping_id: int | None, *, by: Actor) -> int:
    """Choose the lines of a new batch, and bind them to it for ever. `NothingToSend` leaves no batch behind.

    All lines are taken before anything else, and no claim after them (docs/adr/036). On PostgreSQL another one that
    begins meanwhile meets the one index that lets a single batch be made at a time.
    """
    db.take_all_of(PayableLine)
    current, now = db.session(), clock.now()
    last = current.scalar(select(func.max(Batch.number))) or 0
    person = current.get(Person, by.person_id) if by.person_id else None
    batch = Batch(
        number=last + 1, begun_at=now, by_id=by.person_id, by_name=person.full_name if person else "", until=until,
        route=route, mapping=as_kept(used(mapping_id)), lines=0, pence=0,
        left_out=queries.left_out(clock.today(), until, route, by.person_id),
    )  # fmt: skip
    move(batch, BatchState.MAKING, by=by, now=now)
    current.add(batch)
    current.flush()
    _bind(batch)
    bound = queries.bound_to(batch.id)
    batch.sums, batch.first_line, batch.last_line = bound.sums, bound.first, bound.last
    batch.lines, batch.pence = sum(row[2] for row in batch.sums), sum(row[3] for row in batch.sums)
    if not batch.lines:
        raise NothingToSend
    current.add(BatchTold(batch_id=batch.id))
    emit(BatchBegun(batch.id, batch.lines), by=by)
    return batch.id


def _bind(batch: Batch) -> None:
    """One statement: whatever changes the lines meanwhile comes before or after all of it."""
    ready = queries.ready(clock.today(), batch.until, batch.route, batch.by_id)
    values: dict[str, Any] = {
        "batch_id": batch.id,
        "route": func.coalesce(PayableLine.route, PayableLine.asked_route, Payee.route),
        "payee_reference": func.coalesce(PayableLine.payee_reference, Payee.reference),
        "payee_name": func.coalesce(PayableLine.payee_name, Person.full_name),
    }
    joined = (Payee.person_id == PayableLine.person_id, Person.id == PayableLine.person_id)
    statement = update(PayableLine).where(*ready, *joined).values(values)
    db.session().execute(statement.execution_options(synchronize_session=False))


def as_kept(mapping: FileMapping) -> dict[str, Any]:
    return {
        "name": mapping.name, "columns": mapping.columns, "dates": mapping.dates.value, "money": mapping.money.value,
        "delimiter": mapping.delimiter.value, "totals": mapping.totals.value,
    }  # fmt: skip


def close(batch_id: int, written: Written, put: Callable[[], None], *, by: Actor) -> bool:
    """The file is there to its last byte: `put` gives it its name. False where another run was first."""
    current = db.session()
    batch = current.get_one(Batch, batch_id, with_for_update=True, populate_existing=True)
    if batch.state is BatchState.MADE:
        return False
    if (written.lines, written.pence) != (batch.lines, batch.pence):
        raise RuleBroken(_("The file has not got all lines of the batch. Nothing was sent. Please try again."))
    put()
    batch.size, batch.sha256 = written.size, written.digest.hexdigest()
    move(batch, BatchState.MADE, by=by, now=clock.now())
    emit(BatchMade(batch.id), by=by)
    return True


def tell(batch_id: int, *, by: Actor) -> bool:
    """Tell the next claims of a batch that they were sent; False once all of them know."""
    current = db.session()
    told = current.get_one(BatchTold, batch_id, with_for_update=True, populate_existing=True)
    if told.done:
        return False
    found = queries.claims_after(batch_id, told.line_id, TOLD_AT_ONCE)
    if not found:
        told.done = True
        return False
    told.line_id = found[-1][0]
    emit(ClaimsSent(batch_id, tuple(dict.fromkeys(claim_id for _line_id, claim_id in found))), by=by)
    return True
