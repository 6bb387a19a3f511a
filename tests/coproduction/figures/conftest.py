"""Browsers of those who read figures, and an organisation with a past, made by lot."""

from __future__ import annotations

import pytest

from app.people.models import Role
from tests.support.make import Make
from tests.support.page import Browser


@pytest.fixture
def team(browser: Browser, make: Make) -> Browser:
    make.person("Tess Team", Role.TEAM, email="tess@post.example")
    browser.sign_in("tess@post.example")
    return browser
