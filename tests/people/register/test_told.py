"""What an operator can tell the command, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from app.people.models import Account
from app.people.states import AdvisorState
from tests.people.register.reading import rows
from tests.people.register.walking import Run, count, last_line, person
from tests.support.make import Make


def test_somebody_who_left_is_ended_and_does_not_sign_in(run: Run, application: Flask, tmp_path: Path) -> None:
    file = tmp_path / "left.csv"
    file.write_text(rows("Ann Lee,a@post.example,Carer,left", headings="Name,Email,Role,Status"))
    assert last_line(run(file)) == "0 ready, 1 need an answer, 0 skipped"
    run(file, "--answer", "2=ended")
    ann = person(application, "Ann Lee")
    assert ann.advisor.state is AdvisorState.ENDED
    assert ann.account is None


def test_somebody_who_works_here_becomes_an_advisor_too(
    run: Run, application: Flask, make: Make, tmp_path: Path
) -> None:
    from app.people.models import Role

    make.person("Ann Lee", Role.HOST, email="a@post.example")
    file = tmp_path / "staff.csv"
    file.write_text(rows("Ann Lee,a@post.example,,Carer"))
    assert last_line(run(file)) == "0 ready, 1 need an answer, 0 skipped"
    assert last_line(run(file, "--answer", "2=same")) == "1 ready, 0 need an answer, 0 skipped"
    ann = person(application, "Ann Lee")
    assert ann.advisor.carer
    assert {grant.role for grant in ann.roles} == {Role.HOST, Role.ADVISOR}
    assert count(application, Account) == 1


def test_columns_and_everyone_can_be_told(run: Run, application: Flask, tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text(rows("Ann Lee,Annie,a@post.example", headings="Person,Alias,Where to write"))
    result = run(file, "--map", "Alias=known-as", "--map", "C=email", "--everyone", "carer")
    assert last_line(result) == "1 ready, 0 need an answer, 0 skipped"
    ann = person(application, "Ann Lee")
    assert (ann.known_as, ann.email, ann.advisor.carer, ann.advisor.service_user) == (
        "Annie",
        "a@post.example",
        True,
        False,
    )


def test_a_sheet_can_be_told(run: Run, tmp_path: Path) -> None:
    from tests.people.register.reading import workbook

    lines = [["Name", "Email"], ["Ann Lee", "a@post.example"]]
    file = tmp_path / "two.xlsx"
    file.write_bytes(workbook(("Service users", [*lines, ["Bo Li", "b@post.example"]]), ("Carers", lines)))
    assert last_line(run(file, "--dry-run")) == "2 ready, 0 need an answer, 0 skipped"
    assert last_line(run(file, "--dry-run", "--sheet", "Carers")) == "1 ready, 0 need an answer, 0 skipped"


@pytest.mark.parametrize(
    ("content", "args", "words"),
    [
        (b"%PDF-1.7", (), "This is a PDF"),
        (b"", (), "The file is empty"),
        (b"a@post.example,b@post.example\r\n", (), "Say which column holds the names"),
        (b"Name,Email\r\nAnn,a@post.example\r\n", ("--map", "Shoe=phone"), "There is no column “Shoe”"),
        (b"Name,Email\r\nAnn,a@post.example\r\n", ("--map", "Shoe"), "Write --map as HEADING=FIELD"),
        (b"Name,Email\r\nAnn,a@post.example\r\n", ("--answer", "x=y"), "Write --answer as ROW=CHOICE"),
        (b"Name,Email\r\nAnn,a@post.example\r\n", ("--sheet", "Staff"), "There is no sheet “Staff”"),
    ],
)
def test_what_cannot_be_understood_is_one_sentence_and_exit_2(
    run: Run, tmp_path: Path, contents, content: bytes, args, words: str
) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    before = contents()
    result = run(file, *args)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert contents() == before


def test_a_file_that_is_not_there_is_one_sentence(run: Run, tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere.csv")
    assert result.exit_code == 2
    assert result.stderr.strip().endswith("no such file or directory.")
    assert run(tmp_path).exit_code == 2
