"""The columns of the file, kept as data. One mapping is used where nobody says which."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.recognition.finance.events import MappingKept
from app.recognition.finance.models import FileMapping
from app.recognition.finance.presets import PLAIN
from app.recognition.finance.rules import columns as rules


def used(mapping_id: int | None = None) -> FileMapping:
    """The mapping with this id, or the one in use; without any, the plain one, which is not kept."""
    wanted = FileMapping.id == mapping_id if mapping_id is not None else FileMapping.in_use
    found = db.session().scalars(select(FileMapping).where(wanted)).one_or_none()
    return found or FileMapping(**PLAIN)


def keep(mapping_id: int | None, values: dict[str, Any], *, in_use: bool, by: Actor) -> None:
    """A new mapping, or a changed one: batches that were made keep what they were made with."""
    refuse(values["columns"])
    current = db.session()
    same = select(FileMapping.id).where(FileMapping.name == values["name"], FileMapping.id != (mapping_id or 0))
    if current.scalar(same) is not None:
        raise RuleBroken(_("There is a mapping of this name. Choose another name."))
    if in_use:
        others = update(FileMapping).where(FileMapping.in_use, FileMapping.id != (mapping_id or 0))
        current.execute(others.values(in_use=False))
    mapping = current.get_one(FileMapping, mapping_id) if mapping_id else FileMapping()
    for name, value in values.items():
        setattr(mapping, name, value)
    mapping.in_use, mapping.kept_at = in_use or bool(mapping.in_use), clock.now()
    current.add(mapping)
    current.flush()
    emit(MappingKept(mapping.id), by=by)


def refuse(columns: list[list[str]]) -> None:
    """A sentence for a mapping that makes no file which can be paid from and answered."""
    if not columns or any(not heading for heading, _written in columns):
        raise RuleBroken(_("Write one column a line, its heading first, such as “Amount: amount”."))
    if len(columns) > rules.MOST:
        raise RuleBroken(_("Write no more than %(most)d columns.", most=rules.MOST))
    if odd := rules.unknown(columns):
        raise RuleBroken(_("Choose a field from the list for “%(line)s”, or words in quote marks.", line=odd))
    if heading := rules.twice(columns):
        raise RuleBroken(_("The heading “%(heading)s” is there twice. Choose another one.", heading=heading))
    if field := rules.missing(columns):
        raise RuleBroken(_("Add a column for the field “%(field)s”: without it no line can be paid.", field=field))
