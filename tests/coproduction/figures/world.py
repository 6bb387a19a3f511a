"""An organisation with some years behind it, made by lot from a seed, straight into the tables."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from flask import Flask
from sqlalchemy import func, insert, select, update

from app.core import clock, db
from app.core.ids import new_ref
from app.opportunities.models import Opportunity, Seat, Session
from app.opportunities.states import SeatRole, SeatType, SessionState
from app.panels.models import Panel, PanelMember
from app.panels.states import Involvement, PanelRole, PanelShape, PanelState, PanelType, WhyWithout
from app.people.models import Advisor, AdvisorMove, Person
from app.people.states import AdvisorState
from app.recognition.claims.models import Claim
from app.recognition.claims.states import Choice, ClaimState
from app.recognition.finance.models import Batch, PayableLine
from app.recognition.finance.states import Answer, BatchState, Element, Route
from app.recognition.models import Contribution
from app.signups.models import Place
from app.signups.states import PlaceState
from tests.support.make import Make

A = AdvisorState
LIFE: dict[A, tuple[A, ...]] = {A.ACTIVE: (A.PAUSED, A.ENDED, A.ENDED), A.PAUSED: (A.ACTIVE, A.ENDED),
                                A.ENDED: (A.ACTIVE,), A.WELCOME: (A.ACTIVE,)}  # fmt: skip
FIRST = datetime(2023, 1, 1, tzinfo=UTC)


class World:
    """`size`: about how many people. Moments lie near the turns of days and of quarters too."""

    def __init__(self, application: Flask, make: Make, seed: int, size: int = 60) -> None:
        self.lot, self.application = Random(seed), application
        host = make.person("Hanna Host")
        self.teams = [make.team(name, host) for name in ("Liaison Team", "Riverside Team", "Oak Ward")]
        kind = make.kind("panel")
        refs = [make.opportunity(host=host, team=each, kind=kind, in_days=-40, cost_centre=None)
                for each in self.teams for _number in range(4)]  # fmt: skip
        with application.app_context(), db.transaction() as self.session:
            wanted = select(Opportunity.id).where(Opportunity.ref.in_(refs)).order_by(Opportunity.id)
            self.opportunities = list(self.session.scalars(wanted))
            self.people = [self._advisor(number) for number in range(size)]
            for _each in range(size):
                self._panel(host)
            self._money(size)

    def _moment(self) -> datetime:
        day = FIRST + timedelta(days=self.lot.randrange(0, 1430))
        if self.lot.random() < 0.3:  # at the turn of a quarter
            day = datetime(day.year, self.lot.choice((1, 4, 7, 10)), 1, tzinfo=UTC) - timedelta(days=1)
        found = day.replace(hour=self.lot.choice((9, 22, 23, 23)), minute=self.lot.randrange(60))
        return min(found, clock.now())

    def _advisor(self, number: int) -> int:
        lot, at = self.lot, self._moment()
        person = Person(full_name=f"Somebody Number{number}", created_at=at)
        self.session.add(person)
        self.session.flush()
        lived = lot.choices(("user", "carer", "both"), (5, 3, 1))[0]
        joined = (at - timedelta(days=lot.randrange(-5, 300))).date() if lot.random() < 0.5 else None
        moves, state = [self._move(person.id, None, at, first := lot.choice((A.ACTIVE, A.ACTIVE, A.WELCOME)))], first
        while lot.random() < 0.4 and at < clock.now():
            at = min(at + timedelta(days=lot.randrange(1, 200), hours=lot.randrange(24)), clock.now())
            after = lot.choice(LIFE[state])
            moves.append(self._move(person.id, state, at, after))
            state = after
        self.session.execute(insert(Advisor), [{
            "person_id": person.id, "state": state, "service_user": lived != "carer", "carer": lived != "user",
            "joined_on": min(joined, clock.today()) if joined else None, "own_code": None,
        }])  # fmt: skip
        self.session.execute(insert(AdvisorMove), moves)
        return person.id

    @staticmethod
    def _move(person_id: int, before: A | None, at: datetime, after: A) -> dict[str, Any]:
        return {"advisor_id": person_id, "before": before.value if before else None, "after": after.value, "at": at}

    def _panel(self, host: int) -> None:
        lot = self.lot
        day = clock.today() - timedelta(days=lot.randrange(0, 900))
        with_ = lot.random() < 0.6
        at = self._opportunity(lot.choice(self.teams)) if with_ and lot.random() < 0.7 else None
        panel = Panel(
            opportunity_id=at, team_id=lot.choice(self.teams), made_by_id=host, made_at=clock.now(), post="Nurse",
            band=lot.choice(("5", "6", "8a", "")), shape=PanelShape.MIXED, first_on=day, last_on=day,
            involvement=lot.choice(list(Involvement)),
            why_without=None if with_ else lot.choice([*WhyWithout, None]),
        )  # fmt: skip
        vars(panel)  # the state of what lies behind is as it came to be, without its moves
        self.session.execute(insert(Panel), [_columns(panel) | {
            "state": lot.choices((PanelState.HELD, PanelState.PLANNED, PanelState.CALLED_OFF), (8, 1, 1))[0],
        }])  # fmt: skip
        panel_id = self.session.scalars(select(Panel.id).order_by(Panel.id.desc())).first()
        for _each in range(lot.randrange(3)):
            left = clock.now() if lot.random() < 0.2 else None
            self.session.add(PanelMember(
                panel_id=panel_id, name="Somebody", role=lot.choice(list(PanelRole)), type=lot.choice(list(PanelType)),
                left_at=left,
            ))  # fmt: skip

    def _opportunity(self, team: int) -> int:
        """One of its own, with places in some seats."""
        lot, now = self.lot, clock.now()
        other = self.session.get_one(Opportunity, self.opportunities[0])
        row = {**{each.key: getattr(other, each.key) for each in Opportunity.__mapper__.column_attrs}, "ref": new_ref(),
               "team_id": team}  # fmt: skip
        row.pop("id")
        self.session.execute(insert(Opportunity), [row])
        made = self.session.scalars(select(Opportunity.id).order_by(Opportunity.id.desc())).first()
        for role in lot.sample(list(SeatRole), lot.randrange(1, 3)):
            seat = Seat(opportunity_id=made, type=SeatType.EITHER, role=role, number=1)
            self.session.add(seat)
            self.session.flush()
            state = lot.choice((PlaceState.CONFIRMED, PlaceState.TOOK_PART, PlaceState.WITHDRAWN))
            self.session.execute(insert(Place), [{
                "ref": new_ref(), "state": state, "person_id": lot.choice(self.people), "opportunity_id": made,
                "seat_id": seat.id, "position": 1, "asked_at": now,
            }])  # fmt: skip
        assert made is not None
        return made

    def _money(self, size: int) -> None:
        lot, now = self.lot, clock.now()
        self.session.execute(insert(Batch), [{
            "ref": new_ref(), "number": 1, "state": BatchState.MAKING, "begun_at": now, "mapping": {}, "lines": 0,
            "pence": 0,
        }])  # fmt: skip
        batch = self.session.scalars(select(Batch.id)).one()
        for opportunity_id in self.opportunities:
            seat = self.session.scalars(select(Seat.id).where(Seat.opportunity_id == opportunity_id)).first()
            for number, person_id in enumerate(lot.sample(self.people, min(len(self.people), size // 4))):
                self._line(opportunity_id, seat, person_id, number, batch)

    def _line(self, opportunity_id: int, seat: int | None, person_id: int, number: int, batch: int) -> None:
        lot, now = self.lot, clock.now()
        starts = now - timedelta(days=lot.randrange(5, 900))
        self.session.execute(insert(Session), [{
            "ref": new_ref(), "opportunity_id": opportunity_id, "state": SessionState.PLANNED,
            "starts_at": starts, "ends_at": starts + timedelta(hours=2),
        }])  # fmt: skip
        session_id = self.session.scalars(select(Session.id).order_by(Session.id.desc())).first()
        place = {
            "ref": new_ref(),
            "state": PlaceState.TOOK_PART,
            "person_id": person_id,
            "seat_id": seat,
            "opportunity_id": opportunity_id,
            "position": number,
            "asked_at": now,
            "session_id": session_id,
        }
        self.session.execute(insert(Place), [place])
        place_id = self.session.scalars(select(Place.id).order_by(Place.id.desc())).first()
        day: date = starts.date()
        facts = {"place_id": place_id, "person_id": person_id, "session_id": session_id, "happened_on": day}
        self.session.execute(insert(Contribution), [{
            **facts, "activity_minutes": 60, "prep_minutes": 0, "pence": 1000, "reckoning": "", "recorded_at": now,
            "current": lot.random() < 0.9,
        }])  # fmt: skip
        self.session.execute(insert(Claim), [{
            **facts, "ref": new_ref(), "state": lot.choice(list(ClaimState)), "edition": 1, "said_minutes": 60,
            "made_at": now, "choice": Choice.FULL,
        }])  # fmt: skip
        claim_id = self.session.scalars(select(Claim.id).order_by(Claim.id.desc())).first()
        for source in lot.sample(("fee", "expense-1", "expense-2"), lot.randrange(3)):
            self.session.execute(insert(PayableLine), [{
                "ref": new_ref(), "claim_id": claim_id, "source": source, "edition": 1, "person_id": person_id,
                "element": Element.FEE if source == "fee" else Element.EXPENSE, "words": "Some part",
                "pence": lot.randrange(100, 9000), "happened_on": day, "cost_centre": lot.choice(("", "RB-1", "RB-2")),
                "owed_at": now,
            }])  # fmt: skip
            if lot.random() < 0.6:
                newest = PayableLine.id == select(func.max(PayableLine.id)).scalar_subquery()
                bound = {"batch_id": batch, "route": Route.PAYROLL, "payee_reference": "P1", "payee_name": "Somebody"}
                self.session.execute(update(PayableLine).where(newest).values(bound))
                answer = lot.choice((None, Answer.PAID, Answer.REJECTED))
                if answer:
                    said = {"answer": answer, "answered_on": now.date(), "answered_at": now}
                    self.session.execute(update(PayableLine).where(newest).values(said))


def _columns(thing: Any) -> dict[str, Any]:
    found = {each.key: getattr(thing, each.key) for each in type(thing).__mapper__.column_attrs}
    return {name: value for name, value in found.items() if value is not None} | {"ref": new_ref(), "version": 1}
