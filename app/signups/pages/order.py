"""The order in which names were put, for anybody who wants to repeat it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from flask import Flask

from app.opportunities import pages as wording_of
from app.opportunities.models import Opportunity
from app.signups import rules
from app.signups.models import Place


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(
        all_numbers=all_numbers,
        choice_words=wording_of.choice_words,
        draw_recipe=rules.RECIPE,
        turns_window=lambda opportunity: rules.window(opportunity.closes_at),
    )


class OrderList(NamedTuple):
    """Those of one session and of seats that are alike, in order."""

    heading: str
    names: list[Place]


def order_lists(opportunity: Opportunity, places: Iterable[Place]) -> list[OrderList]:
    """Everybody who was put in order, one list for each session and kind of place."""
    own = {condition.seat_id for condition in opportunity.conditions}

    def alike(place: Place) -> tuple[int, str, str, int]:
        seat = place.seat
        return place.session_id or 0, seat.role.value, seat.group, seat.id if seat.id in own else 0

    found = []
    for _key, group in groupby(sorted(places, key=alike), key=alike):
        names = sorted(group, key=lambda place: place.rank or 0)
        session, seat = names[0].session, names[0].seat
        parts = (wording_of.session_words(session) if session else "", seat.group)
        found.append(OrderList(", ".join(part for part in parts if part), names))
    return found


def all_numbers(lists: Iterable[OrderList]) -> list[int]:
    """Every number once, rising: what the draw was made of."""
    return sorted({place.number for each in lists for place in each.names if place.number is not None})
