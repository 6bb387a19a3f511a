"""Taking a file in, whole or not at all: plan, write in one transaction, and plan again if the register has moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy.exc import IntegrityError

from app.core import db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.people.register import actions, queries
from app.people.register.models import RegisterImport
from app.people.register.plan import AllAnswers, Plan
from app.people.register.work import Opened, planned, waiting

TRIES = 3
T = TypeVar("T")


@dataclass(frozen=True)
class Taken:
    """What was planned, and the reference of the import; none when nothing had to be written."""

    plan: Plan
    ref: str | None


def take_in(
    opened: Opened,
    answers: AllAnswers,
    *,
    by: Actor,
    past: bool = False,
    upload_id: int | None = None,
    progress: actions.Progress | None = None,
) -> Taken:
    """Take in a file that was read; the upload it came from goes in the same transaction. `past`: see `planned`."""

    def once() -> Taken:
        found = planned(opened, answers, past=past)
        with db.transaction():
            made = actions.take_in(found, by=by, progress=progress)
            if upload_id is not None:
                actions.forget_upload(upload_id)
            ref = made.ref if made else None
        return Taken(found.plan, ref)

    return _until_it_holds(once)


def take_answers(made: RegisterImport, answers: AllAnswers, *, by: Actor) -> Plan:
    """Take in the waiting rows of an import that these answers make ready; the others go on waiting."""

    def once() -> Plan:
        found = planned(waiting(made, queries.waiting_rows(made.id)), answers)
        with db.transaction() as session:
            actions.take_in(found, by=by, into=session.get_one(RegisterImport, made.id))
        return found.plan

    return _until_it_holds(once)


def forget_old_uploads(now: datetime) -> int:
    """For the worker: files nobody came back to go after a day."""
    with db.transaction():
        return actions.forget_old_uploads(now)


def _until_it_holds(once: Callable[[], T]) -> T:
    for _try in range(TRIES):
        try:
            return once()
        except (actions.OutOfDate, IntegrityError):
            continue
    raise RuleBroken(_("Somebody else is changing the register right now. Nothing was brought in. Please try again."))
