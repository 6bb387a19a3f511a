"""What people wait to hear: days that are over, promises, what everybody may read, and "not quite"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from flask import url_for

from app.coproduction.outcomes import queries
from app.core import db
from app.core.clock import LONDON
from app.core.formatting import short_day
from app.core.i18n import gettext as _
from app.home.day.need import MOST, Need, Viewer
from app.opportunities.models import Opportunity


def outcomes_late(viewer: Viewer) -> Iterator[Need]:
    for row in _first(queries.late(_today(viewer))):
        said = _("“%(title)s”: people were to hear what came of it by %(day)s. Ask the host", title=row.title,
                 day=short_day(row.promised_on))  # fmt: skip
        yield Need(_end(row.promised_on), said, _page(row))


def promises_over(viewer: Viewer) -> Iterator[Need]:
    for row in _first(queries.open_promises(_today(viewer))):
        said = _("“%(title)s”: something was promised by %(day)s. Ask the host what came next",
                 title=row.outcome.opportunity.title, day=short_day(row.by_day))  # fmt: skip
        yield Need(_end(row.by_day), said, _page(row.outcome.opportunity))


def points_to_approve(_viewer: Viewer) -> Iterator[Need]:
    for row in _first(queries.to_approve()):
        said = _("May everybody read what came of “%(title)s”?", title=row.outcome.opportunity.title)
        yield Need(row.out_at, said, _page(row.outcome.opportunity))


def not_quite(_viewer: Viewer) -> Iterator[Need]:
    for row in _first(queries.late_replies()):
        said = _("%(name)s says of “%(title)s”: not quite what I said", name=row.person.name,
                 title=row.outcome.opportunity.title)  # fmt: skip
        yield Need(row.at, said, url_for("outcomes.of_team"))


def _first(wanted: Any) -> Any:
    return db.session().scalars(wanted.limit(MOST))


def _today(viewer: Viewer) -> date:
    return viewer.now.astimezone(LONDON).date()


def _end(day: date) -> datetime:
    return datetime.combine(day, time(23, 59), LONDON)


def _page(opportunity: Opportunity) -> str:
    return url_for("outcomes.show", area="team", ref=opportunity.ref)
