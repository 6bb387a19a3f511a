"""People to sign in as, and a way to press a link that was sent."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.people import links
from app.people.models import LinkPurpose, Person, Role, SignInLink
from tests.support.make import Make
from tests.support.page import PASSWORD, Browser
from tests.support.statements import statements as counted


@pytest.fixture
def team(browser: Browser, make: Make) -> Browser:
    """The browser, signed in as Tess of the involvement team."""
    make.person("Tess Team", Role.TEAM, email="tess@post.example")
    browser.post("/sign-in", email="tess@post.example", password=PASSWORD, next="/account")
    return browser


@pytest.fixture
def admin(browser: Browser, make: Make) -> Browser:
    """The browser, signed in as Ada, the only administrator."""
    make.person("Ada Admin", Role.ADMIN, email="ada@post.example")
    browser.post("/sign-in", email="ada@post.example", password=PASSWORD, next="/account")
    return browser


@pytest.fixture
def ref(application: Flask) -> Callable[[int], str]:
    """The reference of a person."""

    def of(person_id: int) -> str:
        with application.app_context():
            return db.session().get_one(Person, person_id).ref

    return of


@pytest.fixture
def newest_link(application: Flask) -> Callable[[LinkPurpose], str]:
    """The path of the newest link of a purpose: what the message carries."""

    def of(purpose: LinkPurpose) -> str:
        with application.app_context():
            wanted = select(SignInLink).where(SignInLink.purpose == purpose).order_by(SignInLink.id.desc())
            found = db.session().scalars(wanted).first()
            assert found is not None, f"no link for {purpose}"
            return links.address(found).removeprefix(application.config["BASE_URL"])

    return of


@pytest.fixture
def statements(application: Flask) -> Callable[[], AbstractContextManager[list[str]]]:
    """`with statements() as sent:` every statement sent to the database meanwhile."""
    return partial(counted, application)
