"""A stamp is another one after every change of what it stands for, and after nothing else."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session as Writer

from app.core import clock, db, editions
from app.core.actor import SYSTEM, Actor
from app.core.states import move
from app.opportunities.actions.taking import lock
from app.opportunities.models import Condition, Kind, MixRule, Opportunity, PayTerm, Seat, Session
from app.opportunities.states import Facet, OpportunityState, PayModel
from app.people.models import Course, Person
from app.recognition.models import Rate
from app.signups.actions import sign_up
from tests.support.make import Make, planned_session

Change = Callable[[Writer, Opportunity], object]


def _rate() -> Rate:
    return Rate(tier="standard", name="Standard", pence=1200, effective_from=date(2026, 1, 1))


CHANGES: dict[str, Change] = {
    "a state": lambda _to, it: move(it, OpportunityState.CANCELLED, by=SYSTEM, now=clock.now()),
    "words": lambda _to, it: setattr(it, "title", "Another title"),
    "a closing date": lambda _to, it: setattr(it, "closes_at", clock.now()),
    "a session more": lambda _to, it: it.sessions.append(planned_session(clock.now())),
    "a session less": lambda _to, it: it.sessions.clear(),
    "the place of a session": lambda _to, it: setattr(it.sessions[0], "venue", "The library"),
    "a seat more": lambda _to, it: it.seats.append(Seat(number=2)),
    "the number of a seat": lambda _to, it: setattr(it.seats[0], "number", 7),
    "a condition": lambda _to, it: it.conditions.append(Condition(facet=Facet.OTHER, words="Kind")),
    "a promise": lambda _to, it: it.pay_terms.append(PayTerm(model=PayModel.HOURLY, tier="standard")),
    "a rule on the mix": lambda _to, it: it.mixes.append(MixRule(of="carer", number=1)),
    "a kind": lambda to, _it: to.add(Kind(code="new", name="New", about="x", neutral_title="x")),
    "words of a kind": lambda _to, it: setattr(it.kind, "name", "Another name"),
    "a course": lambda to, _it: to.add(Course(code="new", name="New")),
    "a rate": lambda to, _it: to.add(_rate()),
    "many at once": lambda to, _it: to.execute(update(Session).values(venue="The library")),
    "many less": lambda to, _it: to.execute(delete(Seat).where(Seat.number > 100)),
    "many more": lambda to, _it: to.execute(insert(Course).values(code="new", name="New")),
}


def _stamp(context: Flask) -> str | None:
    """As a page would read it that is asked for now."""
    with context.app_context():
        return editions.stamp_of(editions.OPPORTUNITIES)


def _thing(ref: str) -> Opportunity:
    return db.session().scalars(select(Opportunity).where(Opportunity.ref == ref)).one()


def _and_fail(change: Change, session: Writer, thing: Opportunity) -> None:
    change(session, thing)
    session.flush()
    raise ZeroDivisionError


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_every_change_there_is_another_stamp(context: Flask, make: Make, change: Change) -> None:
    thing = _thing(make.opportunity())
    before = _stamp(context)
    with db.transaction() as session:
        change(session, thing)
        session.flush()
        assert _stamp(context) == before  # nobody reads yet what is not committed
    assert _stamp(context) not in {None, before}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_taken_back_was_no_change(context: Flask, make: Make, change: Change) -> None:
    thing = _thing(make.opportunity())
    before = _stamp(context)
    with pytest.raises(ZeroDivisionError), db.transaction() as session:
        _and_fail(change, session, thing)
    with db.transaction() as session:
        session.add(Person(full_name="Ada", created_at=clock.now()))
    assert _stamp(context) == before


def test_signing_up_is_no_change(context: Flask, make: Make) -> None:
    """Places are counted for every page. Else nothing would be kept while many sign up, when it matters most."""
    thing, ann = _thing(make.opportunity(seats=2)), make.advisor("Ann")
    before = _stamp(context)
    with db.transaction():
        sign_up(thing.id, ann, by=Actor(ann))
    with db.transaction():
        lock(thing.id)
    assert _stamp(context) == before


def test_whoever_writes_is_told_no_stamp(context: Flask, make: Make) -> None:
    """What they see may be taken back: nobody may keep it."""
    make.opportunity()
    with db.transaction():
        assert editions.stamp_of(editions.OPPORTUNITIES) is None
    assert editions.stamp_of(editions.OPPORTUNITIES) is not None


def test_in_one_request_there_is_another_stamp_after_writing(context: Flask, make: Make) -> None:
    thing = _thing(make.opportunity())
    before = editions.stamp_of(editions.OPPORTUNITIES)
    with db.transaction():
        thing.title = "Another title"
    assert editions.stamp_of(editions.OPPORTUNITIES) not in {None, before}


def test_what_cannot_be_made_is_not_kept_and_the_oldest_goes_first(context: Flask, make: Make) -> None:
    make.opportunity()
    kept: editions.Kept[int, str] = editions.Kept(editions.OPPORTUNITIES, 2)
    asked: list[int] = []

    def made(numbers: Collection[int]) -> dict[int, str]:
        asked.extend(numbers)
        return {number: "made" for number in numbers if number > 0}

    assert kept.all([1, -1], made) == {1: "made"}
    assert kept.all([1, -1, 2], made) == {1: "made", 2: "made"}
    assert asked == [1, -1, -1, 2]
    kept.all([3], made)  # there is room for two
    kept.all([1], made)
    assert asked == [1, -1, -1, 2, 3, 1]
