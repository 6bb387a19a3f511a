"""A feed as a calendar program reads it: no cookies, the address alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from icalendar import Calendar, Event
from werkzeug.test import TestResponse

from app.calendar import actions
from app.core import db
from tests.support.make import Make
from tests.support.page import Browser

ADDRESS = re.compile(r"http://[^\s<]+(/calendar/([\w-]{43})\.ics)")
Fetch = Callable[..., TestResponse]


def make_feed(browser: Browser, kind: str = "own") -> str:
    """The path of a fresh address, made on the page as a person does."""
    page = browser.post("/account/calendar/feed", kind=kind)
    found = ADDRESS.search(page.source)
    assert found, page.text
    return found.group(1)


def events(answer: TestResponse) -> list[Event]:
    """What a calendar program makes of it."""
    assert answer.status_code == 200, answer.text
    return list(Calendar.from_ical(answer.data).events)


@pytest.fixture
def fetch(application: Flask) -> Fetch:
    """GET by a program that has never been here; `headers` by name, with _ for -."""

    def get(path: str, *, method: str = "GET", **headers: str) -> TestResponse:
        sent = [(name.replace("_", "-"), value) for name, value in headers.items()]
        return application.test_client(use_cookies=False).open(path, method=method, headers=sent)

    return get


@pytest.fixture
def ada(make: Make, browser: Browser) -> int:
    person_id = make.advisor("Ada Example", email="ada@home.example")
    browser.sign_in("ada@home.example")
    return person_id


@pytest.fixture
def invite(application: Flask, place: Callable[..., int]) -> Callable[..., int]:
    """Give a person a confirmed place and invite them to its dates; returns the id of the place."""

    def give(person_id: int, ref: str, **how: Any) -> int:
        place_id = place(person_id, ref, **how)
        with application.app_context(), db.transaction():
            actions.invite(place_id)
        return place_id

    return give
