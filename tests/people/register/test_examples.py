"""The two spreadsheets as involvement teams keep them, row by row."""

from __future__ import annotations

from datetime import date

import pytest

from app.people.models import Channel
from app.people.states import AdvisorState
from tests.people.register.reading import CARERS, COMMUNITY, asked, planned, ready


@pytest.fixture(scope="module")
def community():
    return planned(COMMUNITY.read_bytes(), file_name=COMMUNITY.name)


@pytest.fixture(scope="module")
def carers():
    return planned(CARERS.read_bytes(), file_name=CARERS.name)


def test_24_of_25_go_in_without_anyone_being_asked(community) -> None:
    assert community.totals == "24 ready, 1 need an answer, 0 skipped"


def test_the_first_row_is_understood_whole(community) -> None:
    entry = ready(community, 2).entry
    assert (entry.name, entry.email, entry.phone) == (
        "Rosalind Nettleship",
        "r.nettleship@post.example",
        "+447700900001",
    )
    assert (entry.service_user, entry.carer, entry.joined_on) == (True, True, date(2020, 9, 1))
    assert entry.interests == ("project", "interview-panel", "training-session")
    assert (entry.panel_trained, entry.contact_by, entry.access_needs) == (False, Channel.PHONE, "Step-free access")
    assert entry.state is AdvisorState.ACTIVE
    assert entry.signs_in


def test_both_names_are_kept_and_the_apostrophe_as_typed(community) -> None:
    entry = ready(community, 22).entry
    assert (entry.name, entry.known_as) == ("Siân O’Rourke-Pugh", "Shani")


def test_one_name_is_a_whole_name_and_two_interests_are_two(community) -> None:
    entry = ready(community, 23).entry
    assert (entry.name, entry.known_as) == ("Ekanem", None)
    assert entry.interests == ("project", "training-session")


def test_no_email_is_fine_and_the_report_says_so(community) -> None:
    row = ready(community, 24)
    assert (row.entry.name, row.entry.email, row.entry.signs_in) == ("Łucja Żurawska", None, False)
    assert row.entry.contact_by is Channel.PHONE
    assert "No e-mail. They will be reached by phone." in row.notes


def test_an_email_that_cannot_be_right_is_a_question_and_the_row_is_not_lost(community) -> None:
    assert asked(community, 25) == ["email"]
    answered = planned(COMMUNITY.read_bytes(), answers={25: {"email": "o.fennimore@post.example"}})
    assert ready(answered, 25).entry.email == "o.fennimore@post.example"
    assert answered.totals == "25 ready, 0 need an answer, 0 skipped"


def test_paused_until_spring_is_paused_and_the_reason_is_not_kept(community) -> None:
    row = ready(community, 26)
    assert row.entry.state is AdvisorState.PAUSED
    assert row.entry.paused_until is None
    assert not any("spring" in note for note in row.notes)


def test_yes_and_no_in_five_spellings(community) -> None:
    trained = {row: ready(community, row).entry.panel_trained for row in (2, 4, 10, 13, 19)}
    assert trained == {2: False, 4: True, 10: False, 13: True, 19: True}


def test_every_phone_is_in_one_form(community) -> None:
    assert all(each.entry.phone.startswith("+447700900") and len(each.entry.phone) == 13 for each in community.ready)


def test_18_of_20_carers_go_in_without_anyone_being_asked(carers) -> None:
    assert carers.totals == "18 ready, 2 need an answer, 0 skipped"
    assert all(each.entry.carer and not each.entry.service_user for each in carers.ready)


def test_a_phone_typed_as_a_number_gets_its_zero_back_and_the_report_says_so(carers) -> None:
    row = ready(carers, 2)
    assert row.entry.phone == "+447700900075"
    assert any("put the 0 back" in note for note in row.notes)
    assert not any("0 back" in note for note in ready(carers, 20).notes)


def test_joined_is_a_real_date_cell(carers) -> None:
    assert ready(carers, 2).entry.joined_on == date(2023, 2, 24)


def test_a_couple_with_one_email_are_two_people(carers) -> None:
    assert (asked(carers, 18), asked(carers, 19)) == (["sign-in"], ["sign-in"])


@pytest.mark.parametrize(
    ("row", "answer", "signs_in"), [(18, "row-18", 18), (18, "row-19", 19), (19, "Nobody for now", None)]
)
def test_one_answer_settles_both_of_a_couple(row: int, answer: str, signs_in: int | None) -> None:
    found = planned(CARERS.read_bytes(), answers={row: {"": answer}})
    assert found.totals == "20 ready, 0 need an answer, 0 skipped"
    assert [each.row for each in (ready(found, 18), ready(found, 19)) if each.entry.signs_in] == (
        [signs_in] if signs_in else []
    )
    assert {ready(found, 18).entry.email, ready(found, 19).entry.email} == {"castlereaghs@post.example"}


def test_two_answers_that_contradict_each_other_are_no_answer() -> None:
    found = planned(CARERS.read_bytes(), answers={18: {"sign-in": "row-18"}, 19: {"sign-in": "row-19"}})
    assert found.totals == "18 ready, 2 need an answer, 0 skipped"


def test_known_as_in_brackets_and_a_name_turned_round(carers) -> None:
    jo, thibault = ready(carers, 20), ready(carers, 21)
    assert (jo.entry.name, jo.entry.known_as) == ("Josephine Abara-Quill", "Jo")
    assert thibault.entry.name == "Thibault Merryweather"
    assert thibault.entry.state is AdvisorState.PAUSED
    assert any("Merryweather, Thibault" in note for note in thibault.notes)


def test_whom_they_care_for_is_not_kept(carers) -> None:
    assert all("daughter" not in repr(each.entry) for each in carers.ready)
