"""The demonstration's opportunities: five with fixed references, and as many more as are asked for."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from hashlib import sha256
from typing import Any

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.states import move
from app.demo.fixed import CHOSEN, FIXED, TRAINED
from app.demo.people import Cast
from app.opportunities.details import SPECS
from app.opportunities.models import Condition, MixRule, Opportunity, PayTerm, Seat, Session
from app.opportunities.rules import steps
from app.opportunities.states import (
    ORDERED,
    Format,
    Ladder,
    Method,
    OpportunityState,
    PayModel,
    PayPart,
    SeatRole,
    SeatType,
    SessionState,
    Visibility,
)

Day = tuple[int, str, int]  # days from today, start "HH:MM" in London, minutes

SUPPORT = (
    "We ring you before and after. You can take a break or leave at any time without explaining. "
    "Nobody has to tell their story."
)
HOURLY = PayModel.HOURLY


def opportunities(cast: Cast, count: int, seed: int) -> list[Opportunity]:
    """Add the five fixed ones and others up to `count`; returns all."""
    made = [make(cast, **facts) for facts in FIXED]
    for facts in _more(max(0, count - len(FIXED)), seed):
        made.append(make(cast, **facts))  # noqa: PERF401  each is added as it is made
    db.session().flush()
    return made


def at(days: int, hour: str) -> datetime:
    """A London time so many days from now; a Saturday or Sunday moves on to Monday."""
    on = clock.today() + timedelta(days=days)
    on += timedelta(days=max(0, 7 - on.weekday()) if on.weekday() > 4 else 0)
    return datetime.combine(on, time.fromisoformat(hour), tzinfo=clock.LONDON)


def make(
    cast: Cast, *, ref: str | None = None, team: int = 0, days: tuple[Day, ...] = (), seats: list[Seat] | None = None,
    conditions: list[Condition] | None = None, mixes: list[MixRule] | None = None, pay: str = "standard",
    closes: int | None = None, due: int | None = None, done: bool = False, waits: bool = False,
    keeps: int | None = None, **fields: Any,
) -> Opportunity:  # fmt: skip
    now = clock.now()
    host = (cast.host, cast.host_2)[team]
    thing = Opportunity(
        team_id=cast.teams[team], host_id=host, created_at=now - timedelta(days=20), visibility=Visibility.PUBLIC,
        contact_name="Parveen Sethi", contact_phone="020 7946 0013", contact_email="involvement@alongside.example",
        day_contact="Reception, 020 7946 0020", support=SUPPORT, apply_by=["online", "phone", "post"],
        expenses=["travel", "parking", "care", "refreshments"], role_level=4,
        **{"ladder": Ladder.CO_DESIGN, **fields},
    )  # fmt: skip
    if ref:
        thing.ref = ref
    if thing.method in ORDERED:
        thing.seed = sha256(thing.title.encode()).hexdigest()[:16]
    thing.sessions = [_session(*day) for day in days]
    thing.saved_steps = list(steps.FIELDS)
    thing.seats = [
        Seat(type=s.type, number=s.number, group=s.group, role=s.role)
        for s in seats or [Seat(type=SeatType.EITHER, number=2, group="")]
    ]
    thing.conditions = [_copy(condition) for condition in conditions or []]
    thing.mixes = [MixRule(of=mix.of, number=mix.number, percent=mix.percent) for mix in mixes or []]
    told, asked = thing.details or {}, [question for questions in SPECS.values() for question in questions]
    spent = {question.part: told.get(question.key, 0) for question in asked if question.part}
    thing.pay_terms = _pay(pay, spent | {PayPart.PREPARATION: thing.prep_minutes or 0})
    thing.closes_at = at(closes, "17:00") if closes is not None else None
    thing.kept_until = at(keeps, "17:00") if keeps is not None else None
    thing.work_due_on = clock.today() + timedelta(days=due) if due is not None else None
    thing.first_starts_at = min((s.starts_at for s in thing.sessions), default=at(due or 30, "17:00"))
    for state in (OpportunityState.DRAFT, OpportunityState.SUBMITTED):
        move(thing, state, by=Actor(host), now=now - timedelta(days=15))
    if not waits:
        move(thing, OpportunityState.OPEN, by=Actor(cast.team_member), now=now - timedelta(days=14))
        thing.published_at = now - timedelta(days=14)
    if done:
        move(thing, OpportunityState.DONE, by=SYSTEM, now=now)
    db.session().add(thing)
    return thing


def _session(days: int, hour: str, minutes: int) -> Session:
    starts_at = at(days, hour)
    session = Session(starts_at=starts_at, ends_at=starts_at + timedelta(minutes=minutes))
    move(session, SessionState.PLANNED, by=SYSTEM, now=clock.now() - timedelta(days=15))
    return session


def _copy(c: Condition) -> Condition:
    return Condition(facet=c.facet, strength=c.strength, asked=c.asked, words=c.words, fields=dict(c.fields or {}))


def _pay(tier: str, besides: dict[PayPart, int]) -> list[PayTerm]:
    if tier == "unpaid":
        return [PayTerm(model=PayModel.UNPAID, note="Expenses only.")]
    if tier.isdigit():
        return [PayTerm(model=PayModel.FIXED, pence=int(tier))]
    terms = [PayTerm(model=HOURLY, tier=tier)]
    return terms + [PayTerm(part=part, model=HOURLY, tier="standard") for part, minutes in besides.items() if minutes]


WAYS = (Format.IN_PERSON, Format.ONLINE, Format.PHONE)
PAYS = ("standard", "enhanced", "unpaid", "2500")
IDEAS: tuple[tuple[str, str, str], ...] = (
    ("committee", "Carers' committee", "Read the papers, come to the meeting, and vote like every member."),
    ("document-review", "Read our discharge leaflet", "Tell us what is clear, what is not, and what is missing."),
    ("project", "Safer evenings project", "Work with ward staff on what evenings should be like."),
    ("interview-panel", "Occupational therapist interview panel", "Choose a new colleague together with the team."),
    ("workshop", "Workshop on first letters", "Rewrite the first letter people get from us."),
    ("training-session", "Training for reception staff", "Show what a good welcome is, with a trainer beside you."),
    ("interview-calls", "Feedback calls for the community team", "Ring people who agreed, with a set of questions."),
    ("accreditation-review", "Ward review day", "Look at a ward with fresh eyes and say what you see."),
)


SEVERAL = [Seat(type=SeatType.EITHER, number=2, group="")]
WAY_IN = [
    Seat(type=SeatType.EITHER, number=2, group=""),
    Seat(type=SeatType.EITHER, number=1, group="", role=SeatRole.CHAIR),
    Seat(type=SeatType.EITHER, number=1, group="", role=SeatRole.SHADOW),
]
IN_ORDER: dict[int, dict[str, Any]] = {  # one of each way in which nobody decides by hand, and one with a way in
    0: {"ref": "turn-taking", "method": Method.TURNS, "kept_for_new": 1, "in_days": 30, "closes": 12, "seats": SEVERAL},
    3: {"ref": "way-in", "method": Method.FIRST_COME, "in_days": 24, "seats": WAY_IN},
    6: {
        "ref": "kept-for-new",
        "method": Method.FIRST_COME,
        "kept_for_new": 1,
        "in_days": 26,
        "keeps": 9,
        "seats": SEVERAL,
    },
    4: {"ref": "fair-draw", "method": Method.DRAW, "in_days": 28, "closes": 9, "seats": SEVERAL},
}


def _more(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """Others, made from a few ideas: every sixth lies in the past and is done, and one waits for approval."""
    dice = random.Random(seed + 1)  # noqa: S311
    for number in range(count):
        kind, title, summary = IDEAS[number % len(IDEAS)]
        done = number % 6 == 5
        days = -dice.randrange(20, 200) if done else dice.randrange(7, 120)
        round_ = number // len(IDEAS)
        facts: dict[str, Any] = {
            "kind_code": kind, "title": f"{title} {round_ + 1}" if round_ else title, "summary": summary,
            "may_change": "What we agree there goes to the team's plan for the year.", "team": number % 2, "done": done,
            "waits": number == 2,
            "who_for": "Anybody on the register.", "format": dice.choice(WAYS),
            "venue": "Meadow House, 14 Weir Lane, Riverbank RB1 4QA", "pay": dice.choice(PAYS),
            "seats": [Seat(type=dice.choice(list(SeatType)), number=dice.randrange(1, 7), group="")],
            "method": dice.choice((Method.FIRST_COME, Method.CHOSEN)), "choice_rule": CHOSEN,
            "conditions": [TRAINED] if kind == "interview-panel" else [],
        }  # fmt: skip
        facts |= IN_ORDER.get(number, {})
        days = facts.pop("in_days", days)
        if kind == "document-review":
            yield {**facts, "format": Format.POST, "due": days, "activity_minutes": 60, "done": done}
        else:
            yield {**facts, "days": ((days, f"{dice.randrange(9, 16):02d}:00", dice.choice((60, 90, 120, 180))),)}
