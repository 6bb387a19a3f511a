"""Which way a database copies itself, and one copy of it."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from flask import current_app
from sqlalchemy import Engine

from app.core.i18n import gettext as _
from app.governance.copies import files, postgresql, sqlite
from app.governance.copies.errors import CannotCopy
from app.governance.copies.files import Made

WAYS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}


def make(target: Path) -> Made:
    """One consistent file at `target`, which must not be there yet. `CannotCopy` or `OSError` where it cannot be."""
    if target.exists():
        raise CannotCopy(_("%(file)s is there already. Give another name, so that no copy is lost.", file=target))
    if not target.parent.is_dir():
        raise CannotCopy(_("There is no folder %(folder)s. Make it and try again.", folder=target.parent))
    with files.beside(target) as part:
        way().dump(engine(), part)
        return files.name_it(part, target)


def way() -> ModuleType:
    return WAYS[engine().dialect.name]


def engine() -> Engine:
    found: Engine = current_app.extensions["engine"]
    return found


def checked(copy: Path) -> str:
    """The shape of the database in a copy that is whole and of this sort of database; `CannotCopy` for any other."""
    if not copy.is_file():
        raise CannotCopy(_("There is no file %(file)s.", file=copy))
    with copy.open("rb") as file:
        begins = file.read(16)
    sort = next((name for name, each in WAYS.items() if begins.startswith(each.HEADER)), None)
    if sort is None:
        raise CannotCopy(_("%(file)s is no copy that “backup” made. Use another file.", file=copy))
    if sort != engine().dialect.name:
        raise CannotCopy(
            _("%(file)s is of another sort of database. Set DATABASE_URL to one of its sort, or use another file.",
              file=copy)
        )  # fmt: skip
    way().check(copy)
    found: str | None = way().revision(copy)
    if found is None:
        raise CannotCopy(_("%(file)s is no copy of Alongside. Use another file.", file=copy))
    return found
