"""What has been: the time people gave, whose names wait for what, and what nobody is to be asked about again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.core import db
from app.core.formatting import local
from app.matching.ledger.queries import planned_minutes
from app.matching.ledger.rules import last_months
from app.opportunities.queries import as_read
from app.signups.aside.models import Aside
from app.signups.aside.rules import times_of
from app.signups.cover.models import CoverAsk
from app.signups.cover.rules import LATELY
from app.signups.models import Place
from app.signups.states import TAKES_A_SEAT, WAITING, PlaceState

GONE = frozenset({PlaceState.DECLINED, PlaceState.WITHDRAWN, PlaceState.RELEASED, PlaceState.NOT_SELECTED})


@dataclass(frozen=True)
class History:
    """Of everybody: what was recorded of the last year, their names that wait, and what they are not to be asked."""

    minutes: Mapping[int, int]  # planned, of their turns
    took_part: frozenset[int]
    waiting: Mapping[int, Sequence[tuple[int, int | None, int]]]  # opportunity, session, place; the first name first
    not_for: Mapping[int, frozenset[tuple[int, int | None]]]  # (opportunity, session); a session of None is all of it
    left_in_peace: frozenset[int]  # asked somewhere in the last days


def history(now: datetime) -> History:
    """Six statements."""
    waiting: dict[int, list[tuple[int, int | None, int]]] = defaultdict(list)
    not_for: dict[int, set[tuple[int, int | None]]] = defaultdict(set)
    wanted = select(Place.id, Place.person_id, Place.opportunity_id, Place.session_id, Place.state)
    for row in db.rows(wanted.where(Place.state.in_(WAITING | TAKES_A_SEAT | GONE)).order_by(Place.asked_at, Place.id)):
        if row.state in WAITING:
            waiting[row.person_id].append((row.opportunity_id, row.session_id, row.id))
        else:
            not_for[row.person_id].add((row.opportunity_id, row.session_id))
    asks = db.rows(select(CoverAsk.person_id, CoverAsk.opportunity_id, CoverAsk.session_id, CoverAsk.asked_at))
    for row in asks:
        not_for[row.person_id].add((row.opportunity_id, row.session_id))
    for row in _asides():
        not_for[row.person_id].add((row.opportunity_id, None))
    for person_id, names in waiting.items():  # a name that waits again is a new one
        not_for[person_id] -= {(opportunity, session) for opportunity, session, _place in names}
    return History(
        _minutes(now),
        frozenset(db.session().scalars(select(Place.person_id).where(Place.state == PlaceState.TOOK_PART).distinct())),
        waiting,
        {who: frozenset(what) for who, what in not_for.items()},
        frozenset(row.person_id for row in asks if row.asked_at > now - LATELY),
    )


def _minutes(now: datetime) -> dict[int, int]:
    """Of the last twelve months, as the ledger counts and shows them."""
    prior = planned_minutes(last_months(local(now).date(), 12), now)
    rows = db.rows(select(prior.c.person_id, prior.c.minutes).where(prior.c.minutes > 0))
    return {row.person_id: int(row.minutes) for row in rows}


def _asides() -> list[Any]:
    """What is still what somebody said no to."""
    said = db.rows(select(Aside.person_id, Aside.opportunity_id, Aside.times))
    rows = as_read.by_ids(each.opportunity_id for each in said)
    return [each for each in said if each.opportunity_id in rows and times_of(rows[each.opportunity_id]) == each.times]
