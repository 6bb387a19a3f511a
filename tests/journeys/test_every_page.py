"""Every page that links lead to, as each kind of person meets it: one of each sort is looked at."""

from __future__ import annotations

from collections import deque
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser
from werkzeug.exceptions import HTTPException

from app.demo.load import load
from tests.support.live import Live
from tests.support.looked_at import LookedAt
from tests.support.walk import Walk

pytestmark = [pytest.mark.browser, pytest.mark.deep]
FILES = (".pdf", ".ics", ".csv", ".eml", ".xlsx", ".atom", ".json", ".jwt", "/pdf", "/csv", "/file", "/large-print")
LINKS = "() => [...document.querySelectorAll('a[href]')].map(a => a.href)"
ROLES = {"advisor": 25, "host": 28, "team": 58, "admin": 28, "finance": 14, "budget": 6}  # sorts of pages, at least


@pytest.fixture(autouse=True)
def demonstration(live: Live) -> None:
    with live.app.test_request_context():
        load(advisors=12, count=30, seed=7)
    live.post_goes_out()


@pytest.mark.parametrize("role", ROLES)
def test_every_page_behind_a_link_is_in_order(role: str, live: Live, chrome: Browser, looked_at: LookedAt) -> None:
    walk = Walk(chrome, live.url, looked_at)
    walk.signs_in(f"{role}@demo.example")
    seen, ahead = set(), deque(["/"])
    while ahead:
        path = ahead.popleft()
        sort = sort_of(live.app, path)
        if sort in seen or sort is None:
            continue
        seen.add(sort)
        walk.opens(path)
        ahead += [urlsplit(urljoin(live.url, each))._replace(scheme="", netloc="", fragment="").geturl()
                  for each in walk.page.evaluate(LINKS) if each.startswith(f"{live.url}/")]  # fmt: skip

    assert len(seen) >= ROLES[role], sorted(seen)
    assert not looked_at.found, "\n".join(looked_at.found)


def sort_of(app: Flask, path: str) -> str | None:
    """The endpoint behind a page; nothing for what is downloaded, or signs out."""
    try:
        endpoint, _values = app.url_map.bind("localhost").match(path.partition("?")[0], method="GET")
    except HTTPException:
        return None
    return None if path.partition("?")[0].endswith(FILES) else str(endpoint)
