"""The plan: each row exactly once, and nobody twice."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.people.register import report
from app.people.register.drafts import Setting
from app.people.register.headings import find_table
from app.people.register.known import Register
from app.people.register.mapping import guessed
from app.people.register.plan import NeedsAnswer, Ready, Skipped, Told, plan
from app.people.register.sheets import Broken, Row, Sheet
from app.people.states import AdvisorState
from tests.people.register.reading import ANN, COMMUNITY, TODAY, asked, planned, ready, rows, why, workbook


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
