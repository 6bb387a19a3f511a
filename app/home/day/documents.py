"""Printed packs that are to be posted, each with the day by which."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import select

from app.core import clock
from app.core.formatting import day
from app.core.i18n import gettext as _
from app.documents.models import Document, DocumentFile, PackChoice
from app.documents.queries import ON_IT
from app.documents.rules import post_by
from app.documents.states import Way
from app.home.day.need import Need, Viewer, oldest
from app.opportunities.models import Opportunity
from app.people.models import Person, called
from app.signups.models import Place


def packs_to_post(_viewer: Viewer) -> Iterator[Need]:
    """Once there is something to print, for whoever has a place and asked for paper."""
    there = select(DocumentFile.id).join(Document).where(
        Document.opportunity_id == PackChoice.opportunity_id, DocumentFile.gone_at.is_(None),
        DocumentFile.asks_since.is_(None),
    )  # fmt: skip
    place = select(Place.id).where(
        Place.opportunity_id == PackChoice.opportunity_id, Place.person_id == PackChoice.person_id,
        Place.state.in_(ON_IT),
    )  # fmt: skip
    wanted = (
        select(Opportunity.ref, Person.full_name, Person.known_as, Opportunity.first_starts_at)
        .select_from(PackChoice)
        .join(Opportunity, Opportunity.id == PackChoice.opportunity_id)
        .join(Person, Person.id == PackChoice.person_id)
        .where(PackChoice.way == Way.POST, PackChoice.posted_at.is_(None), there.exists(), place.exists())
    )
    for row in oldest(wanted, PackChoice.chosen_at, PackChoice.person_id):
        first = row.first_starts_at.astimezone(clock.LONDON).date() if row.first_starts_at else None
        until = day(post_by(first, clock.today()))
        said = _("Post a printed pack to %(name)s by %(day)s", name=called(row.full_name, row.known_as), day=until)
        yield Need(row.since, said, url_for("documents.readers", ref=row.ref))
