"""A past, and a browser of the involvement team."""

from __future__ import annotations

import pytest
from flask import Flask

from app.people.models import Role
from tests.matching.ledger.past import Past
from tests.support.make import Make
from tests.support.page import Browser


@pytest.fixture
def past(application: Flask, make: Make) -> Past:
    return Past(application, make)


@pytest.fixture
def team(browser: Browser, make: Make) -> Browser:
    make.person("Tess Team", Role.TEAM, email="tess@post.example")
    browser.sign_in("tess@post.example")
    return browser
