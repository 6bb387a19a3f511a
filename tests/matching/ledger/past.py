"""What lies behind people: places in what was, as they stand there when it is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.states import move
from app.opportunities.models import Opportunity
from app.opportunities.states import OpportunityState
from app.people.models import Advisor
from app.signups.models import Place
from app.signups.states import PlaceState as P
from tests.support.make import Make

WAYS = {
    P.TOOK_PART: (P.CONFIRMED, P.TOOK_PART),
    P.DID_NOT_TAKE_PART: (P.CONFIRMED, P.DID_NOT_TAKE_PART),
    P.CONFIRMED: (P.CONFIRMED,),
    P.WITHDRAWN: (P.CONFIRMED, P.WITHDRAWN),
    P.OFFERED: (P.INTERESTED, P.OFFERED),
    P.DECLINED: (P.INTERESTED, P.OFFERED, P.DECLINED),
}


class Past:
    """One team, one kind, and what people had with them. An opportunity is one session of two hours."""

    def __init__(self, application: Flask, make: Make) -> None:
        self.application, self.make = application, make
        host = make.person("Hanna Host")
        self.team, self.kind, self.host = make.team("Liaison Team", host), make.kind("workshop"), host

    def happened(self, days_ago: int, *people: int, kind: str = "", team: int = 0, **fields: object) -> str:
        """An opportunity so many days ago, in which these people took part; its reference."""
        ref = self.make.opportunity(
            host=self.host, team=team or self.team, kind=kind or self.kind, seats=max(1, len(people)),
            in_days=-days_ago, state=OpportunityState.DONE, **{"prep_minutes": 0, **fields},  # type: ignore[arg-type]
        )  # fmt: skip
        for person_id in people:
            self.place(ref, person_id)
        return ref

    def place(
        self, ref: str, person_id: int, state: P = P.TOOK_PART, *, days_ago: int = 1, session: int | None = None,
        way: Sequence[P] = (),
    ) -> int:  # fmt: skip
        """A place that came to this state by its usual moves, so many days ago; in one session or the whole."""
        with self.application.app_context(), db.transaction() as current:
            thing = current.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
            at = clock.now() - timedelta(days=days_ago)
            place = Place(
                person_id=person_id, opportunity_id=thing.id, seat_id=thing.seats[0].id, position=1, asked_at=at,
                session_id=None if session is None else thing.sessions[session].id,
            )  # fmt: skip
            current.add(place)
            for each in way or WAYS[state]:
                move(place, each, by=SYSTEM, now=at)
            current.flush()
            return place.id

    def joined(self, person_id: int, days_ago: int) -> None:
        with self.application.app_context(), db.transaction() as current:
            current.get_one(Advisor, person_id).joined_on = clock.today() - timedelta(days=days_ago)

    def advisors(self, number: int, *, carer: bool = False, days_ago: int = 3000) -> list[int]:
        """So many who joined then, without an account."""
        found = [self.make.advisor(account=False, carer=carer, service_user=not carer) for _each in range(number)]
        for person_id in found:
            self.joined(person_id, days_ago)
        return found
