"""Ten real adverts, in our own words, posted through the pages: their conditions stand in fields afterwards."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.opportunities.models import Opportunity
from app.opportunities.states import OpportunityState
from app.people.models import Role
from tests.conftest import BACKENDS
from tests.opportunities.adverts import ALL
from tests.opportunities.adverts.shape import Advert
from tests.opportunities.adverts.stated import STATED
from tests.opportunities.posting import post, start, stored
from tests.support.make import Make
from tests.support.page import Browser

DOCS = "docs: "


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
    empty = [what for what, where in STATED[advert.name] if not where.startswith(DOCS) and not stands(thing, where)]
    assert not empty, f"no field holds {empty}"


def stands(thing: Opportunity, where: str) -> bool:
    """Whether the field of this name says anything, whichever of several conditions it is in."""
    what, _dot, rest = where.partition(".")
    if what == "pay":
        number, key = rest.split(".")
        return bool(getattr(thing.pay_terms[int(number) - 1], key))
    if what == "condition":
        which, key = rest.split(".")
        return any(each.fields.get(key) for each in thing.conditions if each.facet.value == which)
    return bool(held(thing, where))


def test_all_that_is_stated_is_looked_for_and_what_no_field_holds_is_named_with_its_reason() -> None:
    assert set(STATED) == {advert.name for advert in ALL}
    assert sum(len(facts) for facts in STATED.values()) == 125
    table = (Path(__file__).parents[2] / "docs" / "adverts.md").read_text().partition("## What could not be held")[2]
    rows = [line.split("|")[1:4] for line in table.splitlines() if line.startswith("|")]
    for name, facts in STATED.items():
        for words in (where.removeprefix(DOCS) for _what, where in facts if where.startswith(DOCS)):
            found = [why for whose, said, why in rows if name.partition("-")[0] in whose and words in said]
            assert len(found) == 1, f"docs/adverts.md says nothing of {words!r} of {name}"
            assert len(found[0].strip()) >= len("words"), f"no reason for {words!r}"
