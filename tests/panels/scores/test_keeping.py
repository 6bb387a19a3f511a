"""The file of the recruitment, the outcome, how long it is kept, and what says that it went."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import clock, db
from app.core.audit import AuditEntry
from app.panels.models import Candidate
from app.panels.scores import rules
from app.panels.scores.due import remove_old_scores
from app.panels.scores.models import CandidateOutcome, Removal, Score, SealedScore
from tests.support.page import Browser
from tests.support.scores import Scores, fills

SignIn = Callable[[str], Browser]


@pytest.fixture
def opened(panel: Scores) -> Scores:
    panel.all_give()
    panel.gives(panel.ann, 1, 4, "=HYPERLINK(1)")
    panel.opens()
    return panel


def test_the_file_as_a_table_is_safe_whole_and_written_down(opened: Scores, signed_in: SignIn) -> None:
    host, address = signed_in("host"), f"/panels/{opened.ref}/scores/file/csv"
    answer = host.client.get(address)
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows[0][:4] == ["Candidate", "Reference", "Criterion", "Member"]
    assert len(rows) == 1 + 3 * 2 * 2
    assert "'=HYPERLINK(1)" in {row[7] for row in rows}
    assert {row[3] for row in rows[1:]} == {"Ann Lee", "Bob Ray", "Chris Chair"}
    page = host.get(f"/panels/{opened.ref}/scores")
    assert "Holly, Tuesday 1 December 2026, 9am UK time: taken as a table (CSV)" in page.text
    assert "such as Trac or NHS Jobs" in page.text
    with opened.application.app_context():
        assert db.session().scalar(select(AuditEntry.data).where(AuditEntry.event == "ScoresTaken")) == {
            "panel_id": opened.id, "form": "csv",
        }  # fmt: skip


@pytest.mark.parametrize("form", ["pdf", "large-print"])
def test_the_file_and_the_sheet_as_pdf(opened: Scores, signed_in: SignIn, form: str) -> None:
    host = signed_in("host")
    for address in (f"/panels/{opened.ref}/scores/file/{form}", f"/panels/{opened.ref}/score-sheet/{form}"):
        answer = host.client.get(address)
        assert answer.data.startswith(b"%PDF"), address
        assert answer.headers["Cache-Control"] == "no-store"


def test_every_paper_is_a_page_too(opened: Scores, signed_in: SignIn) -> None:
    page = signed_in("ann").get(f"/panels/{opened.ref}/score-sheet/page")
    assert "Show this sheet to nobody until the scores are open." in page.text
    assert "4: Much" in page.text
    ann = signed_in("ann")
    fills(ann, ann.get(f"/panels/{opened.ref}/my-scores/1"), 5, reason="I had missed it")
    page = signed_in("team").get(f"/panels/{opened.ref}/scores/file/page")
    assert "9am UK time. Why: I had missed it" in page.text
    assert "Opened by Chris Chair" in page.text
    assert "=HYPERLINK(1)" in page.text
    assert "What would you do first? Written by Ann" in page.text


@pytest.mark.parametrize("name", ["ann", "bob", "scribe", "ada", "fin", "bud", "zoe"])
def test_only_who_runs_the_panel_takes_the_file(opened: Scores, signed_in: SignIn, name: str) -> None:
    own = signed_in(name)
    for form in ("page", "pdf", "large-print", "csv"):
        own.get(f"/panels/{opened.ref}/scores/file/{form}", status=404)
    own.get(f"/panels/{opened.ref}/scores", status=404)


@pytest.mark.parametrize("name", ["host", "team", "chair"])
def test_there_is_no_file_before_the_opening(panel: Scores, signed_in: SignIn, name: str) -> None:
    panel.all_give()
    for form in ("page", "pdf", "csv"):
        signed_in(name).get(f"/panels/{panel.ref}/scores/file/{form}", status=404)
    page = signed_in(name).get(f"/panels/{panel.ref}/outcome")
    assert "The scores are still sealed. The chair opens them first." in page.soup.text


def test_the_outcome_by_number_can_be_corrected_and_not_be_recorded_by_others(
    opened: Scores, signed_in: SignIn
) -> None:
    with opened.application.app_context():
        name = f"outcome_{opened.candidate(1)}"
    host = signed_in("host")
    for answer, words in (("reserve", "On the reserve"), ("appointed", "Appointed")):
        page = host.send(host.get(f"/panels/{opened.ref}/outcome"), {name: answer})
        assert f"Candidate 1 {words}" in page.text
    assert host.send(host.get(f"/panels/{opened.ref}/outcome"), {name: "king"}).errors == ["Choose one of the answers."]
    assert "Recorded by Holly Host" in signed_in("bob").get(f"/panels/{opened.ref}/wash-up").text
    for other in ("bob", "scribe", "fin"):
        signed_in(other).post(f"/panels/{opened.ref}/outcome", {name: "reserve"}, status=404)


def _later(panel: Scores, application: Flask, days: int) -> int:
    application.extensions["clock"].advance(timedelta(days=days))
    with application.app_context():
        return remove_old_scores(clock.now())


def _left(application: Flask) -> list[int]:
    with application.app_context():
        counts = [select(func.count()).select_from(table) for table in (SealedScore, Score, CandidateOutcome)]
        return [db.session().scalar(each) or 0 for each in counts]


def test_after_its_time_all_of_it_goes_and_a_certificate_stays(
    opened: Scores, signed_in: SignIn, application: Flask
) -> None:
    with application.app_context():
        name = f"outcome_{opened.candidate(1)}"
    with opened.writing():
        db.session().get_one(Candidate, opened.candidate(1)).reference = "C9334-25-0012"
    host = signed_in("host")
    host.send(host.get(f"/panels/{opened.ref}/outcome"), {name: "appointed"})
    assert "until Wednesday 1 December 2027" in host.get(f"/panels/{opened.ref}/scores").text
    assert _later(opened, application, 364) == 0
    assert _left(application) == [0, 12, 1]
    assert _later(opened, application, 1) == 1
    assert _left(application) == [0, 0, 0]
    assert _later(opened, application, 1) == 0

    host = signed_in("host")
    page = host.get(f"/panels/{opened.ref}/scores")
    assert "How long" not in page.text, "a heading with nothing under it"
    page = host.get(page.links()["Certificate of removal, Wednesday 1 December 2027"])
    for said in ("Candidates 2", "Members who scored 3", "Scores 12", "Versions of them 12", "Outcomes 1"):
        assert said in page.text
    assert "C9334" not in host.get(f"/panels/{opened.ref}/scores").text
    host.get(f"/panels/{opened.ref}/scores/removed/nothing-here", status=404)
    ann = signed_in("ann")
    assert "were removed when their time was over" in ann.get(f"/panels/{opened.ref}/wash-up").text
    page = fills(ann, ann.get(f"/panels/{opened.ref}/my-scores/1"), 5, reason="late")
    assert "were removed when their time was over. Nothing was saved." in page.soup.text
    assert "were removed" in host.get(f"/panels/{opened.ref}/scores/file/csv").soup.text


def test_what_was_never_opened_goes_too(panel: Scores, application: Flask) -> None:
    panel.gives(panel.ann, 1)
    assert _later(panel, application, 365) == 1
    assert _left(application) == [0, 0, 0]
    with application.app_context():
        row = db.session().scalars(select(Removal)).one()
        assert (row.given, row.members, row.versions) == (2, 1, 2)


def test_what_is_held_stays_until_it_is_let_go(opened: Scores, signed_in: SignIn, application: Flask) -> None:
    address = f"/panels/{opened.ref}/scores"
    signed_in("host").get(f"{address}/keep", status=403)
    team = signed_in("team")
    page = team.send(team.get(f"{address}/keep"))
    assert page.errors == ["Say why nothing may be removed."]
    page = team.send(page, {"why": "A public inquiry"})
    assert "Tia said so: A public inquiry" in page.text
    assert _later(opened, application, 800) == 0
    assert _left(application)[1] == 12
    team = signed_in("team")
    team.post(f"{address}/let-go")
    assert _later(opened, application, 0) == 1


@pytest.mark.parametrize(
    ("last", "months", "until"),
    [
        (date(2026, 12, 1), 12, date(2027, 12, 1)), (date(2026, 12, 31), 6, date(2027, 6, 30)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)), (date(2026, 8, 31), 18, date(2028, 2, 29)),
        (date(2026, 1, 15), 72, date(2032, 1, 15)),
    ],
)  # fmt: skip
def test_months_are_counted_from_the_last_interview(last: date, months: int, until: date) -> None:
    assert rules.kept_until(last, months) == until
