"""The plan: each row exactly once, and nobody twice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.people.register import report
from app.people.register.drafts import Setting
from app.people.register.headings import find_table
from app.people.register.known import Known, Register
from app.people.register.mapping import guessed
from app.people.register.plan import NeedsAnswer, Ready, Skipped, Told, plan
from app.people.register.sheets import Broken, Row, Sheet
from app.people.states import AdvisorState
from tests.people.register.reading import COMMUNITY, TODAY, asked, planned, ready, rows, why, workbook

ANN = Known(7, "Ann Lee", email="a@post.example", phone="+447700900001")


def test_blank_rows_totals_notes_and_headings_said_again_are_skipped_with_the_reason() -> None:
    found = planned(
        rows(
            "Ann Lee,a@post.example,07700 900001,Carer",
            "",
            "Name,Email,Phone,Role",
            "Bo Li,b@post.example,07700 900002,Carer",
            ",,,",
            "Total,2,,",
            "2 people,,,",
            "* waiting for a reply,,,",
            "Last updated by Jan 3 March,,,",
            "Please do not share this list outside the team or print it without asking Jan first,,,",
            "Carers,,,",
            ",,,7",
        )
    )
    assert found.totals == "2 ready, 0 need an answer, 10 skipped"
    assert why(found, 3) == "The row is empty."
    assert why(found, 4) == "This is the row of headings again."
    assert why(found, 7) == "This is a total, not a person."
    assert why(found, 8) == "This is a total, not a person."
    assert why(found, 9) == "This is a note, not a person."
    assert why(found, 10) == "This is a note, not a person."
    assert why(found, 11) == "This is a note, not a person."
    assert why(found, 12) == "This is a line about the rows below it."
    assert why(found, 13) == "This is a total, not a person."


def test_a_totals_row_made_of_formulas_is_skipped() -> None:
    data = workbook(
        ("People", [["Name", "Email", "Role"], ["Ann Lee", "a@post.example", "Carer"], [None, "=COUNTA(B2:B2)", None]])
    )
    assert why(planned(data), 3) == "This is a total, not a person."


def test_a_note_is_not_repeated_in_the_report() -> None:
    found = planned(rows("Ann Lee,a@post.example,,Carer", "* Bo was sectioned in March so leave him for now,,,"))
    assert "sectioned" not in " ".join(map(report.row, found.outcomes))


def test_a_name_and_nothing_else_may_be_a_person() -> None:
    found = planned(rows("Ann Lee,a@post.example,,Carer", "Ekanem,,,"), answers={3: {"role": "carer"}})
    assert asked(found, 3) == ["person"]
    yes = planned(
        rows("Ann Lee,a@post.example,,Carer", "Ekanem,,,"), answers={3: {"person": "person", "role": "carer"}}
    )
    assert ready(yes, 3).entry.name == "Ekanem"
    no = planned(rows("Ann Lee,a@post.example,,Carer", "Ekanem,,,"), answers={3: {"person": "skip"}})
    assert why(no, 3) == "You chose to leave this row out."


def test_people_below_a_line_that_says_left_are_asked_about() -> None:
    found = planned(
        rows(
            "Ann Lee,a@post.example,,Carer",
            "LEFT,,,",
            "Bo Li,b@post.example,,Carer",
            "Carers,,,",
            "Cy Lo,c@post.example,,Carer",
        )
    )
    assert (asked(found, 4), asked(found, 6)) == (["status"], [])
    ended = planned(rows("Left 2023,,,", "Bo Li,b@post.example,,Carer"), answers={3: {"status": "ended"}})
    assert ready(ended, 3).entry.state is AdvisorState.ENDED
    assert not ready(ended, 3).entry.signs_in


def test_any_row_can_be_left_out() -> None:
    found = planned(rows("Ann Lee,a@post.example,,Carer"), answers={2: {"": "skip"}})
    assert found.totals == "0 ready, 0 need an answer, 1 skipped"


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


def test_no_way_to_reach_them_is_said() -> None:
    found = planned(rows("Ann Lee,,,Carer"))
    assert any("no way to reach them" in note for note in ready(found, 2).notes)


def test_what_there_is_decides_how_they_hear_when_the_file_asks_for_an_email_they_do_not_have() -> None:
    row = ready(planned(rows("Ann Lee,,07700 900001,Carer,Email", headings="Name,Email,Phone,Role,Contact by")), 2)
    assert row.entry.contact_by.value == "phone"


def test_the_report_gives_each_row_its_own_number_name_and_reason() -> None:
    found = planned(COMMUNITY.read_bytes())
    lines = [report.row(each) for each in found.outcomes]
    assert lines[0] == "Row 2, ready: Rosalind Nettleship."
    assert lines[20].startswith("Row 22, ready: Siân O’Rourke-Pugh (Shani).")
    question = "The e-mail “o.fennimore@post” cannot be right. What is the right one?"
    assert lines[23] == f"Row 25, needs an answer: Orla Fennimore. {question}"
    assert report.ways_to_answer(found.asking[0]) == [
        "To answer: --answer 25=CHOICE, where CHOICE is leave-out, or the right e-mail."
    ]


CELL = st.one_of(
    st.none(),
    st.text(max_size=15),
    st.integers(-(10**12), 10**12),
    st.dates(),
    st.booleans(),
    st.sampled_from(Broken),
    st.sampled_from(
        [
            "Ann Lee",
            "Bo Li",
            "a@post.example",
            "b@post",
            "07700 900001",
            "Carer",
            "SU",
            "QI;talks",
            "left",
            "Total",
            "on hold",
        ]
    ),
)
HEADS = (
    "Name",
    "Email",
    "Phone",
    "Role",
    "Joined",
    "Status",
    "Interested in",
    "Access needs",
    "Contact by",
    "Panel trained",
    "Notes",
)


@settings(max_examples=150)
@given(
    lines=st.lists(st.lists(CELL, max_size=len(HEADS)), max_size=9),
    answers=st.dictionaries(
        st.integers(2, 10),
        st.dictionaries(
            st.sampled_from(["", "name", "email", "role", "twice", "register", "sign-in", "status"]),
            st.sampled_from(["skip", "same", "another", "row-2", "nobody", "carer", "leave-out", "Cy Lo", "x"]),
            max_size=3,
        ),
        max_size=4,
    ),
    order=st.permutations(HEADS),
)
def test_every_row_is_exactly_one_of_three_things(lines: list[list], answers: dict, order: list[str]) -> None:
    sheet = Sheet(
        "", (Row(1, tuple(order)), *(Row(n, tuple(cells)) for n, cells in enumerate(lines, start=2))), may_slip=True
    )
    table = find_table(sheet)
    found = plan(table, guessed(table), Register([ANN]), Setting(TODAY), Told(answers))
    assert [each.row for each in found.outcomes] == [row.number for row in table.rows]
    assert len(found.ready) + len(found.asking) + len(found.skipped) == len(table.rows)
    for each in found.outcomes:
        assert isinstance(each, Ready | NeedsAnswer | Skipped)
        assert report.row(each)
    for each in found.new:
        assert each.entry.name
        assert each.entry.service_user or each.entry.carer
    for each in found.asking:
        keys = [question.key for question in each.questions]
        assert keys == list(dict.fromkeys(keys))
        assert all(question.choices or question.typed for question in each.questions)
    signing_in = [each.entry.email.casefold() for each in found.new if each.entry.signs_in and each.entry.email]
    assert len(signing_in) == len(set(signing_in))
