"""Yes and no, service user and carer, active and on a break."""

from __future__ import annotations

from datetime import date

import pytest

from app.people.register.cells.answers import read_done, read_yes_no
from app.people.register.cells.roles import (
    AS_BOTH,
    AS_CARER,
    AS_SERVICE_USER,
    only_a_relation,
    read_role,
    role_in_title,
)
from app.people.register.cells.statuses import read_status
from app.people.register.questions import Reading, settled
from app.people.states import AdvisorState
from tests.people.register.reading import TODAY


@pytest.mark.parametrize("word", ["Y", "yes", "TRUE", True, "x", "✓", "1", 1, "Trained"])
def test_yes(word: object) -> None:
    assert read_yes_no(word) is True


@pytest.mark.parametrize("word", ["N", "no", "FALSE", False, "0", 0, "not yet", "–"])
def test_no(word: object) -> None:
    assert read_yes_no(word) is False


def test_trained_on_a_day() -> None:
    assert read_done("12/03/2021", TODAY).value.on == date(2021, 3, 12)
    assert read_done(date(2021, 3, 12), TODAY).value.yes
    assert read_done(date(2031, 3, 12), TODAY).question is not None
    assert read_done("booked for May", TODAY).question is not None
    assert read_done("n/a", TODAY) == Reading()


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("Service user", AS_SERVICE_USER),
        ("SU", AS_SERVICE_USER),
        ("ex-patient", AS_SERVICE_USER),
        ("Lived experience", AS_SERVICE_USER),
        ("Carer", AS_CARER),
        ("family member", AS_CARER),
        ("Partner in care", AS_CARER),
        ("Mum", AS_CARER),
        ("Both", AS_BOTH),
        ("SU/carer", AS_BOTH),
        ("service user & carer", AS_BOTH),
        ("Patient and family carer", AS_BOTH),
    ],
)
def test_service_user_carer_or_both(typed: str, who: object) -> None:
    assert read_role(typed) == Reading(who)


@pytest.mark.parametrize("typed", ["EbE", "staff", "not a carer", "governor", "?service user?", "P"])
def test_a_role_nobody_can_be_sure_of_is_a_question(typed: str) -> None:
    reading = read_role(typed)
    assert settled(reading, {"role": "both"}).value == AS_BOTH


def test_a_title_says_who_they_are_only_when_it_is_plain() -> None:
    assert role_in_title("4_carers") == AS_CARER
    assert role_in_title("Service users 2026") == AS_SERVICE_USER
    assert role_in_title("Service users and carers") is None
    assert role_in_title("Carers register") is None


def test_a_relation_alone_is_told_from_a_story() -> None:
    assert only_a_relation("my elderly mother")
    assert not only_a_relation("son - David, schizophrenia")


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("", AdvisorState.ACTIVE),
        ("Active", AdvisorState.ACTIVE),
        ("current", AdvisorState.ACTIVE),
        ("on hold", AdvisorState.PAUSED),
        ("Paused until spring", AdvisorState.PAUSED),
        ("taking a break", AdvisorState.PAUSED),
        ("paused - in hospital", AdvisorState.PAUSED),
    ],
)
def test_a_status(typed: str, state: AdvisorState) -> None:
    reading = read_status(typed, TODAY)
    assert reading.value.state is state
    assert not any("hospital" in note for note in reading.notes)


def test_a_break_with_its_last_day() -> None:
    assert read_status("paused until 01/03/2027", TODAY).value.until == date(2027, 3, 1)
    assert read_status("paused until 01/03/2020", TODAY).value.until is None


@pytest.mark.parametrize(
    "typed", ["left", "Left 2023", "stepped down", "deceased", "inactive", "waiting for DBS", "not active"]
)
def test_who_has_left_or_died_or_waits_is_a_question(typed: str) -> None:
    reading = read_status(typed, TODAY)
    assert reading.question is not None
    assert settled(reading, {"status": "ended"}).value.state is AdvisorState.ENDED
