"""A team of two hosts and somebody of the involvement team, and opportunities that stand already."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.audit import AuditEntry
from app.people.models import Role
from tests.opportunities.posting import start
from tests.support.make import Make
from tests.support.page import Browser


@pytest.fixture
def people(application: Flask, make: Make) -> dict[str, int]:
    start(application)
    host = make.person("Priya Shah", Role.HOST, email="host@post.example")
    deputy = make.person("Martin Osei", Role.HOST, email="deputy@post.example")
    team = make.person("Parveen Sethi", Role.TEAM, email="team@post.example")
    return {"host": host, "deputy": deputy, "team": team, "unit": make.team("Liaison team", host, deputy)}


@pytest.fixture
def host(browser: Browser, people: dict[str, int]) -> Browser:
    browser.sign_in("host@post.example")
    return browser


@pytest.fixture
def team(browser: Browser, people: dict[str, int]) -> Browser:
    other = browser.another()
    other.sign_in("team@post.example")
    return other


def live(make: Make, people: dict[str, int], **fields: Any) -> str:
    return make.opportunity(host=people["host"], team=people["unit"], **fields)


def events(application: Flask) -> list[str]:
    with application.app_context():
        return list(db.session().scalars(select(AuditEntry.event).order_by(AuditEntry.id)))
