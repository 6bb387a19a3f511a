"""People in real browsers, and what was found on the pages they met."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.conftest import untested
from tests.support import apps, chromium
from tests.support.live import Live, served
from tests.support.looked_at import DESK, PHONE, LookedAt
from tests.support.make import Make
from tests.support.walk import Walk

CHAPTERS = ("afterwards", "offering", "panelling", "places", "posting", "register")
pytest.register_assert_rewrite(*(f"tests.journeys.{chapter}" for chapter in CHAPTERS))
Someone = Callable[[], Walk]
# the long journeys: as a phone shows each page, and in the long half as a desk does, too
WIDTHS = [pytest.param((PHONE,), id="phone"), pytest.param((PHONE, DESK), id="phone and desk", marks=pytest.mark.deep)]


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    if "The browser" in untested:
        pytest.skip(untested["The browser"])
    with chromium.launched() as browser:
        yield browser


@pytest.fixture
def live() -> Iterator[Live]:
    with apps.in_memory() as folder, served(folder) as found:
        yield found


@pytest.fixture
def staff(live: Live) -> Make:
    """Makes who was there before the story begins."""
    return Make(live.app)


@pytest.fixture
def looked_at(chrome: Browser, request: pytest.FixtureRequest) -> LookedAt:
    """At the width of a phone; `indirect` parameters give others."""
    return LookedAt(chrome, *getattr(request, "param", (PHONE,)))


@pytest.fixture
def someone(chrome: Browser, live: Live, looked_at: LookedAt) -> Iterator[Someone]:
    """Another person with a phone of their own, not signed in."""
    yield lambda: Walk(chrome, live.url, looked_at)
    for context in chrome.contexts:
        context.close()
