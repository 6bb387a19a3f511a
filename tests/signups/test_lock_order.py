"""The row of the opportunity comes first: the watch that the machine of places runs under sees who does without it."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select, update

from app.core import db
from app.core.actor import Actor
from app.opportunities.models import Opportunity
from app.signups import actions
from app.signups.models import Place
from tests.support.locks import opportunity_first
from tests.support.make import Make


def test_a_write_about_a_place_needs_the_row_of_the_opportunity_first(application: Flask, make: Make) -> None:
    make.opportunity()
    ann = make.advisor("Ann Lee", email="ann@post.example")
    with application.app_context(), opportunity_first(db.engine()):
        here = db.session().scalars(select(Opportunity.id)).one()
        with db.transaction():
            actions.sign_up(here, ann, by=Actor(ann))
        with pytest.raises(AssertionError, match="without the row of the opportunity: UPDATE place"), db.transaction():
            db.session().execute(update(Place).values(position=7))
        assert db.session().scalars(select(Place.position)).one() == 1
