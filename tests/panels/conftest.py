"""A panel with two advisors and two members of staff, and browsers of the people on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from tests.support.make import Make
from tests.support.page import Browser
from tests.support.panels import Panels


@pytest.fixture
def panel(application: Flask, make: Make) -> Panels:
    return Panels(application, make)


@pytest.fixture
def signed_in(browser: Browser) -> Callable[[str], Browser]:
    """A browser of their own for `host`, `chair`, `ann` and so on (see `Panels`)."""

    def sign_in(name: str) -> Browser:
        own = browser.another()
        own.sign_in(f"{name}@post.example")
        return own

    return sign_in
