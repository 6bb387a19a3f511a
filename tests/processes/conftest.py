"""A demonstration of its own on each database, run by real processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support import apps, postgres
from tests.support.server import Server

Begin = Callable[..., Server]


@pytest.fixture
def begin(prepared: apps.Prepared, tmp_path: Path) -> Iterator[Begin]:
    """`begin(advisors=200)`: a migrated, loaded server, not started yet. All it started is gone afterwards."""
    with ExitStack() as stack:
        if prepared.engine.dialect.name == "sqlite":
            url = f"sqlite:///{tmp_path / 'alongside.db'}"
        else:
            url = stack.enter_context(postgres.another(prepared.engine))

        def loaded(*, advisors: int = 2, **more: str) -> Server:
            server = Server(tmp_path, url, **more)
            stack.callback(server.stop)
            server.flask("migrate")
            server.flask("demo", "load", "--advisors", str(advisors), "--opportunities", "5")
            return server

        yield loaded
