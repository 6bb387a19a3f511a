"""Back to a copy: checked first, what is there kept beside it, and then the things that a copy cannot know are said."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, inspect, select

from app.core import clock, db, migrations
from app.core.actor import Actor
from app.core.i18n import gettext as _
from app.governance.copies import actions, copying, files
from app.governance.copies.errors import CannotCopy
from app.governance.copies.files import Made
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.people.models import Person
from app.recognition.finance.models import Batch


@dataclass(frozen=True)
class Back:
    """What the operator has to know: the copy of what was there before, if anything was, and what a copy is silent on.

    `people` on the register and off it, `waiting` messages, `batch` the number of the newest payments file (0: none).
    """

    before: Made | None
    people: int
    waiting: int
    batch: int


def bring_back(copy: Path, *, replace: bool, by: Actor) -> Back:
    """The database as it was when the copy was made, in this release's shape. Everybody has to sign in again.

    `CannotCopy` for a file that cannot be used, and where there is something already and `replace` was not said.
    """
    if not migrations.knows(copying.checked(copy)):
        raise CannotCopy(
            _("%(file)s is of a newer release of Alongside. Install that release and try again.", file=copy)
        )
    held = people()
    if held and not replace:
        raise CannotCopy(
            _("This database holds %(num)d people. Say --replace to put the copy in its place; what is there now is "
              "kept in a file.", num=held)
        )  # fmt: skip
    before = copying.make(_name_of_before(copy)) if held else None
    sha256 = files.sha256_of(copy)
    db.session().close()
    copying.way().bring_back(copying.engine(), copy)
    migrations.upgrade(copying.engine())
    with db.transaction():
        actions.note_brought_back(sha256, by=by)
    return Back(before, people(), _waiting(), _newest_batch())


def people() -> int:
    """How many people the database holds; 0 where it has no tables yet."""
    if not inspect(copying.engine()).has_table(Person.__tablename__):
        return 0
    return db.session().scalar(select(func.count()).select_from(Person)) or 0


def _name_of_before(copy: Path) -> Path:
    return copy.with_name(f"{copy.name}.before-{clock.now():%Y%m%d-%H%M%S}")


def _waiting() -> int:
    waits = select(func.count()).select_from(OutboxMessage).where(OutboxMessage.state == MessageState.WAITING)
    return db.session().scalar(waits) or 0


def _newest_batch() -> int:
    return db.session().scalar(select(func.max(Batch.number))) or 0
