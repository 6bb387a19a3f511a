"""Nobody goes on the register twice: against the file itself and against whom we hold."""

from __future__ import annotations

import pytest

from app.people.register.known import Known
from tests.people.register.reading import ANN, asked, planned, ready, rows, why


def test_the_same_row_twice_is_one_person() -> None:
    line = "Ann Lee,a@post.example,07700 900001,Carer"
    found = planned(rows(line, line, "ANN LEE,A@post.example,,Carer"))
    assert found.totals == "1 ready, 0 need an answer, 2 skipped"
    assert why(found, 3) == "The same person as in row 2, with nothing new."


def test_the_same_name_with_something_else_is_asked_about() -> None:
    text = rows("Ann Lee,a@post.example,07700 900001,Carer", "Ann Lee,a@post.example,07700 900002,Carer")
    assert asked(planned(text), 3) == ["twice"]
    assert "Row 2" in planned(text).asking[0].questions[0].text
    assert why(planned(text, answers={3: {"": "same"}}), 3) == "The same person as in row 2. That row was used."
    apart = planned(text, answers={3: {"twice": "another"}})
    assert (asked(apart, 2), asked(apart, 3)) == (["sign-in"], ["sign-in"])


def test_two_people_of_one_name_are_two_and_the_report_says_so() -> None:
    found = planned(rows("Ann Lee,a@post.example,07700 900001,Carer", "Ann Lee,b@post.example,07700 900002,Carer"))
    assert found.totals == "2 ready, 0 need an answer, 0 skipped"
    assert any("Row 2 has the same name" in note for note in ready(found, 3).notes)


def test_who_is_on_the_register_already_is_not_put_on_it_again() -> None:
    found = planned(rows("Ann Lee,A@post.example,,Carer"), known=[ANN])
    assert ready(found, 2).already
    assert ready(found, 2).notes == ("Already on the register, nothing to change.",)
    assert found.new == []


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee,other@post.example,07700 900001,Carer",
        "ann  lee,,+447700900001,Carer",
        "Ánn Lee,a@post.example,,",
        "Lee; Ann,,,",
    ],
)
def test_the_same_person_is_known_by_name_and_one_way_to_reach_them(line: str) -> None:
    found = planned(rows(line.replace("Lee; Ann", '"Lee, Ann",a@post.example,,Carer').removesuffix(",,,")), known=[ANN])
    assert ready(found, 2).already


def test_what_the_file_says_differently_is_said_and_the_register_left_as_it_is() -> None:
    row = ready(planned(rows("Ann Lee,new@post.example,07700 900001,Carer"), known=[ANN]), 2)
    assert row.already
    assert "something else for: e-mail" in row.notes[1]


def test_a_known_name_without_more_is_asked_about() -> None:
    text = rows("Ann Lee,,,Carer,", headings="Name,Email,Phone,Role,Joined")
    assert asked(planned(text, known=[ANN]), 2) == ["register"]
    assert ready(planned(text, known=[ANN], answers={2: {"register": "same"}}), 2).already
    assert not ready(planned(text, known=[ANN], answers={2: {"register": "another"}}), 2).already


def test_another_name_with_a_known_email_is_asked_about_and_does_not_take_the_sign_in() -> None:
    text = rows("Bo Li,a@post.example,07700 900002,Carer")
    assert asked(planned(text, known=[ANN]), 2) == ["register"]
    other = ready(planned(text, known=[ANN], answers={2: {"": "another"}}), 2)
    assert not other.entry.signs_in
    assert other.entry.email == "a@post.example"


def test_somebody_known_by_the_name_they_like() -> None:
    jo = Known(9, "Josephine Abara-Quill", "Jo", "j@post.example")
    assert ready(planned(rows("Jo Abara-Quill,j@post.example,,Carer"), known=[jo]), 2).already


def test_somebody_who_works_here_is_asked_about() -> None:
    staff = Known(3, "Ann Lee", email="a@post.example", advisor=False)
    text = rows("Ann Lee,a@post.example,,Carer")
    assert asked(planned(text, known=[staff]), 2) == ["register"]
    same = ready(planned(text, known=[staff], answers={2: {"": "same"}}), 2)
    assert same.known == staff
    assert not same.already


def test_a_row_taken_in_before_is_known_whatever_has_changed_since() -> None:
    changed = Known(7, "Anna Leigh", email="anna@post.example")
    found = planned(rows("Ann Lee,a@post.example,,Carer"), known=[changed], remembered={2: changed})
    assert ready(found, 2).already
    left_out = planned(rows("Ann Lee,a@post.example,,Carer"), remembered={2: None})
    assert why(left_out, 2) == "Somebody chose to leave this row out before."
