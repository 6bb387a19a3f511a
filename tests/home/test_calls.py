"""The page of calls: what it costs, and what it says of offers that wait to be told."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.opportunities.models import Opportunity
from app.people.models import Channel, Role
from app.signups import actions
from tests.support.make import Make
from tests.support.page import Browser
from tests.support.statements import statements


@pytest.mark.parametrize("number", [1, 3])
def test_offers_to_tell_are_listed_with_until_when_in_the_same_few_statements(
    application: Flask, browser: Browser, make: Make, number: int
) -> None:
    """The person who is here, the calls, the offers with their sessions, and what to say."""
    make.person("Tia Team", Role.TEAM, email="team@post.example")
    ref = make.opportunity(title="A long walk", seats=number)
    people = [
        make.advisor(contact_by=Channel.PHONE, phone="+447700900123", account=False) for _turn in range(2 * number)
    ]
    with application.test_request_context():
        chosen = db.session().scalars(select(Opportunity.id).where(Opportunity.ref == ref)).one()
        places = []
        for person in people:
            with db.transaction():
                places += [place.id for place in actions.sign_up(chosen, person, by=Actor(person))]
        for place, person in zip(places[:number], people, strict=False):
            with db.transaction():
                actions.withdraw(place, by=Actor(person))
    browser.sign_in("team@post.example")
    with statements(application) as seen:
        page = browser.get("/team/calls")
    assert page.text.count("They have until Thursday 3 December 2026, 9am UK time.") == number
    assert page.text.count("07700 900123") == number
    assert len(seen) == COST


COST = 5
