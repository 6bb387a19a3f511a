"""The columns of the file: begun from a shape, looked at, kept, and used by the next batch."""

from __future__ import annotations

import pytest

from app.recognition.finance.presets import PRESETS
from tests.recognition.finance.conftest import Desk

NEW = "/finance/mappings/new?like=payroll"


def test_begun_from_a_shape_looked_at_and_kept(desk: Desk) -> None:
    desk.payee(desk.ada)
    desk.owe(desk.ada, 2300, 450)
    adm = desk.own("adm")
    page = adm.get(NEW)
    look = adm.send(page, {"look": "Show three lines"})
    assert "Nothing is saved yet." in look.text
    assert "Involvement fee 01/12/2026 2.00 11.50 23.00 RB-4471" in look.text
    assert desk.rows("SELECT * FROM payment_mapping") == []
    saved = adm.send(page, {"submit": "Save", "in_use": "yes", "money": "pence", "delimiter": "semicolon"})
    assert "Payroll elements In use" in saved.text
    first, second, last = desk.export().decode("utf-8-sig").splitlines()[1:]
    ref = desk.lines()[0].ref
    assert first == f"P20123456;Ada Example;Involvement fee;20/11/2026;2.00;1150;2300;RB-4471;;{ref};"
    assert second.split(";")[2] == "Involvement expense"
    assert last.split(";")[0] == "TOTAL 2"
    assert last.split(";")[6] == "2750"


def test_a_batch_keeps_the_columns_it_was_begun_with(desk: Desk) -> None:
    desk.payee(desk.ada)
    desk.owe(desk.ada, 2300)
    before = desk.make_batch()
    assert before is not None
    adm = desk.own("adm")
    adm.send(adm.get(NEW), {"submit": "Save", "in_use": "yes"})
    fay = desk.own("fay")
    assert fay.get(f"/finance/batches/{before.ref}/payments.csv").bytes.startswith(b"\xef\xbb\xbfLine id,Batch,")


WRONG = {
    "Amount: amount": "Add a column for the field “line-id”",
    "Line: line-id\nAmount: amount\nName: nickname": "Choose a field from the list for “Name: nickname”",
    "Line: line-id\nLine: amount": "The heading “Line” is there twice.",
    "line-id\namount": "Write one column a line, its heading first",
    "Line: line-id\nAmount: amount\nX: \"unclosed": "Choose a field from the list",
}  # fmt: skip


@pytest.mark.parametrize("typed", WRONG)
def test_columns_from_which_nothing_can_be_paid(desk: Desk, typed: str) -> None:
    fay = desk.own("fay")
    page = fay.send(fay.get(NEW), {"columns": typed, "submit": "Save", "in_use": "yes"})
    assert WRONG[typed] in page.text
    assert desk.rows("SELECT * FROM payment_mapping") == []


@pytest.mark.parametrize("code", PRESETS)
def test_every_shape_makes_a_file_that_can_be_answered(desk: Desk, code: str) -> None:
    fay = desk.own("fay")
    page = fay.get(f"/finance/mappings/new?like={code}")
    assert "Nothing is saved yet." in fay.send(page, {"look": "Show three lines"}).text
    assert fay.send(page, {"submit": "Save", "in_use": "yes"}).path == "/finance/mappings"
