"""Letters of reference that a team has not written within two weeks: somebody waits for a course or a place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from flask import url_for
from sqlalchemy import select

from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest
from app.people.models import Person, Team
from app.recognition.papers.models import Letter
from app.recognition.papers.states import LetterState

WITHIN = timedelta(days=14)


def letters_not_written(viewer: Viewer) -> Iterator[Need]:
    wanted = (
        select(Person, Team.name.label("team"), Letter.ref)
        .join(Letter, Letter.person_id == Person.id)
        .join(Team, Team.id == Letter.team_id)
        .where(Letter.state == LetterState.ASKED, Letter.asked_at < viewer.now - WITHIN)
        .where(Letter.person_id != viewer.person_id)
    )
    for row in oldest(wanted, Letter.asked_at, Letter.id):
        said = _("%(team)s has not written a letter of reference for %(name)s", team=row.team, name=row.Person.name)
        yield Need(row.since, said, url_for("papers.write_for", ref=row.ref))
