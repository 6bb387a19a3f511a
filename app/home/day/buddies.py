"""People who would like a buddy."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import select

from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest
from app.matching.buddies.models import Buddying
from app.matching.buddies.states import BuddyState
from app.opportunities.models import Opportunity
from app.people.models import Person


def buddies_wanted(viewer: Viewer) -> Iterator[Need]:
    wanted = (
        select(Person, Opportunity.title, Buddying.ref)
        .join(Buddying, Buddying.person_id == Person.id)
        .join(Opportunity, Opportunity.id == Buddying.opportunity_id)
        .where(Buddying.state == BuddyState.ASKED, Opportunity.first_starts_at > viewer.now)
    )
    for row in oldest(wanted, Buddying.asked_at, Buddying.id):
        said = _("%(name)s would like a buddy: %(title)s", name=row.Person.name, title=row.title)
        yield Need(row.since, said, url_for("buddies.choose", ref=row.ref))
