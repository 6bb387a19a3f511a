"""The finance system's answer: a file, its columns, and what becomes of each row."""

from __future__ import annotations

import io
from typing import Any

import pytest
from werkzeug.datastructures import FileStorage

from app.recognition.finance.states import Answer
from tests.recognition.finance.conftest import Desk
from tests.support.page import Browser, Page

FINANCE = "/finance/answers"


def _upload(fay: Browser, text: str | bytes, name: str = "answer.csv") -> Page:
    data = text if isinstance(text, bytes) else text.encode()
    return fay.send(fay.get(FINANCE), {"file": FileStorage(io.BytesIO(data), filename=name)})


def _read(fay: Browser, text: str | bytes, **columns: Any) -> Page:
    page = _upload(fay, text)
    assert page.path.endswith("/columns"), page.errors
    return fay.send(page, columns)


@pytest.fixture
def sent(desk: Desk) -> Desk:
    desk.payee(desk.ada)
    desk.owe(desk.ada, 2300, 450, 199)
    desk.make_batch()
    return desk


def _refs(desk: Desk) -> list[str]:
    return [line.ref for line in desk.lines()]


def test_paid_and_rejected_row_by_row(sent: Desk) -> None:
    fee, bus, other = _refs(sent)
    fay = sent.own("fay")
    report = _read(
        fay,
        "Our reference,Payment status,Payment date,Reason,Amount\r\n"
        f"{fee},Paid,11/12/2026,,23.00\r\n{bus},REJECTED,11/12/2026,Supplier on hold 12345678,4.50\r\n",
    )
    assert "Row 2, " in report.text
    assert "Lines answered 2" in report.text
    lines = {line.ref: line for line in sent.lines()}
    assert (lines[fee].answer, str(lines[fee].answered_on)) == (Answer.PAID, "2026-12-11")
    assert (lines[bus].answer, lines[bus].answer_words) == (Answer.REJECTED, "Supplier on hold …")
    assert lines[other].answer is None
    tess = sent.own("tess")
    assert "Supplier on hold" in tess.get("/team/payments/rejected").text
    assert "Put right a payment that did not arrive: Ada Example" in tess.get("/team").text


def test_to_read_it_again_changes_nothing(sent: Desk) -> None:
    fee, bus, _other = _refs(sent)
    text = f"line id,status,date\n{fee},paid,2026-12-11\n{bus},rejected,2026-12-11\n"
    fay = sent.own("fay")
    _read(fay, text)
    before = [(line.answer, line.answered_on, line.answered_at) for line in sent.lines()]
    sent.later(3)
    again = _read(sent.own("fay"), text.replace("2026-12-11", "2026-12-14"))
    assert again.text.count("Answered so before. Nothing changed.") == 2
    assert [(line.answer, line.answered_on, line.answered_at) for line in sent.lines()] == before
    assert len(sent.entries("LineAnswered")) == 2


def test_each_row_that_cannot_be_used_has_its_own_sentence(sent: Desk) -> None:
    fee, bus, other = _refs(sent)
    waiting = sent.owe(sent.ada, 700)
    free = next(line.ref for line in sent.lines() if line.claim_id == waiting)
    sent.answer(fee, Answer.PAID)
    report = _read(
        sent.own("fay"),
        "reference;status;date;amount\n"
        f"nothing-here;paid;;\n{free};paid;;\n{bus};paid;;4,51\n{other};perhaps;;\n{other};paid;31/02/2026;\n"
        f"{other};paid;;twelve\n{fee};rejected;;\n;;;\n",
    )
    for sentence in (
        "We know no line with this reference.", "This line is not in any batch yet", "The sum is not that of the line",
        "It says neither paid nor rejected.", "The date cannot be read.", "The sum cannot be read.",
        "Answered otherwise before, and that stays.",
    ):  # fmt: skip
        assert report.text.count(sentence) == 1, sentence
    assert [line.answer for line in sent.lines()] == [Answer.PAID, None, None, None]
    rows = sent.own("fay").get(f"{report.path}/report.csv").bytes.decode("utf-8-sig")
    assert '2,nothing-here,"We know no line with this reference.' in rows


def test_the_columns_are_chosen(sent: Desk) -> None:
    fee, _bus, _other = _refs(sent)
    fay = sent.own("fay")
    page = _upload(fay, f"A,B,C\nx,{fee},paid\n")
    assert "Choose the column of the line ids." in fay.send(page).text
    _read(fay, f"A,B,C\nx,{fee},paid\n", reference="1", status="2")
    assert sent.lines()[0].answer is Answer.PAID


@pytest.mark.parametrize("data", [b"PK\x03\x04zip", b"a,b", b"", b"a,b\n\0,1\n", b"%PDF-1.7"])
def test_what_is_no_table_is_refused(sent: Desk, data: bytes) -> None:
    page = _upload(sent.own("fay"), data)
    assert len(page.errors) == 1
    assert sent.rows("SELECT * FROM payment_answer_file") == []


def test_letters_and_separators_of_others(sent: Desk) -> None:
    fee, bus, _other = _refs(sent)
    fay = sent.own("fay")
    _read(fay, f"reference\tstatus\treason\n{fee.upper()}\trejected\tSiân’s account is closed\n".encode("utf-16"))
    _read(fay, f"\ufeff'reference,status,reason\r\n'{bus},rejected,Siân\r\n".encode())
    assert [line.answer_words for line in sent.lines()[:2]] == ["Siân’s account is closed", "Siân"]


def test_a_file_that_nobody_came_back_to_goes(sent: Desk) -> None:
    _upload(sent.own("fay"), "reference,status\nx,paid\n")
    sent.later(2)
    _upload(sent.own("fay"), "reference,status\ny,paid\n")
    assert len(sent.rows("SELECT id FROM payment_answer_file")) == 1
