"""Workbooks: sheets, dates, formulas, what is hidden."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from app.people.register.files import read
from app.people.register.sheets import Broken
from tests.people.register.reading import GOOD, asked, chosen, planned, ready, with_part, workbook


def test_the_sheet_of_people_is_chosen_named_and_none_are_merged() -> None:
    data = workbook(
        ("Read me", [["This is our register"], ["Ask Jan before changing it"]]),
        (
            "Service users",
            [["Name", "Email", "Mobile"], *[[f"Ann L{'e' * n}", f"a{n}@post.example", None] for n in range(1, 4)]],
        ),
        ("Carers", [["Name", "Email", "Mobile"], ["Bo Li", "b@post.example", None]]),
    )
    found = chosen(data)
    assert found.table.sheet.title == "Service users"
    assert len(found.table.rows) == 3
    said = " ".join(found.notes)
    assert "Sheet “Service users” was read." in said
    assert "Sheet “Carers” also looks like people. It was not read" in said
    assert "Sheet “Read me” was not read." in said
    carers = planned(data, sheet="carers")
    assert ready(carers, 2).entry.carer


def test_a_sheet_that_is_not_there_is_one_sentence() -> None:
    with pytest.raises(Exception, match=r"There is no sheet “Staff”\. Choose one of: “People”"):
        chosen(GOOD, sheet="Staff")


def test_a_hidden_sheet_is_not_chosen_before_a_visible_one() -> None:
    def hide(book: Workbook) -> None:
        book["Old"].sheet_state = "hidden"

    people = [["Name", "Email", "Mobile", "Joined"], *[["Ann Lee", "a@post.example", None, None]] * 9]
    data = workbook(("Old", people), ("New", [["Name", "Email"], ["Bo Li", "b@post.example"]]), prepare=hide)
    assert chosen(data).table.sheet.title == "New"


def test_dates_serials_and_numbers_of_a_workbook() -> None:
    lines = [
        ["Name", "Joined", "Mobile", "Role"],
        ["Ann Lee", datetime(2020, 9, 1, 10, 30), 7700900001, "Carer"],  # noqa: DTZ001
        ["Bo Li", 44075, 447700900002.0, "Carer"],
        ["Cy Lo", "1 Sept 2020", "07700 900003", "Carer"],
    ]
    found = planned(workbook(("People", lines)))
    assert {each.entry.joined_on for each in found.ready} == {date(2020, 9, 1)}
    assert [each.entry.phone for each in found.ready] == ["+447700900001", "+447700900002", "+447700900003"]


def test_a_workbook_that_counts_from_1904() -> None:
    def mac(book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904

    lines = [["Name", "Joined", "Role"], ["Ann Lee", 42613, "Carer"], ["Bo Li", date(2020, 9, 1), "Carer"]]
    found = planned(workbook(("People", lines), prepare=mac))
    assert [each.entry.joined_on for each in found.ready] == [date(2020, 9, 1)] * 2


def with_result(part: bytes) -> bytes:
    """The sheet as a spreadsheet program saves it: with the result of the formula in B2."""
    saved = re.sub(rb"</f><v ?/?>(</v>)?", b"</f><v>a@post.example</v>", part)
    return saved.replace(b'r="B2"', b'r="B2" t="str"')


def test_a_formula_without_a_saved_result_is_a_question_and_one_with_it_is_its_result() -> None:
    data = workbook(("People", [["Name", "Email", "Role"], ["Ann Lee", '="a"&"@post.example"', "Carer"]]))
    assert asked(planned(data), 2) == ["email"]
    assert read(data).sheets[0].rows[1].cells[1] is Broken.FORMULA
    saved = with_part(data, "xl/worksheets/sheet1.xml", with_result)
    assert ready(planned(saved), 2).entry.email == "a@post.example"


def test_a_formula_can_be_answered() -> None:
    data = workbook(("People", [["Name", "Email", "Role"], ["=B2", "a@post.example", "Carer"]]))
    assert ready(planned(data, answers={2: {"name": "Ann Lee"}}), 2).entry.name == "Ann Lee"


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#VALUE!"])
def test_a_cell_that_ended_in_an_error_is_a_question(error: str) -> None:
    assert asked(planned(workbook(("People", [["Name", "Email", "Role"], ["Ann Lee", error, "Carer"]]))), 2) == [
        "email"
    ]


def test_hidden_rows_and_columns_are_said() -> None:
    def hide(book: Workbook) -> None:
        book["People"].row_dimensions[3].hidden = True
        book["People"].column_dimensions["B"].hidden = True

    lines = [["Name", "Email", "Role"], ["Ann Lee", "a@post.example", "Carer"], ["Bo Li", "b@post.example", "Carer"]]
    data = workbook(("People", lines), prepare=hide)
    assert chosen(data).table.sheet.hidden_columns == {1}
    found = planned(data)
    assert "This row is hidden in the spreadsheet." in ready(found, 3).notes
    assert ready(found, 2).notes == ()


def test_a_stray_word_far_below_does_not_make_a_million_rows() -> None:
    def stray(book: Workbook) -> None:
        book["People"].cell(row=900_000, column=1, value="end of list")

    found = planned(workbook(("People", [["Name", "Email"], ["Ann Lee", "a@post.example"]]), prepare=stray))
    assert len(found.outcomes) < 1_100
    assert found.skipped[-1].row == 900_000
