"""Ideas that advisors put forward and that wait for an answer."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import select

from app.coproduction.doors.models import Idea
from app.coproduction.doors.states import WAITING
from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest


def ideas_to_answer(viewer: Viewer) -> Iterator[Need]:
    """Nobody answers their own."""
    wanted = select(Idea.ref, Idea.title).where(Idea.state.in_(WAITING), Idea.person_id != viewer.person_id)
    for row in oldest(wanted, Idea.made_at, Idea.id):
        said = _("An idea waits for an answer: %(title)s", title=row.title)
        yield Need(row.since, said, url_for("doors.idea", area="team", ref=row.ref))
