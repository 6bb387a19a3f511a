"""A place for the whole of a series is given only where every day of it that lies ahead has room."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor, Asked
from app.opportunities.models import Opportunity
from app.people.models import Role
from app.signups import actions
from app.signups.cover import actions as cover
from app.signups.cover import queries as cover_queries
from app.signups.cover.models import CoverAsk
from app.signups.models import Attending, Place
from app.signups.states import Coming
from app.signups.states import PlaceState as P
from tests.support.make import Make
from tests.support.page import Browser, Page

HAS, WAITS = "You have a place", "You are on the reserve list"


class Series:
    """One place, three days; Mary has it, Bo can step in, Cy waits."""

    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self.browser = application, browser
        self.ids = {name: make.advisor(f"{name.title()} Lee", email=f"{name}@post.example")
                    for name in ("mary", "bo", "cy")}  # fmt: skip
        self.team = make.person("Tia Team", Role.TEAM, email="team@post.example")
        self.ref = make.opportunity(title="A series", sessions=3, in_days=7)
        with application.app_context(), db.transaction() as session:
            found = session.scalars(select(Opportunity)).one()
            for week, each in enumerate(found.sessions):
                each.starts_at, each.ends_at = (at + timedelta(days=6 * week) for at in (each.starts_at, each.ends_at))
            self.id, self.days = found.id, [each.id for each in found.sessions]
            self.starts = [each.starts_at for each in found.sessions]

    def signed_in(self, name: str) -> Browser:
        own = self.browser.another()
        own.sign_in(f"{name}@post.example")
        return own

    def signs_up(self, name: str) -> Page:
        return self.signed_in(name).post(f"/opportunities/{self.ref}/sign-up")

    def place(self, name: str, *, whole: bool = True) -> Place:
        wanted = select(Place).where(Place.person_id == self.ids[name], Place.session_id.is_(None) == whole)
        return db.session().scalars(wanted.order_by(Place.id.desc())).first() or Place()

    def bo_stands_in_on_the_second_day(self) -> None:
        with self.application.app_context():
            mary, bo = Actor(self.ids["mary"]), Actor(self.ids["bo"])
            with db.transaction():
                actions.not_that_day(self.place("mary").id, self.days[1], by=mary)
            with db.transaction():
                here = db.session().get_one(Opportunity, self.id)
                (unit,) = [unit for unit, _free in cover_queries.free_units(here, clock.now()) if unit[1]]
                assert cover.ask(self.id, unit, [self.ids["bo"]], by=Actor(self.team)) == 1
            with db.transaction():
                assert cover.step_in(db.session().scalars(select(CoverAsk.id)).one(), by=bo)

    def it_is(self, minutes: int, day: int) -> None:
        """So many minutes before this day's session; and the worker does what is due."""
        with self.application.test_request_context():
            self.application.extensions["clock"].freeze(self.starts[day] - timedelta(minutes=minutes))
            for chore in self.application.extensions["due"]:
                chore(clock.now())

    def states(self) -> dict[str, P]:
        with self.application.app_context():
            return {name: self.place(name).state for name in self.ids if self.place(name).id}


@pytest.fixture
def series(application: Flask, make: Make, browser: Browser) -> Series:
    return Series(application, make, browser)


def test_who_stands_in_keeps_the_day_and_nobody_is_put_on_top(series: Series) -> None:
    assert series.signs_up("mary").h1 == HAS
    series.bo_stands_in_on_the_second_day()
    assert series.signs_up("cy").h1 == WAITS
    with series.application.app_context(), db.transaction():
        actions.withdraw(series.place("mary").id, by=Actor(series.ids["mary"]))
    assert series.states() == {"mary": P.WITHDRAWN, "cy": P.RESERVE}, "Bo has one of her days"
    assert "All places are taken" in series.signed_in("cy").get(f"/opportunities/{series.ref}").text
    team = series.signed_in("team").get(f"/team/opportunities/{series.ref}/places")
    assert "0 of 1 given" in team.text and "1 of 1 given" in team.text
    series.it_is(-1, day=1)
    assert series.states()["cy"] is P.OFFERED, "the day that was Bo's has begun: the third is to be had"


def test_nobody_waits_and_the_series_is_open_again_when_that_day_has_begun(series: Series) -> None:
    assert series.signs_up("mary").h1 == HAS
    series.bo_stands_in_on_the_second_day()
    with series.application.app_context(), db.transaction():
        actions.withdraw(series.place("mary").id, by=Actor(series.ids["mary"]))
    assert "All places are taken" in series.signed_in("cy").get(f"/opportunities/{series.ref}").text
    series.it_is(-1, day=1)
    assert "1 of 1 place left" in series.signed_in("cy").get(f"/opportunities/{series.ref}").text
    assert series.signs_up("cy").h1 == HAS


def test_while_somebody_stands_in_for_who_is_away_the_list_says_what_is_left(series: Series) -> None:
    """Two places, one of them Mary's, who is away on a day; with Bo there are no more than two on any."""
    with series.application.app_context(), db.transaction() as session:
        session.get_one(Opportunity, series.id).seats[0].number = 2
    assert series.signs_up("mary").h1 == HAS
    series.bo_stands_in_on_the_second_day()
    assert "1 of 2 places left" in series.signed_in("cy").get("/opportunities").text
    assert series.signs_up("cy").h1 == HAS


def test_who_came_to_one_day_has_it_until_it_begins(series: Series) -> None:
    """Bo is added in the morning; whoever signs up before the session has room on every day but this."""
    series.it_is(180, day=1)
    team = series.signed_in("team")
    with series.application.app_context(), db.transaction():
        by = Actor(series.team, series.ids["bo"], Asked.IN_PERSON)
        actions.walk_in(series.id, series.days[1], series.ids["bo"], past_the_number=False, ticked=frozenset(), by=by)
    assert series.signs_up("cy").h1 == WAITS
    refused = team.post(f"/team/places/{_ref(series, 'cy')}/offer")
    assert "All places are taken or on offer." in refused.text
    series.it_is(-1, day=1)
    assert series.states()["cy"] is P.OFFERED


def test_while_somebody_is_leaving_nobody_is_asked_for_their_days(series: Series) -> None:
    assert series.signs_up("mary").h1 == HAS
    with series.application.app_context(), db.transaction():
        actions.cannot_come(series.place("mary").id, by=Actor(series.ids["mary"]))
    with series.application.app_context():
        here = db.session().get_one(Opportunity, series.id)
        assert list(cover_queries.free_units(here, clock.now())) == []


@pytest.mark.parametrize("coming", [Coming.YES, Coming.PERHAPS])
def test_a_yes_brings_back_all_days_though_the_no_took_a_while(series: Series, coming: Coming) -> None:
    assert series.signs_up("mary").h1 == HAS
    mary = Actor(series.ids["mary"])
    series.application.extensions["clock"] = Hurrying(series.application.extensions["clock"].now())
    with series.application.app_context(), db.transaction():
        actions.cannot_come(series.place("mary").id, by=mary)
    with series.application.app_context(), db.transaction():
        actions.comes_after_all(series.place("mary").id, coming, by=mary)
    with series.application.app_context():
        assert [each.answer for each in db.session().scalars(select(Attending))] == [coming] * 3
        assert series.place("mary").leaving_at is None


class Hurrying(clock.Clock):
    """A second passes whenever somebody looks at it."""

    def __init__(self, start: datetime) -> None:
        super().__init__()
        self.freeze(start)

    def now(self) -> datetime:
        self.freeze(super().now() + timedelta(seconds=1))
        return super().now()


def _ref(series: Series, name: str) -> str:
    with series.application.app_context():
        return series.place(name).ref
