"""A demonstration of its own on each database, run by real processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.support import apps, postgres
from tests.support.server import Server

Begin = Callable[..., Server]


@pytest.fixture
def begin(prepared: apps.Prepared) -> Iterator[Begin]:
    """`begin(advisors=200)`: a migrated, loaded server, not started yet. All it started is gone afterwards."""
    with ExitStack() as stack:
        folder = stack.enter_context(apps.in_memory())
        if prepared.engine.dialect.name == "sqlite":
            url = f"sqlite:///{folder / 'alongside.db'}"
        else:
            url = stack.enter_context(postgres.another(prepared.engine))

        def loaded(*, advisors: int = 2, **more: str) -> Server:
            server = Server(folder, url, **more)
            stack.callback(server.stop)
            server.flask("migrate")
            server.flask("demo", "load", "--advisors", str(advisors), "--opportunities", "5")
            return server

        yield loaded
