"""Nobody is asked to step in, or told as news, where they keep away; and staff see no gap where they would stand."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.opportunities.models import Opportunity
from app.people.models import Exclusion
from app.people.passport.states import Shun
from tests.signups.covering import Scene
from tests.signups.weekly import Week
from tests.support.make import Make
from tests.support.page import Browser


def shuns(application: Flask, person_id: int, ref: str, by: str) -> None:
    with application.app_context(), db.transaction() as session:
        row = session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
        row.venue = "12 Weir Lane, Riverbank"
        named = {
            "service": {"sort": Shun.SERVICE, "service_id": row.team.service_id},
            "team": {"sort": Shun.TEAM, "team_id": row.team_id},
            "hide": {"sort": Shun.HIDE, "team_id": row.team_id},
            "person": {"sort": Shun.PERSON, "words": "The host", "whom_id": row.host_id},
            "area": {"sort": Shun.AREA, "words": "riverbank"},
        }[by]
        session.add(Exclusion(person_id=person_id, since=clock.now(), **named))


@pytest.mark.parametrize("by", ["service", "team", "hide", "person", "area"])
def test_nobody_is_asked_to_step_in_where_they_keep_away(
    application: Flask, make: Make, browser: Browser, by: str
) -> None:
    scene = Scene(application, make, browser)
    before = scene.page()
    assert scene.proposed(before) == ["Waits", "Keen", "New", "Old"]
    shuns(application, scene.ids["keen"], scene.ref, by)
    assert scene.proposed(scene.page()) == ["Waits", "New", "Old"]
    assert scene.preview("keen").errors == ["Choose from the answers shown."]
    assert "private" not in scene.page().text.lower()


@pytest.mark.parametrize("by", ["service", "team", "hide", "person", "area"])
def test_news_are_of_the_rest(application: Flask, make: Make, by: str) -> None:
    week = Week(application, make)
    bea = make.advisor("Bea Lee", email="bea@post.example")
    near, far = make.opportunity(), make.opportunity()
    shuns(application, week.ann, near, by)
    assert week.go() == 2
    texts = {message.person_id: message.text for message in week.written()}
    assert near not in texts[week.ann] and far in texts[week.ann]
    assert near in texts[bea] and far in texts[bea]
