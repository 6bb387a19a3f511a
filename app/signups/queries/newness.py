"""Who is new: to everything, or to this kind of opportunity. Looked up only where something asks for it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, false, select
from sqlalchemy.orm import aliased

from app.opportunities.models import Opportunity
from app.opportunities.states import Mix
from app.signups.models import Place
from app.signups.rules.seats import kept_now
from app.signups.states import PlaceState

HAD_A_PLACE = (PlaceState.CONFIRMED, PlaceState.TOOK_PART)


class Asked(NamedTuple):
    """What has to be known of people: whether a rule on the whole asks for it, and whether places are kept."""

    at_all: bool
    to_kind: bool


def asked(opportunity: Opportunity, now: datetime) -> Asked:
    at_all = any(rule.of == Mix.FIRST_TIMER.value for rule in opportunity.mixes)
    return Asked(at_all, bool(kept_now(opportunity, now)))


def columns(asks: Asked, person_id: object = Place.person_id, *, with_place: bool = True) -> list[ColumnElement[bool]]:
    """`new` and `new_to_kind` of a person; bind `opportunity_id`.

    `with_place`: of somebody with a place here, places that they asked for later do not count: they stay as new as
    they came.
    """
    return [_at_all(asks.at_all, person_id), _to_kind(asks.to_kind, person_id, with_place=with_place)]


def _at_all(asks: bool, person_id: object) -> ColumnElement[bool]:  # noqa: FBT001
    """Whether a person has not taken part in anything else yet."""
    if not asks:
        return false().label("new")
    before = aliased(Place)
    took_part = select(before.id).where(
        before.person_id == person_id,
        before.state == PlaceState.TOOK_PART,
        before.opportunity_id != bindparam("opportunity_id"),
    )
    return (~took_part.exists()).label("new")


def _to_kind(asks: bool, person_id: object, *, with_place: bool) -> ColumnElement[bool]:  # noqa: FBT001
    """Whether a person has had no place in this kind of opportunity before."""
    if not asks:
        return false().label("new_to_kind")
    before, theirs, here = aliased(Place), aliased(Opportunity), aliased(Opportunity)
    kind = select(here.kind_code).where(here.id == bindparam("opportunity_id")).scalar_subquery()
    had = (
        select(before.id)
        .join(theirs, theirs.id == before.opportunity_id)
        .where(
            before.person_id == person_id,
            before.state.in_(HAD_A_PLACE),
            before.opportunity_id != bindparam("opportunity_id"),
            theirs.kind_code == kind,
        )
    )
    if with_place:
        had = had.where(before.id < Place.id)
    return (~had.exists()).label("new_to_kind")
