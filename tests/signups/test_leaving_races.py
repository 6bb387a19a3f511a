"""Signing up and leaving at the same moment, on PostgreSQL: nobody who left has a place, and nobody sees an error.

A third connection holds a row that whoever is first needs in the middle, until both of them are seen to wait.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import Select, select

from app.core import db
from app.opportunities.models import Opportunity, Seat
from app.opportunities.states import Method
from app.people.models import Advisor, Person, Role
from app.people.states import AdvisorState
from app.signups.models import Place
from app.signups.states import LIVE
from tests.support.crossing import held, until_waiting
from tests.support.make import Make
from tests.support.page import Browser, Page

pytestmark = pytest.mark.both

LEAVES = {"moved-on": {"because": "choice", "asked": "phone"}, "died": {}}


class Crossing:
    """Ann has an offer of one opportunity, could sign up for another, and a limit of the organisation stops people."""

    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application = application
        self.ann = make.advisor("Ann Lee", email="ann@post.example")
        make.person("Tia Team", Role.TEAM, email="team@post.example")
        self.offered, self.wanted = make.opportunity(in_days=20, method=Method.CHOSEN), make.opportunity()
        self.own, self.team = browser.another(), browser.another()
        self.own.sign_in("ann@post.example")
        self.team.sign_in("team@post.example")
        self.team.send(self.team.get("/team/limits"), {"number": "5", "stops": "stop"})
        self.place = self.own.post(f"/opportunities/{self.offered}/sign-up").path
        self.team.post(f"/team{self.place}/offer")
        assert self.own.get(self.place).h1 == "You have an offer of a place"

    def opportunity(self, ref: str) -> Opportunity:
        return db.session().scalars(select(Opportunity).where(Opportunity.ref == ref)).one()

    def in_the_middle(self, act: str, first: str) -> Select[int]:
        """What whoever is first needs, with something else in hand."""
        if act == "yes":
            return select(Person.id).where(Person.id == self.ann)
        with self.application.app_context():
            here, seat = self.opportunity(self.offered).id, self.opportunity(self.wanted).seats[0].id
        if first == "leaving":
            return select(Opportunity.id).where(Opportunity.id == here)
        return select(Seat.id).where(Seat.id == seat)


@pytest.mark.parametrize("prepared", ["postgresql"], indirect=True)
@pytest.mark.parametrize("act", ["sign-up", "yes"])
@pytest.mark.parametrize("how", LEAVES)
@pytest.mark.parametrize("first", ["she", "leaving"])
def test_whoever_comes_first_nobody_who_left_has_a_place(
    application: Flask, make: Make, browser: Browser, act: str, how: str, first: str
) -> None:
    scene = Crossing(application, make, browser)
    leave = scene.team.get(f"/team/people/{make.ref(scene.ann)}/{how}")

    def acts() -> Page:
        if act == "yes":
            return scene.own.post(f"{scene.place}/answer", answer="accept")
        return scene.own.post(f"/opportunities/{scene.wanted}/sign-up")

    def leaves() -> Page:
        return scene.team.send(leave, LEAVES[how])

    in_turn = [acts, leaves] if first == "she" else [leaves, acts]
    with ThreadPoolExecutor(2) as pool:
        with held(application, scene.in_the_middle(act, first)):
            pages = []
            for number, each in enumerate(in_turn, start=1):
                pages.append(pool.submit(each))
                until_waiting(application, number)
        for page in pages:
            page.result(timeout=60)  # the browser sees to it that it is no error
    with application.app_context():
        assert db.session().get_one(Advisor, scene.ann).state is AdvisorState.ENDED
        states = db.session().scalars(select(Place.state).order_by(Place.id)).all()
    assert LIVE.isdisjoint(states)
    assert len(states) == (2 if (act, first) == ("sign-up", "she") else 1)
