"""A panel as the rules look at it."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from app.core import db
from app.core.clock import LONDON
from app.opportunities.models import Opportunity
from app.opportunities.rules.times import planned
from app.panels.models import Panel
from app.panels.queries.sitting import members_of, sitting
from app.panels.rules import Composition, Seen
from app.signups.models import Place
from app.signups.states import PlaceState


def composition(panel: Panel) -> Composition:
    members = members_of(panel)
    on_it = sitting(panel)
    new = _new(panel, [one.person_id for one in on_it if one.advises and one.person_id])
    seats = [seat for seat in panel.opportunity.seats if seat.uses_a_place] if panel.opportunity else []
    return Composition(
        shape=panel.shape, involvement=panel.involvement, consultant=panel.consultant,
        joint_meeting=panel.joint_at is not None, agreed=panel.decision_rule is not None,
        planned=sum(seat.number for seat in seats), candidates=panel.candidates,
        asked_on=panel.made_at.astimezone(LONDON).date(), days=days_of(panel),
        sitting=tuple(
            Seen(
                one.group, one.role, one.type, members[one.member_id].duty if one.member_id else None,
                one.person_id in new,
            )
            for one in on_it
        ),
        groups=frozenset(seat.group for seat in seats),
    )  # fmt: skip


def days_of(panel: Panel) -> tuple[date, ...]:
    """The days of the interviews in London, in order."""
    if panel.opportunity and (sessions := planned(panel.opportunity.sessions)):
        return tuple(sorted({each.starts_at.astimezone(LONDON).date() for each in sessions}))
    length = (panel.last_on - panel.first_on).days
    return tuple(panel.first_on + timedelta(days=each) for each in range(length + 1))


def _new(panel: Panel, people: list[int]) -> set[int]:
    """Of these people those who have not taken part in anything of this kind before."""
    if not people or panel.opportunity is None:
        return set()
    took_part = (
        select(Place.person_id)
        .join(Opportunity, Opportunity.id == Place.opportunity_id)
        .where(
            Place.person_id.in_(people),
            Place.state == PlaceState.TOOK_PART,
            Place.opportunity_id != panel.opportunity_id,
            Opportunity.kind_code == panel.opportunity.kind_code,
        )
    )
    return set(people) - set(db.session().scalars(took_part))
