"""Ten real adverts, in our own words, posted through the pages: their conditions stand in fields afterwards."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import Any

import pytest
from flask import Flask

from app.opportunities.models import Opportunity
from app.opportunities.states import OpportunityState
from app.people.models import Role
from tests.conftest import BACKENDS
from tests.opportunities.adverts import ALL
from tests.opportunities.adverts.shape import Advert
from tests.opportunities.posting import post, start, stored
from tests.support.make import Make
from tests.support.page import Browser


def plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date | datetime) else value


def held(thing: Opportunity, name: str) -> Any:
    """The stored value a table names: a column, a count of rows, or one field of a condition, seat or rule."""
    what, _dot, rest = name.partition(".")
    if name in {"sessions", "conditions"}:
        return len(getattr(thing, name))
    if not rest:
        return plain(getattr(thing, name))
    which, key = rest.rsplit(".", 1)
    if what == "condition":
        return next(c.fields.get(key) for c in thing.conditions if c.facet.value == which)
    rows = [m for m in thing.mixes if m.of == which] if what == "mix" else [s for s in thing.seats if s.group == which]
    return plain(getattr(rows[0], key))


ONE_DATABASE_EACH = [pytest.param(advert, BACKENDS[n % 2], id=advert.name) for n, advert in enumerate(ALL)]


@pytest.mark.parametrize(("advert", "prepared"), ONE_DATABASE_EACH, indirect=["prepared"])
def test_an_advert_is_posted_with_its_conditions_in_fields(
    advert: Advert, application: Flask, make: Make, browser: Browser
) -> None:
    start(application)
    host = make.person("Priya Shah", Role.HOST, email="host@post.example")
    make.team("Liaison team", host)
    browser.sign_in("host@post.example")

    ref = post(browser, advert)
    check = browser.get(f"/host/opportunities/{ref}/check")
    assert "Still to do" not in check.text, check.text
    for sentence in advert.said:
        assert sentence in check.text, f"{sentence!r} not in: {check.text}"
    page = browser.send(check)
    assert page.h1 == "It is sent"

    thing = stored(application, ref)
    assert thing.state is OpportunityState.SUBMITTED
    assert {name: held(thing, name) for name in advert.held} == dict(advert.held)
    assert len(thing.conditions) == len(advert.conditions)
    terms = [
        {key: plain(getattr(term, key)) for key in want}
        for term, want in zip(thing.pay_terms, advert.terms, strict=True)
    ]
    assert terms == [dict(want) for want in advert.terms]
