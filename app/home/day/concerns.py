"""Concerns that nobody of the involvement team has taken up, or that are this person's to look into."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import or_, select

from app.coproduction.feedback.models import Concern
from app.coproduction.feedback.queries import waits_for
from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest
from app.people.models import Advisor, Person


def concerns_to_look_into(viewer: Viewer) -> Iterator[Need]:
    """One's own advisors are named so; what others have taken up is not on this list."""
    wanted = select(Concern.ref, Concern.owner_id, Advisor.facilitator_id, Person).select_from(Concern)
    wanted = wanted.join(Person, Person.id == Concern.person_id).join(Advisor, Advisor.person_id == Concern.person_id)
    open_to = or_(Concern.owner_id.is_(None), Concern.owner_id == viewer.person_id)
    for row in oldest(wanted.where(waits_for(viewer.person_id), open_to), Concern.raised_at, Concern.id):
        name = row.Person.name
        said = _("%(name)s has a concern: speak with them", name=name)
        if row.owner_id is None and row.facilitator_id == viewer.person_id:
            said = _("%(name)s, whom you know best, has a concern: speak with them", name=name)
        yield Need(row.since, said, url_for("feedback.concern", ref=row.ref))
