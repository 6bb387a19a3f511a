"""Many people with a place, written straight into the tables: what the calendar's benchmark looks at."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from flask import Flask
from sqlalchemy import insert, select

from app.calendar.feeds.models import Feed
from app.calendar.feeds.states import FeedKind
from app.calendar.models import Invitation
from app.core import clock, db
from app.opportunities.models import Opportunity
from app.people.links import token_digest
from app.people.models import Account, Advisor, Person
from app.people.states import AdvisorState
from app.signups.models import Place
from app.signups.states import PlaceState

MANY = 5000


def people(app: Flask, number: int) -> list[int]:
    """So many active advisors with an account; their ids."""
    with app.app_context(), db.transaction() as session:
        now = clock.now()
        rows = [
            {"full_name": f"Person {i}", "email": f"p{i}@bench.example", "created_at": now, "sought": ""}
            for i in range(number)
        ]
        _insert(session, Person, rows)
        ids = list(session.scalars(select(Person.id).where(Person.email.like("p%@bench.example")).order_by(Person.id)))
        accounts = [{"person_id": i, "sign_in_email": f"p{i}@bench.example", "created_at": now} for i in ids]
        _insert(session, Account, accounts)
        advisors = [{"person_id": i, "state": AdvisorState.ACTIVE, "service_user": True, "carer": False} for i in ids]
        _insert(session, Advisor, advisors)
    return ids


def places(app: Flask, ref: str, persons: list[int]) -> list[int]:
    """A confirmed place of each for this opportunity; their ids, in order."""
    with app.app_context(), db.transaction() as session:
        opportunity = session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
        seat, now = opportunity.seats[0].id, clock.now()
        rows = [
            {"person_id": person, "opportunity_id": opportunity.id, "seat_id": seat, "state": PlaceState.CONFIRMED,
             "position": number, "asked_at": now}
            for number, person in enumerate(persons, 1)
        ]  # fmt: skip
        _insert(session, Place, rows)
        found = select(Place.id).where(Place.opportunity_id == opportunity.id).order_by(Place.position)
        return list(session.scalars(found))


def feeds(app: Flask, ref: str, persons: list[int], given: list[int]) -> list[str]:
    """An invitation of each to every session, and a feed of each; the tokens, in order."""
    tokens = [secrets.token_urlsafe(32) for _person in persons]
    with app.app_context(), db.transaction() as session:
        opportunity = session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
        dates, now = [(each.id, each.starts_at, each.ends_at) for each in opportunity.sessions], clock.now()
        _insert(session, Invitation, _invitations(persons, given, dates, now))
        kept = [
            {"person_id": person, "kind": FeedKind.OWN, "token_digest": token_digest(token), "made_at": now}
            for person, token in zip(persons, tokens, strict=True)
        ]
        _insert(session, Feed, kept)
    return tokens


def _invitations(
    persons: list[int], given: list[int], dates: list[tuple[int, datetime, datetime]], now: datetime
) -> Iterator[dict[str, Any]]:
    for person, place in zip(persons, given, strict=True):
        for session_id, starts_at, ends_at in dates:
            yield {"uid": f"{secrets.token_hex(16)}@bench.example", "person_id": person, "session_id": session_id,
                   "place_id": place, "address": f"p{person}@bench.example", "dtstamp": now, "content_hash": "0" * 64,
                   "starts_at": starts_at, "ends_at": ends_at, "location": "Room 2, Riverbank House"}  # fmt: skip


def _insert(session: Any, model: type, rows: Iterable[dict[str, Any]]) -> None:
    waiting = iter(rows)
    while batch := list(islice(waiting, MANY)):
        session.execute(insert(model), batch)
