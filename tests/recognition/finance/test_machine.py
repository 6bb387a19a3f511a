"""Money under any order of events: no line sent twice, none lost, none changed, every total is that of its lines."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.recognition.finance.money import Money
from tests.support.apps import Prepared

pytestmark = pytest.mark.both
EXAMPLES = int(os.environ.get("MACHINE_EXAMPLES", "4"))


def _run(prepared: Prepared, examples: int, steps: int) -> None:
    Money.prepared = prepared
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Money, settings=chosen)


def test_no_order_of_events_loses_or_doubles_money(prepared: Prepared) -> None:
    _run(prepared, EXAMPLES, 40)


@pytest.mark.deep
def test_no_order_of_two_thousand(prepared: Prepared) -> None:
    _run(prepared, max(EXAMPLES, 500), 60)
