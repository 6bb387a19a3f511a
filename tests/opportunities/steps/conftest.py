"""A host who has just begun a draft."""

from __future__ import annotations

import pytest
from flask import Flask

from app.people.models import Role
from tests.opportunities.posting import begin, start
from tests.support.make import Make
from tests.support.page import Browser


@pytest.fixture
def host(application: Flask, make: Make, browser: Browser) -> Browser:
    start(application)
    make.team("Liaison team", make.person("Priya Shah", Role.HOST, email="host@post.example"))
    browser.sign_in("host@post.example")
    return browser


@pytest.fixture
def ref(host: Browser) -> str:
    return begin(host, "Better meals", "workshop")
