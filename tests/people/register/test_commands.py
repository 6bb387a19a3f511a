"""`register import FILE` as an operator meets it, on both databases."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.audit import AuditEntry
from app.messages.models import OutboxMessage
from app.people.models import Advisor, AdvisorMove, Channel
from app.people.register.models import RegisterImport, RegisterRow
from app.people.states import AdvisorState
from tests.people.register.reading import CARERS, COMMUNITY, rows
from tests.people.register.walking import Run, count, last_line, person


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


def test_a_dry_run_says_the_same_and_changes_nothing(run: Run, contents) -> None:
    before = contents()
    result = run(COMMUNITY, "--dry-run")
    assert contents() == before
    assert last_line(result) == "24 ready, 1 need an answer, 0 skipped"
    assert "Row 2, ready: Rosalind Nettleship." in result.stdout
    assert "nothing was changed" in result.stdout


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
