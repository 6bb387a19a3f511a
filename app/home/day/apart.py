"""Whom to ring before anything else, with no word of why."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import select

from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest
from app.opportunities.models import Opportunity
from app.people.models import Person, called
from app.signups.apart.models import KeptApart


def to_ring_first(_viewer: Viewer) -> Iterator[Need]:
    wanted = (
        select(Opportunity.ref, Opportunity.title, Person.ref.label("person"), Person.full_name, Person.known_as)
        .join(KeptApart, KeptApart.opportunity_id == Opportunity.id)
        .join(Person, Person.id == KeptApart.person_id)
        .where(KeptApart.settled_at.is_(None))
    )
    for row in oldest(wanted, KeptApart.since, KeptApart.person_id):
        said = _("Ring %(name)s first: %(title)s", name=called(row.full_name, row.known_as), title=row.title)
        yield Need(row.since, said, url_for("apart.show", ref=row.ref, person_ref=row.person))
