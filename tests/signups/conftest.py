"""Somebody who signs up, the involvement team, and opportunities at an hour that a test decides."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.opportunities.models import Opportunity
from app.people.models import Role
from tests.signups.before import Starting
from tests.support.make import Make
from tests.support.page import Browser


@pytest.fixture
def ann(make: Make, browser: Browser) -> int:
    person_id = make.advisor("Ann Lee", email="ann@post.example")
    browser.sign_in("ann@post.example")
    return person_id


@pytest.fixture
def team(make: Make, browser: Browser) -> Browser:
    make.person("Tia Team", Role.TEAM, email="team@post.example")
    own = browser.another()
    own.sign_in("team@post.example")
    return own


@pytest.fixture
def starting(application: Flask, make: Make) -> Starting:
    """An opportunity whose one session of two hours begins so many minutes after ten o'clock, on the usual day."""

    def begin(minutes: int = 0, **fields: Any) -> str:
        ref = make.opportunity(**{"seats": 3, "venue": "The Ward, 1 High Street", **fields})
        with application.app_context(), db.transaction() as session:
            found = session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
            for each in found.sessions:
                each.starts_at, each.ends_at = (
                    at + timedelta(minutes=minutes) for at in (each.starts_at, each.ends_at)
                )
            found.first_starts_at = found.sessions[0].starts_at if found.sessions else None
        return ref

    return begin
