"""Tess of the involvement team, and what she reads on the page of the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from app.people.models import Role
from tests.support.make import Make
from tests.support.page import Browser, Page, squeeze


@pytest.fixture
def team(browser: Browser, make: Make) -> Browser:
    make.person("Tess Team", Role.TEAM, email="tess@post.example")
    browser.sign_in("tess@post.example")
    return browser


@pytest.fixture
def pass_days(application: Flask) -> Callable[[float], None]:
    """So many days go by; who is signed in signs in again."""

    def advance(days: float) -> None:
        application.extensions["clock"].advance(timedelta(days=days))

    return advance


def lines(page: Page) -> list[str]:
    """What each line of the day says to do."""
    return [squeeze(link.get_text()) for link in page.soup.select(".app-needs a")]


def addresses(page: Page) -> list[str]:
    return [str(link["href"]) for link in page.soup.select(".app-needs a")]
