"""Words for the wall of the pledge that nobody has read yet."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import func, select

from app.coproduction.pledge.models import Pledge
from app.coproduction.pledge.queries import to_look_at
from app.core import db
from app.core.i18n import ngettext
from app.home.day.need import Need, Viewer


def words_for_the_wall(_viewer: Viewer) -> Iterator[Need]:
    """One line for all of them: they stand on one page."""
    found = to_look_at().order_by(None)
    waits = found.with_only_columns(Pledge.id, Pledge.said_at, maintain_column_froms=True).subquery()
    since, number = db.session().execute(select(func.min(waits.c.said_at), func.count()).select_from(waits)).one()
    if number:
        said = ngettext("%(num)d pledge to read for the wall", "%(num)d pledges to read for the wall", number)
        yield Need(since, said, url_for("pledge.desk"))
