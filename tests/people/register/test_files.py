"""Files as teams really send them: letters, separators, sheets, and files that are no spreadsheet at all."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from app.people.register.files import read, tidy_name
from app.people.register.sheets import Broken, FileRefused
from tests.people.register.reading import asked, chosen, planned, ready, rows, workbook

POLISH = "Name,Email,Mobile\r\nŁucja Żurawska,l@post.example,07700 900001\r\n"
WELSH = "Name,Email,Mobile\r\nSiân O’Rourke,s@post.example,07700 900001\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_file_is_read(encoding: str) -> None:
    assert ready(planned(POLISH.encode(encoding)), 2).entry.name == "Łucja Żurawska"


def test_windows_letters_are_read_and_said() -> None:
    found = chosen(WELSH.encode("cp1252"))
    assert found.table.rows[0].cells[0] == "Siân O’Rourke"
    assert any("UTF-8" in note for note in found.notes)


def test_letters_of_an_old_mac_are_read() -> None:
    assert chosen(WELSH.replace("\r\n", "\r").encode("mac_roman")).table.rows[0].cells[0] == "Siân O’Rourke"


def test_bytes_that_windows_does_not_know_are_no_failure() -> None:
    assert ready(planned(b"Name,Email\r\nAnn \x81Lee,a@post.example\r\n"), 2).entry.name == "Ann Lee"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_separator_is_found(separator: str) -> None:
    text = rows("Ann Lee,a@post.example,07700 900001,QI and talks", headings="Name,Email,Mobile,Interests")
    entry = ready(planned(text.replace(",", separator)), 2).entry
    assert (entry.name, entry.phone) == ("Ann Lee", "+447700900001")


def test_semicolons_inside_cells_do_not_make_a_separator() -> None:
    lines = [f"Ann Lee{n},a{n}@post.example,QI; talks; panels" for n in range(3)]
    text = (
        rows(*lines, headings="Name,Email,Interests").replace("Lee0", "Lee").replace("Lee1", "Li").replace("Lee2", "Lo")
    )
    assert ready(planned(text), 2).entry.interests == ("project", "training-session", "interview-panel")


def test_excel_may_say_its_separator_first() -> None:
    assert ready(planned("sep=;\r\nName;Email\r\nAnn Lee;a@post.example\r\n"), 2).entry.name == "Ann Lee"


def test_lines_inside_a_cell_do_not_move_the_row_numbers() -> None:
    found = planned(
        rows('Ann Lee,a@post.example,"1 High Street\nLeeds"', "Bo Li,bad@post,", headings="Name,Email,Address")
    )
    assert ready(found, 2).entry.address == "1 High Street\nLeeds"
    assert asked(found, 3) == ["email"]


def test_a_quote_that_is_never_closed_is_refused_with_its_row() -> None:
    lines = ['"Ann Lee,a@post.example', *[f"Person {n},p{n}@post.example" for n in range(60)]]
    with pytest.raises(FileRefused, match="Row 2 has a quote mark"):
        planned(rows(*lines, headings="Name,Email"))


def test_a_leading_zero_that_excel_was_told_to_keep() -> None:
    found = planned(rows('Ann Lee,a@post.example,"=""07700900001""",Carer', "Bo Li,b@post.example,'07700900002,Carer"))
    assert [each.entry.phone for each in found.ready] == ["+447700900001", "+447700900002"]


def test_a_formula_in_a_text_file_is_a_question_and_never_text() -> None:
    found = planned(rows('=A1&" Lee",a@post.example,07700 900001,Carer'))
    assert asked(found, 2) == ["name"]
    assert "=A1" not in repr(found)


def test_short_rows_are_read_and_a_row_that_slipped_is_asked_about() -> None:
    found = planned(
        rows(
            "Ann Lee,1 High St,Carer",
            "Bo Li,2 High St, Leeds,Carer",
            "Cy Lo",
            "Di Ng,3 High St,Both",
            headings="Name,Address,Role",
        )
    )
    assert asked(found, 3) == ["slip", "role"]
    assert asked(found, 2) == []
    assert asked(found, 4) == ["person", "role"]


def test_a_text_file_of_one_column() -> None:
    found = planned("Full name\r\nAnn Lee\r\nBo Li\r\n", columns={"A": "full-name"})
    assert [each.entry.name for each in found.ready] == ["Ann Lee", "Bo Li"]


REFUSED = {
    "empty": (b"", "empty"),
    "blank": (b"\xef\xbb\xbf \r\n\r\n", "empty"),
    "only separators": (b",,,\r\n,,,\r\n", "no words"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "picture": (b"\x89PNG\r\n\x1a\n....", "picture"),
    "old excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, r"\.xls file"),
    "password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    "web page": (b"<html><table><tr><td>Name</td></tr></table></html>", "web page"),
    "xml": (b'<?xml version="1.0"?><Workbook/>', "web page or XML"),
    "document": (b"{\\rtf1\\ansi Name}", "document"),
    "gzip": (b"\x1f\x8b\x08\x00abc", "packed"),
    "binary": (bytes(range(1, 32)) * 40, "not a spreadsheet"),
    "too large": (b"Name,Email\r\n" + b"x" * 5_000_001, "5 MB"),
    "torn workbook": (b"PK\x03\x04 and nothing more", "damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_one_sentence_that_says_what_to_do(name: str) -> None:
    data, words = REFUSED[name]
    with pytest.raises(FileRefused, match=words) as refused:
        read(data)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_too_many_rows_and_too_many_columns_are_refused() -> None:
    with pytest.raises(FileRefused, match=r"20,000 rows"):
        read(b"Name\r\n" + b"Ann\r\n" * 20_030)
    with pytest.raises(FileRefused, match="200 cells"):
        read(b"Name," + b"x," * 200 + b"x\r\n")


def archive(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return stream.getvalue()


def test_other_archives_are_told_apart() -> None:
    with pytest.raises(FileRefused, match="not an Excel workbook"):
        read(archive({"word/document.xml": b"<x/>"}))
    with pytest.raises(FileRefused, match=r"\.xlsb"):
        read(archive({"xl/workbook.bin": b"x"}))


def with_part(data: bytes, name: str, change) -> bytes:
    """The workbook with one part of its archive changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {part: packed.read(part) for part in packed.namelist()}
    return archive({**parts, name: change(parts.get(name, b""))})


def outcome_of(data: bytes) -> bool:
    """Whether reading ends in sheets or in one sentence; anything else is raised."""
    try:
        return bool(read(data).sheets)
    except FileRefused as refused:
        return str(refused).endswith(".")


GOOD = workbook(("People", [["Name", "Email"], ["Ann Lee", "a@post.example"]]))


def test_a_small_file_that_unpacks_into_a_huge_one_is_refused() -> None:
    bomb = with_part(GOOD, "xl/worksheets/sheet1.xml", lambda part: part + b" " * 60_000_000)
    assert len(bomb) < 200_000
    with pytest.raises(FileRefused, match="too large once it is unpacked"):
        read(bomb)


def test_a_small_file_of_millions_of_cells_is_refused() -> None:
    start = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>'
    bomb = with_part(
        GOOD, "xl/worksheets/sheet1.xml", lambda part: start + b"<c/>" * 1_600_000 + b"</row></sheetData></worksheet>"
    )
    with pytest.raises(FileRefused, match="too many cells"):
        read(bomb)


def test_an_xml_entity_is_refused() -> None:
    evil = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><worksheet>&x;</worksheet>'
    with pytest.raises(FileRefused, match="damaged"):
        read(with_part(GOOD, "xl/worksheets/sheet1.xml", lambda part: evil))


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"]
)
@pytest.mark.parametrize("content", [b"", b"<not closed", b"<a/>", b"\xff\xfe\x00"])
def test_a_damaged_part_is_a_sentence_and_never_a_crash(part: str, content: bytes) -> None:
    assert outcome_of(with_part(GOOD, part, lambda _: content))


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


def test_a_workbook_without_a_word_is_refused() -> None:
    with pytest.raises(FileRefused, match="no words"):
        read(workbook(("Sheet1", [])))


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("C:\\fakepath\\register.csv", "register.csv"),
        ("../../etc/passwd", "passwd"),
        ("", "spreadsheet"),
        (None, "spreadsheet"),
        ("a" * 300, "a" * 120),
    ],
)
def test_a_file_keeps_its_own_name_and_nothing_else(name: str | None, tidy: str) -> None:
    assert tidy_name(name) == tidy


@given(st.binary(max_size=400))
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    assert outcome_of(data)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=8))
def test_no_torn_workbook_makes_reading_fail(changes: list[tuple[int, int]]) -> None:
    torn = bytearray(GOOD)
    for at, byte in changes:
        torn[at] = byte
    assert outcome_of(bytes(torn))
