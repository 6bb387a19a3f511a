"""What people get can be read by a child of eleven, and says whom to ring without any link."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.reading import reading_age

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))
OLDEST = 11
PHONE = "020 7946 0000"
NOTHING_TO_ANSWER = {"invitation_moved", "invitation_moved_chosen", "several"}  # the last holds others that say it
FULL = [kept for kept in GOLDEN if not kept.stem.startswith("sms_") and kept.stem not in NOTHING_TO_ANSWER]


@pytest.mark.parametrize("kept", GOLDEN, ids=lambda kept: kept.stem)
def test_a_message_can_be_read_at_eleven(kept: Path) -> None:
    assert reading_age(kept.read_text("utf-8")) <= OLDEST


def test_the_measure_tells_plain_words_from_others() -> None:
    plain = "There is a place for you. We keep it until Friday. If the answer is no, that is fine."
    official = (
        "Following consideration of the applications submitted, the undersigned department regretfully communicates "
        "that participation opportunities have been allocated to alternative representatives."
    )
    assert reading_age(plain) < OLDEST < 16 < reading_age(official)


@pytest.mark.parametrize("kept", FULL, ids=lambda kept: kept.stem)
def test_a_message_without_its_links_still_says_how_to_answer(kept: Path) -> None:
    without = "\n".join(line for line in kept.read_text("utf-8").splitlines() if "http" not in line)
    assert PHONE in without or "involvement@alongside.example" in without
