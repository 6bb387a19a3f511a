"""Names as people write them."""

from __future__ import annotations

import pytest

from app.people.register.cells.names import joined, read_known_as, read_name
from app.people.register.questions import settled
from app.people.register.sheets import Broken

NAMES = [
    ("Josephine Abara-Quill (known as Jo)", "Josephine Abara-Quill", "Jo"),
    ("Josephine Abara-Quill (a.k.a. Jo)", "Josephine Abara-Quill", "Jo"),
    ('Margaret "Peggy" Swann', "Margaret Swann", "Peggy"),
    ("Merryweather, Thibault", "Thibault Merryweather", None),
    ("Ekanem", "Ekanem", None),
    ("Siân O’Rourke-Pugh", "Siân O’Rourke-Pugh", None),
    ("Mrs Dinah Castlereagh", "Dinah Castlereagh", None),
    ("Dr. Ann Lee, MBE", "Ann Lee, MBE", None),
    ("  Ann   Lee * ", "Ann Lee", None),
    ("מרים לוי", "מרים לוי", None),
    ("李小龍", "李小龍", None),
    ("SiÃ¢n Lee", "Siân Lee", None),
    ("Ann\nLee", "Ann Lee", None),
]


@pytest.mark.parametrize(("typed", "full", "known_as"), NAMES)
def test_a_name(typed: str, full: str, known_as: str | None) -> None:
    name = read_name(typed).value
    assert name is not None
    assert (name.full, name.known_as) == (full, known_as)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        None,
        "???",
        "Dinah & Rupert Castlereagh",
        "Ann/Bob",
        "Si?n Lee",
        "Si\ufffdn",
        "Lee (Jones)",
        "R2D2",
        "x" * 300,
        "a@b.example",
        Broken.ERROR,
    ],
)
def test_a_name_nobody_can_be_sure_of_is_a_question(typed: object) -> None:
    reading = read_name(typed)
    assert reading.question is not None
    assert settled(reading, {"name": "Ann Lee"}, read_name).value.full == "Ann Lee"


def test_an_odd_name_may_be_kept_as_it_is() -> None:
    assert settled(read_name("Lee (Jones)"), {"name": "keep"}, read_name).value.full == "Lee (Jones)"


def test_a_name_in_brackets_may_be_what_they_are_called() -> None:
    reading = joined("Harpreet (Harry)", "Kaur-Sandhu")
    name = settled(reading, {"name": "called"}, read_name).value
    assert (name.full, name.known_as) == ("Harpreet Kaur-Sandhu", "Harry")


def test_two_cells_make_one_name() -> None:
    assert joined("Siân", "O’Rourke-Pugh").value.full == "Siân O’Rourke-Pugh"
    assert joined("Ekanem", None).value.full == "Ekanem"
    assert joined(None, "Ekanem").value.full == "Ekanem"
    assert joined(None, None).question is not None


def test_the_name_they_like() -> None:
    assert read_known_as("Shani").value == "Shani"
    assert read_known_as("“Shani”").value == "Shani"
    assert read_known_as("prefers Shani").value == "Shani"
    assert read_known_as(None).value is None
    assert read_known_as("x" * 101).question is not None
