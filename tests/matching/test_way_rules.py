"""What comes next on the way: pure."""

from __future__ import annotations

from typing import Any

import pytest

from app.matching.ways.rules import Done, Next, next_step
from app.opportunities.models import Kind
from app.opportunities.states import SeatRole

MEMBER, CHAIR = SeatRole.MEMBER, SeatRole.CHAIR
NOTHING: frozenset[SeatRole] = frozenset()


@pytest.mark.parametrize(
    ("done", "given", "asked", "expected"),
    [
        (Done(), NOTHING, NOTHING, Next.SIT_IN),
        (Done(shadow=1), NOTHING, NOTHING, Next.ASK_MEMBER),
        (Done(shadow=1), NOTHING, {MEMBER}, Next.ASKED_MEMBER),
        (Done(shadow=1), {MEMBER}, NOTHING, Next.TAKE_PART),
        (Done(), {MEMBER}, NOTHING, Next.BEGIN),
        (Done(member=2), NOTHING, NOTHING, Next.ASK_MEMBER),
        (Done(member=1), {MEMBER}, NOTHING, Next.ASK_CHAIR),
        (Done(member=1), {MEMBER}, {CHAIR}, Next.ASKED_CHAIR),
        (Done(member=1), {CHAIR}, NOTHING, Next.CHAIR),
        (Done(member=1, chair=1), {CHAIR}, NOTHING, Next.GOES_ON),
    ],
)
def test_where_both_steps_are_signed_off(done: Done, given: Any, asked: Any, expected: Next) -> None:
    kind = Kind(code="panel", member_asks_sign_off=True, chair_asks_sign_off=True)
    assert next_step(kind, done, given, asked, has_chairs=True) is expected


@pytest.mark.parametrize(
    ("done", "has_chairs", "expected"),
    [
        (Done(), False, Next.BEGIN),
        (Done(shadow=3), True, Next.TAKE_PART),
        (Done(member=1), False, Next.GOES_ON),
        (Done(member=1), True, Next.CHAIR),
        (Done(chair=1), True, Next.GOES_ON),
    ],
)
def test_where_nothing_is_signed_off(done: Done, has_chairs: bool, expected: Next) -> None:
    kind = Kind(code="workshop", member_asks_sign_off=False, chair_asks_sign_off=False)
    assert next_step(kind, done, NOTHING, NOTHING, has_chairs=has_chairs) is expected
