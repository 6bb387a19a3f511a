"""Words of a team that wait to be shown."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import select

from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest
from app.matching.welcomes.models import Welcome
from app.matching.welcomes.states import WelcomeState
from app.people.models import Team


def welcomes_to_show(_viewer: Viewer) -> Iterator[Need]:
    wanted = select(Team.name, Team.ref).join(Welcome, Welcome.team_id == Team.id)
    for row in oldest(wanted.where(Welcome.state == WelcomeState.WRITTEN), Welcome.written_at, Welcome.id):
        said = _("%(team)s would welcome people: read it, and show it", team=row.name)
        yield Need(row.since, said, url_for("welcomes.show", ref=row.ref))
