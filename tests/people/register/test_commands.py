"""`register import FILE` as an operator meets it, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.core.audit import AuditEntry
from app.messages.models import OutboxMessage
from app.people.models import Account, Advisor, AdvisorMove, Channel, Person
from app.people.register.models import RegisterImport, RegisterRow
from app.people.states import AdvisorState
from tests.people.register.reading import CARERS, COMMUNITY, rows
from tests.support.make import Make

Run = Callable[..., Result]


@pytest.fixture
def run(application: Flask) -> Run:
    def command(*args: str | Path) -> Result:
        return application.test_cli_runner().invoke(args=["register", "import", *map(str, args)])

    return command


@pytest.fixture
def contents(application: Flask) -> Callable[[], dict[str, list[tuple]]]:
    """Every row of every table, to see that nothing has changed."""

    def read() -> dict[str, list[tuple]]:
        with application.app_context():
            tables = db.Base.metadata.sorted_tables
            return {table.name: sorted(map(repr, db.session().execute(select(table)))) for table in tables}

    return read


def last_line(result: Result) -> str:
    return result.stdout.strip().splitlines()[-1]


def person(application: Flask, name: str) -> Person:
    with application.app_context():
        found = db.session().scalars(select(Person).where(Person.full_name == name)).one()
        _ = found.account, found.roles, found.advisor, found.advisor.interests, found.advisor.training
        return found


def count(application: Flask, model: type) -> int:
    with application.app_context():
        return db.session().scalar(select(func.count()).select_from(model)) or 0


def test_the_community_register_goes_in(run: Run, application: Flask) -> None:
    result = run(COMMUNITY)
    assert result.exit_code == 0, result.output
    assert last_line(result) == "24 ready, 1 need an answer, 0 skipped"
    assert count(application, Advisor) == 24
    shani = person(application, "Siân O’Rourke-Pugh")
    assert (shani.known_as, shani.contact_by, shani.phone) == ("Shani", Channel.LETTER, "+447700900777")
    rosalind = person(application, "Rosalind Nettleship")
    assert rosalind.account.sign_in_email == "r.nettleship@post.example"
    assert rosalind.account.password_hash is None
    assert {each.kind_code for each in rosalind.advisor.interests} == {"project", "interview-panel", "training-session"}
    assert [each.course_code for each in person(application, "Oluwaseun Sowerbutts").advisor.training] == [
        "interview-panel-training"
    ]
    assert person(application, "Łucja Żurawska").account is None
    assert person(application, "Tobiah Wrigglesworth").advisor.state is AdvisorState.PAUSED


def test_each_row_is_said_in_plain_words(run: Run) -> None:
    lines = run(COMMUNITY).stdout.splitlines()
    assert "Row 2, ready: Rosalind Nettleship." in lines
    assert "Row 24, ready: Łucja Żurawska. No e-mail. They will be reached by phone." in lines
    assert any(
        line.startswith("Row 25, needs an answer: Orla Fennimore. The e-mail “o.fennimore@post”") for line in lines
    )
    assert "To answer: --answer 25=CHOICE, where CHOICE is leave-out, or the right e-mail." in lines
    assert any("/team/register/imports/" in line for line in lines)


def test_the_progress_is_on_the_other_stream(run: Run) -> None:
    result = run(COMMUNITY)
    assert "Bringing in" in result.stderr
    assert "Bringing in" not in result.stdout


def test_nobody_gets_a_message(run: Run, application: Flask) -> None:
    run(COMMUNITY)
    run(CARERS)
    assert count(application, Advisor) == 42
    assert count(application, OutboxMessage) == 0


@pytest.mark.parametrize("file", [COMMUNITY, CARERS], ids=["community", "carers"])
def test_a_second_run_says_the_same_and_changes_nothing(run: Run, contents, file: Path) -> None:
    first = run(file)
    before = contents()
    second = run(file)
    assert contents() == before
    assert last_line(second) == last_line(first)
    assert "Nothing was changed: all of this was brought in before." in second.stdout


def test_a_second_run_changes_nothing_though_people_were_changed_meanwhile(
    run: Run, contents, application: Flask
) -> None:
    run(COMMUNITY)
    with application.app_context(), db.transaction() as session:
        amara = session.scalars(select(Person).where(Person.full_name == "Amara Crabtree")).one()
        amara.full_name, amara.email, amara.phone = "Amara Crabtree-Bell", "amara@new.example", None
    before = contents()
    assert last_line(run(COMMUNITY)) == "24 ready, 1 need an answer, 0 skipped"
    assert contents() == before


def test_a_dry_run_says_the_same_and_changes_nothing(run: Run, contents) -> None:
    before = contents()
    result = run(COMMUNITY, "--dry-run")
    assert contents() == before
    assert last_line(result) == "24 ready, 1 need an answer, 0 skipped"
    assert "Row 2, ready: Rosalind Nettleship." in result.stdout
    assert "nothing was changed" in result.stdout


def test_an_answer_brings_the_row_in_and_it_is_not_asked_again(run: Run, application: Flask, contents) -> None:
    run(COMMUNITY)
    result = run(COMMUNITY, "--answer", "25=o.fennimore@post.example")
    assert last_line(result) == "25 ready, 0 need an answer, 0 skipped"
    assert person(application, "Orla Fennimore").email == "o.fennimore@post.example"
    before = contents()
    assert last_line(run(COMMUNITY)) == "25 ready, 0 need an answer, 0 skipped"
    assert contents() == before


def test_a_row_without_its_email_is_known_again(run: Run, contents) -> None:
    run(COMMUNITY, "--answer", "25=leave-out")
    before = contents()
    assert last_line(run(COMMUNITY)) == "25 ready, 0 need an answer, 0 skipped"
    assert contents() == before


def test_a_row_that_was_left_out_stays_out(run: Run, application: Flask) -> None:
    run(COMMUNITY)
    assert last_line(run(COMMUNITY, "--answer", "25=skip")) == "24 ready, 0 need an answer, 1 skipped"
    assert last_line(run(COMMUNITY)) == "24 ready, 0 need an answer, 1 skipped"
    assert count(application, Advisor) == 24


def test_a_couple_with_one_email(run: Run, application: Flask) -> None:
    assert last_line(run(CARERS)) == "18 ready, 2 need an answer, 0 skipped"
    assert last_line(run(CARERS, "--answer", "18=row-19")) == "20 ready, 0 need an answer, 0 skipped"
    dinah, rupert = person(application, "Dinah Castlereagh"), person(application, "Rupert Castlereagh")
    assert dinah.email == rupert.email == "castlereaghs@post.example"
    assert dinah.account is None
    assert rupert.account.sign_in_email == "castlereaghs@post.example"
    assert last_line(run(CARERS)) == "20 ready, 0 need an answer, 0 skipped"


def test_both_files_one_after_the_other(run: Run, application: Flask) -> None:
    run(COMMUNITY)
    assert last_line(run(CARERS)) == "18 ready, 2 need an answer, 0 skipped"
    assert count(application, RegisterImport) == 2


def test_an_import_is_recorded_and_audited(run: Run, application: Flask) -> None:
    run(COMMUNITY)
    with application.app_context():
        made = db.session().scalars(select(RegisterImport)).one()
        assert (made.file_name, made.by_id, made.added, made.asking) == ("1_community_register.csv", None, 24, 1)
        assert made.sha256 == "" or len(made.sha256) == 64
        entry = db.session().scalars(select(AuditEntry).where(AuditEntry.event == "RegisterImported")).one()
        assert entry.data == {"import_id": made.id, "added": 24}
        moves = db.session().scalars(select(AdvisorMove)).all()
        assert {move.reason for move in moves} == {"Brought in from a spreadsheet"}


def test_only_a_row_that_waits_keeps_words_and_only_of_the_columns_that_are_read(
    run: Run, application: Flask, tmp_path: Path
) -> None:
    file = tmp_path / "notes.csv"
    heading = "Name,Email,Role,Notes,NHS number"
    file.write_text(
        rows(
            "Ann Lee,a@post,Carer,very ill in May,9434765919",
            "Bo Li,b@post.example,Carer,ill too,4010232137",
            headings=heading,
        )
    )
    result = run(file)
    assert last_line(result) == "1 ready, 1 need an answer, 0 skipped"
    assert "ill" not in result.stdout.replace("will", "").replace("still", "")
    assert "Never brought in: we keep no NHS or hospital numbers." in result.stdout
    with application.app_context():
        kept = db.session().scalars(select(RegisterRow).order_by(RegisterRow.number)).all()
        assert [row.cells is None for row in kept] == [False, True]
        assert kept[0].cells["cells"] == ["Ann Lee", "a@post", "Carer"]


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


def test_a_crash_in_the_middle_leaves_nothing(application: Flask, contents) -> None:
    from app.core.actor import SYSTEM
    from app.people.register import taking
    from app.people.register.work import Source, opened

    def crash(done: int, _total: int) -> None:
        if done == 12:
            raise KeyboardInterrupt

    before = contents()
    with application.app_context():
        read = opened(Source("register.csv", COMMUNITY.read_bytes()))
        with pytest.raises(KeyboardInterrupt):
            taking.take_in(read, {}, by=SYSTEM, progress=crash)
    assert contents() == before


def test_a_register_that_moved_meanwhile_is_planned_against_again(
    application: Flask, make: Make, tmp_path: Path
) -> None:
    """Between the plan and the writing the same person is added by hand."""
    from app.core.actor import SYSTEM
    from app.people.register import actions
    from app.people.register.work import Source, opened, planned

    with application.app_context():
        found = planned(opened(Source("r.csv", rows("Ann Lee,a@post.example,,Carer").encode())), {})
    make.advisor("Ann Lee", email="a@post.example")
    with application.app_context(), pytest.raises(actions.OutOfDate), db.transaction():
        actions.take_in(found, by=SYSTEM)
    assert count(application, Advisor) == 1
