"""Headings found and guessed, and what is never brought in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import RuleBroken
from app.people.register import report
from app.people.register.cells.roles import AS_CARER
from app.people.register.columns import Certainty, letters
from app.people.register.fields import LABELS, Field
from app.people.register.headings import find_table
from app.people.register.mapping import changed, guessed
from app.people.register.sheets import Row, Sheet
from app.people.register.synonyms import field_of
from app.people.register.values import is_nhs_number
from tests.people.register.reading import chosen, planned, ready, rows, workbook


def fields(text: str) -> dict[str, Field]:
    return {column.title: column.field for column in guessed(chosen(text.encode()).table).columns}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("First name", Field.FIRST_NAME),
        ("FORENAME(S)", Field.FIRST_NAME),
        ("Surname", Field.LAST_NAME),
        ("Full Name", Field.FULL_NAME),
        ("Preferred name", Field.KNOWN_AS),
        ("E-mail", Field.EMAIL),
        ("E-Mail Address:", Field.EMAIL),
        ("email (personal)", Field.EMAIL),
        ("Mob.", Field.PHONE),
        ("Contact No.", Field.PHONE),
        ("Tel. (daytime)", Field.PHONE),
        ("Post code", Field.ADDRESS),
        ("SU / Carer", Field.ROLE),
        ("Service user or carer?", Field.ROLE),
        ("Date joined (dd/mm/yyyy)", Field.JOINED),
        ("Panel trained Y/N", Field.PANEL_TRAINED),
        ("Interview training?", Field.PANEL_TRAINED),
        ("Areas of interest", Field.INTERESTS),
        ("Interested in (QI, panels, talks)", Field.INTERESTS),
        ("Reasonable adjustments", Field.ACCESS_NEEDS),
        ("Preferred method of contact", Field.CONTACT_BY),
        ("Pronouns", Field.PRONOUNS),
        ("Current status", Field.STATUS),
        ("Cares for", Field.CARES_FOR),
        ("Colour", None),
        ("Emergency contact phone", None),
        ("GP telephone", None),
        ("Carer's email", None),
        ("", None),
    ],
)
def test_a_heading_names_a_field(heading: str, field: Field | None) -> None:
    assert field_of(heading) is field


@pytest.mark.parametrize(
    "heading",
    [
        "NHS number",
        "NHS No.",
        "RiO number",
        "Hospital no",
        "Bank",
        "Sort code",
        "Account number",
        "NI number",
        "Payroll no",
        "Diagnosis",
        "Dx",
        "Mental health history",
        "Medication",
        "Section status",
        "MHA",
        "Risk",
        "Forensic history",
        "Health conditions",
        "Ethnicity",
        "Gender",
        "Religion",
        "Disability",
        "DOB",
        "Date of birth",
        "Age",
        "Benefits",
    ],
)
def test_some_columns_are_never_brought_in_whoever_asks(heading: str) -> None:
    found = guessed(chosen(rows("Ann Lee,secret words", headings=f"Name,{heading}").encode()).table)
    column = found.columns[1]
    assert (column.field, column.certainty) == (Field.LEAVE_OUT, Certainty.NEVER)
    assert "ever brought in" in column.why
    with pytest.raises(RuleBroken, match="never brought in"):
        changed(found, {heading: "access-needs"})
    assert any("Never brought in" in line for line in report.columns(found))


@pytest.mark.parametrize(
    "heading", ["Notes", "Comments", "Background", "Ward", "Section", "History", "Misc", "Next of kin", "Colour"]
)
def test_words_that_may_be_about_health_stay_out_until_somebody_decides(heading: str) -> None:
    text = rows("Ann Lee,Was on Willow ward", headings=f"Name,{heading}")
    found = guessed(chosen(text.encode()).table)
    assert (found.columns[1].field, found.columns[1].certainty) == (Field.LEAVE_OUT, Certainty.ASK)
    assert "Willow" not in repr(planned(text))
    decided = planned(text, columns={heading: "access-needs"})
    assert [question.key for each in decided.asking for question in each.questions] == ["access-needs"]


def test_nhs_numbers_are_known_by_themselves() -> None:
    assert is_nhs_number("943 476 5919")
    assert not is_nhs_number("943 476 5918")
    assert not is_nhs_number(True)
    lines = [
        f"Ann {c},{n}"
        for c, n in zip(
            "ABCDEF", ["9434765919", "4010232137", "9434765870", "9434765870", "4010232137", "9434765919"], strict=True
        )
    ]
    for heading in ("Number", "Ref", "Colour"):
        found = guessed(chosen(rows(*lines, headings=f"Name,{heading}").encode()).table)
        assert found.columns[1].certainty is Certainty.NEVER


def test_titles_above_the_headings_and_headings_in_two_rows() -> None:
    data = workbook(
        (
            "Register",
            [
                ["Involvement register 2026", None, None, None, None],
                ["CONFIDENTIAL", None, None, None, None],
                [],
                ["Name", None, "Contact", None, "Joined"],
                ["First", "Last", "Email", "Mobile", None],
                ["Ann", "Lee", "a@post.example", "07700 900001", "01/09/2020"],
            ],
        )
    )
    found = chosen(data)
    assert found.table.heading_rows == (4, 5)
    assert [column.field for column in guessed(found.table).columns] == [
        Field.FIRST_NAME,
        Field.LAST_NAME,
        Field.EMAIL,
        Field.PHONE,
        Field.JOINED,
    ]
    assert any("row 4" in note for note in found.notes)
    assert any("two rows" in note for note in found.notes)
    entry = ready(planned(data), 6).entry
    assert (entry.name, entry.email) == ("Ann Lee", "a@post.example")


def test_without_headings_columns_are_known_by_what_is_in_them() -> None:
    text = "Ann Lee,a@post.example,07700 900001\r\nBo Li,b@post.example,07700 900002\r\n"
    assert fields(text) == {"column A": Field.LEAVE_OUT, "column B": Field.EMAIL, "column C": Field.PHONE}
    found = planned(text, columns={"A": "full-name"})
    assert [each.entry.name for each in found.ready] == ["Ann Lee", "Bo Li"]


def test_name_beside_surname_is_the_first_name() -> None:
    assert fields("Name,Surname,Email\r\n")["Name"] is Field.FIRST_NAME
    assert fields("Name,First name,Surname,Email\r\n")["Name"] is Field.LEAVE_OUT
    assert fields("First name,Email\r\n")["First name"] is Field.FULL_NAME


def test_ticks_for_roles_and_interests() -> None:
    text = rows("Ann Lee,Y,,x,", "Bo Li,,yes,,x", headings="Name,Service user,Carer,QI,Committees")
    found = planned(text)
    assert [(each.entry.service_user, each.entry.carer) for each in found.ready] == [(True, False), (False, True)]
    assert [each.entry.interests for each in found.ready] == [("project",), ("committee",)]


def test_a_column_called_carer_that_says_who_is_what() -> None:
    found = planned(rows("Ann Lee,Service user", "Bo Li,Carer", headings="Name,Carer"))
    assert [each.entry.carer for each in found.ready] == [False, True]


def test_two_phones_and_three_lines_of_address() -> None:
    text = rows(
        "Ann Lee,0116 496 0144,07700 900001,1 High St,Leeds,LS1 1AA",
        headings="Name,Home phone,Mobile,Address 1,Town,Postcode",
    )
    row = ready(planned(text), 2)
    assert row.entry.phone == "+447700900001"
    assert row.entry.address == "1 High St\nLeeds\nLS1 1AA"
    assert any("more than one phone" in note for note in row.notes)


def test_two_columns_of_emails_keep_the_first_and_say_so() -> None:
    row = ready(planned(rows("Ann Lee,a@post.example,b@post.example", headings="Name,Email,Other email")), 2)
    assert row.entry.email == "a@post.example"
    assert any("another e-mail" in note for note in row.notes)


def test_a_file_that_does_not_say_who_is_a_carer_says_what_was_taken() -> None:
    found = chosen(rows("Ann Lee,a@post.example", headings="Name,Email").encode())
    assert "everyone is put down as a service user" in guessed(found.table).everyone_because
    assert guessed(found.table, told=AS_CARER).everyone == AS_CARER
    assert guessed(found.table, told=AS_CARER).everyone_because == ""


def test_the_mapping_is_changed_by_heading_letter_or_place() -> None:
    found = guessed(chosen(rows("Ann Lee,Jo,a@post.example", headings="Name,Alias,Email").encode()).table)
    for name in ("alias", "B", "#1"):
        assert changed(found, {name: "known-as"}).columns[1].field is Field.KNOWN_AS
    assert changed(found, {"Email": "leave out"}).columns[2].field is Field.LEAVE_OUT


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"Shoe size": "phone"}, "There is no column “Shoe size”"),
        ({"Alias": "diagnosis"}, "not something a column can be"),
        ({"Alias": "full-name"}, "cannot both be the same thing"),
        ({"Alias": "interest"}, "not a kind of opportunity"),
    ],
)
def test_a_choice_that_cannot_be_is_one_sentence(choices: dict[str, str], words: str) -> None:
    found = guessed(chosen(rows("Ann Lee,Jo,a@post.example", headings="Name,Alias,Email").encode()).table)
    with pytest.raises(RuleBroken, match=words):
        changed(found, choices)


def test_without_a_name_nobody_can_go_in() -> None:
    found = guessed(chosen(rows("a@post.example,Carer", headings="Email,Role").encode()).table)
    assert "which column holds the names" in str(found.problem())


def test_hidden_columns_are_said() -> None:
    def hide(book) -> None:
        book["People"].column_dimensions["B"].hidden = True

    data = workbook(("People", [["Name", "Email"], ["Ann Lee", "a@post.example"]]), prepare=hide)
    assert any("hidden in the spreadsheet" in line for line in report.columns(guessed(chosen(data).table)))


def test_every_field_has_a_label_and_columns_have_letters() -> None:
    assert set(LABELS) == set(Field)
    assert [letters(index) for index in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


@given(
    st.lists(st.lists(st.one_of(st.none(), st.text(max_size=12), st.integers(), st.dates()), max_size=6), max_size=8)
)
def test_any_sheet_has_a_table(lines: list[list]) -> None:
    sheet = Sheet("", tuple(Row(number, tuple(cells)) for number, cells in enumerate(lines, start=1)))
    table = find_table(sheet)
    assert len(table.headings) >= sheet.width
    assert len(table.rows) + len(table.heading_rows) <= len(lines)
    assert all(column.certainty in Certainty for column in guessed(table).columns)
