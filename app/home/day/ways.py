"""People who ask to be signed off for a next step."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import select

from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest
from app.opportunities.models import Kind, SignOffAsk
from app.people.models import Advisor, Person
from app.people.states import AdvisorState


def sign_offs_asked_for(_viewer: Viewer) -> Iterator[Need]:
    wanted = (
        select(Person, Kind.name.label("kind"))
        .join(SignOffAsk, SignOffAsk.person_id == Person.id)
        .join(Kind, Kind.code == SignOffAsk.kind_code)
        .join(Advisor, Advisor.person_id == Person.id)
        .where(Advisor.state == AdvisorState.ACTIVE)
    )
    for row in oldest(wanted, SignOffAsk.asked_at, SignOffAsk.id):
        said = _("%(name)s asks to be signed off: %(kind)s", name=row.Person.name, kind=row.kind)
        yield Need(row.since, said, url_for("ways.of_person", ref=row.Person.ref))
