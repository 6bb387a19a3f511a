"""Somebody on the way, and those who were there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from app.people.models import Role
from tests.support.make import Make
from tests.support.page import Browser
from tests.support.ways import CHAIR, MEMBER, Ways


@pytest.fixture
def ways(application: Flask, make: Make) -> Ways:
    return Ways(application, make)


@pytest.fixture
def ann(make: Make) -> int:
    return make.advisor("Ann Lee", email="ann@post.example")


@pytest.fixture
def team(make: Make, signed_in: Callable[[str], Browser]) -> Browser:
    make.person("Tia Team", Role.TEAM, email="team@post.example")
    return signed_in("team")


@pytest.fixture
def signed_in(browser: Browser) -> Callable[[str], Browser]:
    """A browser of their own for `ann`, `team` and so on: whoever has the address of that name."""

    def sign_in(name: str) -> Browser:
        own = browser.another()
        own.sign_in(f"{name}@post.example")
        return own

    return sign_in


@pytest.fixture
def host(ways: Ways) -> int:
    return ways.make.person("Holly Host", Role.HOST, email="host@post.example")


@pytest.fixture
def been(ways: Ways, ann: int, host: int) -> str:
    """A panel that Ann took part in."""
    ref = ways.panel(MEMBER, CHAIR, team=ways.make.team("Our team", host), host=host, title="Panel of March", in_days=3)
    ways.was_in(ref, ann)
    return ref
