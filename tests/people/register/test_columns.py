"""Headings found and guessed, and what is never brought in."""

from __future__ import annotations

import pytest

from app.core.errors import RuleBroken
from app.people.register import report
from app.people.register.cells.roles import AS_CARER
from app.people.register.columns import letters
from app.people.register.fields import LABELS, Field
from app.people.register.mapping import changed, guessed
from tests.people.register.reading import chosen, planned, ready, rows, workbook


def fields(text: str) -> dict[str, Field]:
    return {column.title: column.field for column in guessed(chosen(text.encode()).table).columns}


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
