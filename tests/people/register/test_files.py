"""Files as teams really send them: letters, separators, sheets, and files that are no spreadsheet at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.people.register.files import read, tidy_name
from app.people.register.sheets import FileRefused
from tests.people.register.reading import GOOD, archive, with_part, workbook

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


def test_other_archives_are_told_apart() -> None:
    with pytest.raises(FileRefused, match="not an Excel workbook"):
        read(archive({"word/document.xml": b"<x/>"}))
    with pytest.raises(FileRefused, match=r"\.xlsb"):
        read(archive({"xl/workbook.bin": b"x"}))


def outcome_of(data: bytes) -> bool:
    """Whether reading ends in sheets or in one sentence; anything else is raised."""
    try:
        return bool(read(data).sheets)
    except FileRefused as refused:
        return str(refused).endswith(".")


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
