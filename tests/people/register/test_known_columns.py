"""What somebody chose for a set of headings is used when the same headings come again, by page and by command."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from app.people.models import Advisor
from app.people.register.models import KnownColumns
from tests.people.register.walking import Run, columns, count, person, press, upload
from tests.support.make import Make
from tests.support.page import Browser

FIRST = "Name,Ring them on,Colour\nZoe New,07700 900001,red\n"
SECOND = "Name,Ring them on,Colour\nYan Next,07700 900002,blue\n"
OTHER = "Name,Colour,Ring them on\nXena Other,green,07700 900003\n"
SAID = "The columns are read as Tess Team chose for the same headings on Tuesday 1 December 2026."


def test_the_same_headings_are_read_the_same_way_and_the_page_says_so(
    application: Flask, team: Browser, make: Make
) -> None:
    page = upload(team, FIRST)
    assert "chose for the same headings" not in page.text
    press(team, columns(team, page, column_1="phone"), "take-in")
    assert person(application, "Zoe New").phone == "+447700900001"

    again = upload(team, SECOND)
    assert SAID in again.text
    press(team, columns(team, again), "take-in")

    assert person(application, "Yan Next").phone == "+447700900002"
    assert count(application, KnownColumns) == 1
    assert "chose for the same headings" not in upload(team, OTHER).text  # in another order they are others


def test_it_can_be_changed_and_the_change_is_what_is_kept(application: Flask, team: Browser) -> None:
    press(team, columns(team, upload(team, FIRST), column_1="phone"), "take-in")
    press(team, columns(team, upload(team, SECOND), column_1="leave-out"), "take-in")

    assert person(application, "Yan Next").phone is None
    third = upload(team, SECOND.replace("Yan Next", "Wu Third"))
    chosen = third.soup.select_one("select[name=column-1] option[selected]")
    assert chosen is not None
    assert chosen["value"] == "leave-out"


def test_the_command_remembers_and_uses_it_too(application: Flask, run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text(FIRST)
    second.write_text(SECOND)
    looked = run(first, "--map", "Ring them on=phone", "--dry-run")
    assert looked.exit_code == 0
    assert count(application, KnownColumns) == 0  # a look keeps nothing
    run(first, "--map", "Ring them on=phone")

    result = run(second)

    assert "as they were chosen for the same headings on Tuesday 1 December 2026" in result.stdout
    assert person(application, "Yan Next").phone == "+447700900002"
    assert count(application, Advisor) == 2
    run(second.rename(tmp_path / "third.csv"), "--map", "Ring them on=leave-out")
    assert count(application, Advisor) == 2


def test_what_no_longer_makes_sense_is_not_used(application: Flask, run: Run, tmp_path: Path) -> None:
    """The same heading holds NHS numbers now: what was chosen for it is left, and nothing of it comes in."""
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text(FIRST)
    numbers = ("943 476 5919", "401 023 2137", "987 654 3210")
    rows = "".join(f"Person {at},{number},red\n" for at, number in zip("ABC", numbers, strict=True))
    second.write_text("Name,Ring them on,Colour\n" + rows)
    run(first, "--map", "Ring them on=phone")

    result = run(second)

    assert result.exit_code == 0
    assert "for the same headings" not in result.stdout
    assert person(application, "Person A").phone is None
