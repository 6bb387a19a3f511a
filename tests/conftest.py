"""Fixtures of the whole suite: an application on each database, a browserless client, a mailbox, makers of things."""

from __future__ import annotations

import gc
import os
import socket
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings

import app.models  # noqa: F401  every table, before the first application
from tests.support import apps, chromium, dealt, postgres
from tests.support.make import Make
from tests.support.page import Browser

# a busy machine is slow, which is nobody's fault: no test fails by the clock
settings.register_profile("alongside", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("alongside")
BACKENDS = ("sqlite", "postgresql")
untested: dict[str, str] = {}


def pytest_configure(config: pytest.Config) -> None:
    asked = {
        "PostgreSQL": ("REQUIRE_POSTGRES", postgres.why_not()),
        "The browser": ("REQUIRE_BROWSER", chromium.why_not()),
    }
    for what, (variable, reason) in asked.items():
        if reason:
            untested[what] = reason
            if os.environ.get(variable) == "1":
                raise pytest.UsageError(f"{variable}=1, but {reason}")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--both", action="store_true", help="every test on both databases")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In random order, but the long ones first: begun last, one of them would run alone at the end."""
    if not config.getoption("both"):
        items[:] = dealt.out(items, BACKENDS)
    items.sort(key=lambda item: not any(item.get_closest_marker(name) for name in ("browser", "process")))


def pytest_collection_finish() -> None:
    """What is here now stays to the end, and looking through it for waste again and again took a quarter of the run."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was left out, plainly; a test that skips for a reason of its own is counted by it."""
    reasons = Counter(_reason(report) for report in terminalreporter.stats.get("skipped", []))
    for what, reason in untested.items():
        terminalreporter.write_line(f"{what}: NOT TESTED ({reason})", yellow=True)
        reasons.pop(reason, None)
    for reason, count in reasons.items():
        terminalreporter.write_line(f"NOT TESTED, {count} tests: {reason}", yellow=True)


def _reason(report: pytest.TestReport) -> str:
    said = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return said.removeprefix("Skipped: ")


@pytest.fixture(scope="session")
def _sqlite() -> Iterator[apps.Prepared]:
    with apps.in_memory() as folder:
        prepared = apps.Prepared(folder, None)
        yield prepared
        prepared.engine.dispose()


@pytest.fixture(scope="session")
def _postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[apps.Prepared]:
    with postgres.cluster() as url:
        prepared = apps.Prepared(tmp_path_factory.mktemp("postgresql"), url)
        yield prepared
        prepared.engine.dispose()


@pytest.fixture(params=BACKENDS)
def prepared(request: pytest.FixtureRequest) -> apps.Prepared:
    """The prepared application of this database; skipped with a reason where PostgreSQL is not to be had."""
    if request.param == "postgresql" and "PostgreSQL" in untested:
        pytest.skip(untested["PostgreSQL"])
    found: apps.Prepared = request.getfixturevalue(f"_{request.param}")
    return found


@pytest.fixture
def application(prepared: apps.Prepared) -> Flask:
    """An empty application at nine o'clock on Tuesday 1 December 2026, its clock standing still."""
    fresh = prepared.fresh()
    fresh.extensions["clock"].freeze(datetime.fromisoformat(apps.START))
    return fresh


@pytest.fixture
def context(application: Flask) -> Iterator[Flask]:
    """For tests that call verbs and queries directly."""
    with application.test_request_context():
        yield application


@pytest.fixture
def make(application: Flask) -> Make:
    return Make(application)


@pytest.fixture
def browser(application: Flask) -> Browser:
    """Somebody not signed in. `browser.sign_in(person)` signs in; `browser.another()` is another browser."""
    return Browser(application)


@pytest.fixture
def mail(prepared: apps.Prepared) -> Path:
    return prepared.folder / "mail"


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside tests of real processes, servers and browsers nothing may open a connection to another machine."""
    real = socket.socket.connect

    def only_here(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        assert str(host) in {"", "127.0.0.1", "::1", "localhost"}, f"a test reached for {address}"
        real(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", only_here)
