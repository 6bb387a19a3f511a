"""Text files: letters, separators, rows."""

from __future__ import annotations

import pytest

from app.people.register.sheets import FileRefused
from tests.people.register.reading import asked, chosen, planned, ready, rows

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
