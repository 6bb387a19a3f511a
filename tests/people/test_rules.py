"""Pure decisions about people."""

from __future__ import annotations

from datetime import date

import pytest

from app.people import rules

TODAY = date(2026, 12, 1)


@pytest.mark.usefixtures("context")
class TestRules:
    @pytest.mark.parametrize(
        ("contact_by", "email", "phone", "address", "field"),
        [
            ("email", "a@b.example", None, None, None),
            ("email", None, "+447700900123", "1 River Bank", "email"),
            ("text", "a@b.example", None, None, "phone"),
            ("phone", None, "", None, "phone"),
            ("letter", None, None, "1 River Bank", None),
            ("letter", None, None, None, "address"),
        ],
    )
    def test_the_chosen_way_must_exist(
        self, contact_by: str, email: str | None, phone: str | None, address: str | None, field: str | None
    ) -> None:
        lack = rules.why_not_reach(contact_by, email, phone, address)

        assert (lack[0] if lack else None) == field

    @pytest.mark.parametrize(
        ("until", "good"),
        [(None, True), (date(2026, 12, 2), True), (TODAY, False), (date(2020, 1, 1), False), (date(2029, 1, 1), False)],
    )
    def test_a_break_ends_in_the_next_years_or_is_open(self, until: date | None, good: bool) -> None:
        assert (rules.why_not_break_until(until, TODAY) is None) == good

    @pytest.mark.parametrize(
        ("done", "expires", "field"),
        [
            (TODAY, None, None),
            (None, None, None),
            (None, TODAY, None),
            (date(2026, 12, 2), None, "done_on"),
            (TODAY, date(2026, 11, 30), "expires_on"),
        ],
    )
    def test_training_has_happened_and_runs_out_afterwards(
        self, done: date | None, expires: date | None, field: str | None
    ) -> None:
        problem = rules.why_not_trained(done, expires, TODAY)

        assert (problem[0] if problem else None) == field


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Interview panel training", "interview-panel-training"),
        ("  Säfeguarding, level 1! ", "safeguarding-level-1"),
        ("🌈", "course"),
        ("x" * 100, "x" * 40),
    ],
)
def test_the_code_of_a_course(name: str, code: str) -> None:
    assert rules.code_of(name) == code
