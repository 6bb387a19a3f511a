"""Places under any order of events: never more than there are, nobody skipped, every state explained, all told once."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.signups.machine.advisors import Advisors
from tests.signups.machine.days import Days
from tests.signups.machine.team import Team
from tests.support.apps import Prepared
from tests.support.locks import in_order

pytestmark = pytest.mark.both

EXAMPLES = int(os.environ.get("MACHINE_EXAMPLES", "20"))


class Places(Advisors, Team, Days):
    """Everything that may happen, in any order; `tests/signups/promises` says what must be so after each step."""


def _run(prepared: Prepared, patch: pytest.MonkeyPatch, examples: int) -> None:
    Places.prepared, Places.patch = prepared, patch
    with in_order(prepared.engine):
        run_state_machine_as_test(
            Places,
            settings=settings(
                max_examples=examples, stateful_step_count=25, derandomize=True, database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )  # fmt: skip


def test_places_keep_every_promise(prepared: Prepared, monkeypatch: pytest.MonkeyPatch) -> None:
    _run(prepared, monkeypatch, EXAMPLES)


@pytest.mark.deep
def test_places_keep_every_promise_for_long(prepared: Prepared, monkeypatch: pytest.MonkeyPatch) -> None:
    _run(prepared, monkeypatch, 2000)
