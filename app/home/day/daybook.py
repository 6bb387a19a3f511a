"""Papers of meetings that were promised by a day that is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from flask import url_for

from app.core.clock import LONDON
from app.core.formatting import short_day
from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer
from app.opportunities.daybook.queries import papers_late


def papers_to_send(viewer: Viewer) -> Iterator[Need]:
    for due, opportunity, session in papers_late(viewer.now):
        said = _(
            "Papers for %(title)s on %(day)s were promised by %(due)s: ask the host", title=opportunity.title,
            day=short_day(session.starts_at), due=short_day(due),
        )  # fmt: skip
        since = datetime.combine(due, time(23, 59), LONDON)
        yield Need(since, said, url_for("daybook.index", area="team", ref=opportunity.ref))
