"""Somebody may know a candidate: to be talked about with them."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import select

from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest
from app.panels.conflicts.models import ConflictAtSignUp, KnownCandidate
from app.panels.models import Panel
from app.panels.states import PanelState
from app.people.models import Person, called
from app.signups.models import Place
from app.signups.states import LIVE


def conflicts_at_sign_up(_viewer: Viewer) -> Iterator[Need]:
    here = select(Place.id).where(
        Place.opportunity_id == ConflictAtSignUp.opportunity_id, Place.person_id == ConflictAtSignUp.person_id,
        Place.state.in_(LIVE),
    )  # fmt: skip
    wanted = (
        select(Person.full_name, Person.known_as, Panel.ref)
        .select_from(ConflictAtSignUp)
        .join(Person, Person.id == ConflictAtSignUp.person_id)
        .join(Panel, Panel.opportunity_id == ConflictAtSignUp.opportunity_id)
        .where(ConflictAtSignUp.may, ConflictAtSignUp.decision.is_(None), here.exists())
    )
    yield from _needs(wanted, ConflictAtSignUp.at)


def candidates_known(_viewer: Viewer) -> Iterator[Need]:
    wanted = (
        select(Person.full_name, Person.known_as, Panel.ref)
        .select_from(KnownCandidate)
        .join(Person, Person.id == KnownCandidate.person_id)
        .join(Panel, Panel.id == KnownCandidate.panel_id)
        .where(KnownCandidate.decision.is_(None), Panel.state == PanelState.PLANNED)
    )
    yield from _needs(wanted, KnownCandidate.said_at)


def _needs(wanted: object, since: object) -> Iterator[Need]:
    for row in oldest(wanted, since, Person.id):
        said = _("%(name)s may know a candidate: talk about it with them", name=called(row.full_name, row.known_as))
        yield Need(row.since, said, url_for("conflicts.talks", ref=row.ref))
