"""Frameworks, kept by the involvement team. A plan that copied one keeps its copy as it was."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.coproduction.plans import events
from app.coproduction.plans.models import Framework
from app.coproduction.plans.rules import Line
from app.core import db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _


def save_framework(
    framework_id: int | None, name: str, source: str, lines: Sequence[Line], *, by: Actor
) -> Framework:  # fmt: skip
    same = db.session().scalars(select(Framework).where(Framework.name == name)).one_or_none()
    if same is not None and same.id != framework_id:
        raise RuleBroken(_("There is a framework of this name already. Choose another name."))
    row = db.session().get_one(Framework, framework_id) if framework_id is not None else Framework()
    row.name, row.source, row.lines = name, source, [list(line) for line in lines]
    db.session().add(row)
    db.session().flush()
    emit(events.FrameworkSaved(row.id), by=by)
    return row
