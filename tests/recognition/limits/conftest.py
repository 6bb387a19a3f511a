"""Siân's claim for £36, once it is recorded that she took part, and those who must not learn of her limit."""

from __future__ import annotations

import pytest

from tests.recognition.claims.conftest import Claims
from tests.recognition.conftest import Panel


@pytest.fixture
def claims(panel: Panel) -> Claims:
    made = Claims(panel)
    made.record()
    return made
