"""What somebody ticks at sign-up: where all of it is asked, this is said beside the boxes, not a page later."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.opportunities.models import Condition, Opportunity
from app.opportunities.states import Asked, Facet, Strength
from tests.support.make import Make
from tests.support.page import Browser

ASKS_ALL = "This one asks for everything in the list. Tick what is true, or ring us to talk about it."


@pytest.fixture
def ann(make: Make, browser: Browser) -> Browser:
    make.advisor("Ann Lee", email="ann@post.example")
    browser.sign_in("ann@post.example")
    return browser


def opportunity(application: Flask, make: Make, strength: Strength) -> str:
    ref = make.opportunity()
    with application.app_context(), db.transaction() as session:
        found = session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
        fields = {"rule": "needed", "link": "service"}
        found.conditions = [Condition(facet=Facet.OWN_SERVICE, strength=strength, asked=Asked.TICK, fields=fields,
                                      words="You have used this service.")]  # fmt: skip
    return f"/opportunities/{ref}/sign-up"


def test_what_must_be_ticked_is_asked_for_at_once(application: Flask, make: Make, ann: Browser) -> None:
    form = ann.get(opportunity(application, make, Strength.MUST))
    assert "Please tick what is true for you (optional)" not in form.text
    wrong = ann.send(form)
    assert (wrong.h1, wrong.errors) == ("Sign up", [ASKS_ALL])
    box = form.soup.select_one("input[name=ticks]")
    check = ann.send(wrong, {"ticks": str(box["value"])})
    assert check.h1 == "Check before you sign up" and "You have used this service." in check.text
    assert ann.send(check).h1 == "You have a place"


def test_what_is_only_welcome_may_stay_empty(application: Flask, make: Make, ann: Browser) -> None:
    form = ann.get(opportunity(application, make, Strength.WELCOME))
    assert "Please tick what is true for you (optional)" in form.text
    check = ann.send(form)
    assert "Nothing ticked" in check.text
    assert ann.send(check).h1 == "You have a place"


def test_a_form_that_was_bent_past_the_boxes_is_refused(application: Flask, make: Make, ann: Browser) -> None:
    bent = ann.post(opportunity(application, make, Strength.MUST), {"checked": "yes"})
    assert ASKS_ALL in bent.text
