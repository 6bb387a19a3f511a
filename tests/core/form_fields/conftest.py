"""Every test of a field stands inside a request that posts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.small import small_app


@pytest.fixture(autouse=True)
def _inside() -> Iterator[None]:
    with small_app().test_request_context("/", method="POST"):
        yield
