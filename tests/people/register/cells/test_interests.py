"""Interests and access needs."""

from __future__ import annotations

import pytest

from app.people.register.cells.access import read_access
from app.people.register.cells.interests import STANDARD, kind_code, read_interests
from app.people.register.questions import settled


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("QI;speaking", ("project", "training-session")),
        ("QI, interview panels / committees", ("project", "interview-panel", "committee")),
        ("QI\nDocument review", ("project", "document-review")),
        ("talks and document reviews", ("training-session", "document-review")),
        ("recruitment and selection", ("interview-panel",)),
        ("• QI • accreditation visits", ("project", "accreditation-review")),
        ("QI (not evenings)", ("project",)),
        ("none", ()),
        (None, ()),
        ("everything", tuple(STANDARD)),
    ],
)
def test_interests(typed: str, codes: tuple[str, ...]) -> None:
    assert read_interests(typed, STANDARD).value == codes


def test_a_word_for_no_kind_is_said_and_left_out() -> None:
    reading = read_interests("QI; gardening; " + "a long story about my illness " * 3, STANDARD)
    assert reading.value == ("project",)
    assert any("gardening" in note for note in reading.notes)
    assert not any("illness" in note for note in reading.notes)


def test_the_kinds_of_an_organisation_are_its_own() -> None:
    own = {"qi": "Quality improvement", "walk": "Walking tours"}
    assert read_interests("quality improvement; walking tour; committees", own).value == ("qi", "walk")
    assert kind_code("committees", own) is None


@pytest.mark.parametrize(
    "typed", ["Step-free access", "Large print", "BSL interpreter", "a break every hour", None, "none"]
)
def test_access_needs_that_are_instructions(typed: str | None) -> None:
    assert read_access(typed).question is None


@pytest.mark.parametrize(
    "typed", ["Has bipolar, needs breaks", "under section 3", "takes clozapine in the morning", "x " * 60]
)
def test_access_needs_that_may_be_about_health_are_a_question(typed: str) -> None:
    reading = read_access(typed)
    assert reading.value is None
    assert settled(reading, {"access-needs": "a break every hour"}, read_access).value == "a break every hour"
    assert settled(reading, {"access-needs": "still has bipolar"}, read_access).question is not None
    assert settled(reading, {"access-needs": "keep"}, read_access).value == typed.strip()
