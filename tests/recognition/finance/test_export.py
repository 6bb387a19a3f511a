"""`finance export DIR`: what the file holds, each line once, and what is left out."""

from __future__ import annotations

import csv
import hashlib
import io
from datetime import date

import pytest

from app.recognition.finance.states import Route
from tests.recognition.finance.conftest import Desk


def _read(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_one_row_a_line_fee_and_expense_apart(desk: Desk) -> None:
    desk.payee(desk.sian)
    desk.owe(desk.sian, 2300, 450)
    fee, bus = _read(desk.export())
    assert [fee["Amount"], bus["Amount"]] == ["23.00", "4.50"]
    assert [fee["Element"], bus["Element"], fee["Taxable"], bus["Taxable"]] == ["fee", "expense", "yes", "no"]
    assert {row["Payee name"] for row in (fee, bus)} == {"Siân O'Connor-Łukasz"}
    assert {row["Payee reference"] for row in (fee, bus)} == {"P20123456"}
    assert (fee["Hours"], fee["Rate"], bus["Hours"], fee["Route"]) == ("2.00", "11.50", "", "PAYROLL")
    assert (fee["Activity date"], fee["Period"], fee["Tax year"]) == ("2026-11-20", "2026-11", "2026-27")
    assert (fee["Approver 1"], fee["Approver 2"], fee["Cost centre"]) == ("Hana Host", "Bo Budget", "RB-4471")
    assert len({row["Line id"] for row in (fee, bus)}) == 2


def test_each_line_is_exported_once_for_ever(desk: Desk) -> None:
    desk.payee(desk.ada)
    desk.owe(desk.ada, 2300)
    first = _read(desk.export())
    again = desk.run()
    assert (again.exit_code, again.output) == (0, "There is nothing to send.\n")
    desk.owe(desk.ada, 1150)
    second = _read(desk.export())
    assert [row["Amount"] for row in (*first, *second)] == ["23.00", "11.50"]
    assert [row["Batch"] for row in (*first, *second)] == ["1", "2"]
    assert sorted(path.name for path in desk.folder.iterdir()) == [
        "payments-00001-control.csv", "payments-00001.csv", "payments-00002-control.csv", "payments-00002.csv",
    ]  # fmt: skip


def test_control_totals_stand_beside_the_file(desk: Desk) -> None:
    desk.payee(desk.ada)
    desk.payee(desk.sian, "S-77", Route.SUPPLIER)
    desk.owe(desk.ada, 2300, 450)
    desk.owe(desk.sian, 1000)
    file = desk.export()
    control = (desk.folder / "payments-00001-control.csv").read_text("utf-8-sig").splitlines()
    assert control == [
        "Batch,Element,Route,Lines,Sum",
        "1,expense,PAYROLL,1,4.50",
        "1,fee,PAYROLL,1,23.00",
        "1,fee,AP-BACS,1,10.00",
        "1,all,all,3,37.50",
        f"1,file,payments-00001.csv,{len(file)},SHA-256 {hashlib.sha256(file).hexdigest()}",
    ]
    assert sum(float(row["Amount"]) for row in _read(file)) == 37.5


def test_who_has_no_payee_reference_waits_and_it_is_said(desk: Desk) -> None:
    desk.payee(desk.ada)
    desk.payee(desk.sian, ready=False)
    nobody = desk.make.advisor("Nora Nobody")
    desk.owe(desk.ada, 100)
    desk.owe(desk.sian, 200)
    desk.owe(nobody, 300)
    result = desk.run()
    assert "2 lines were left out: it is not set up how these people are paid." in result.output
    assert [line.batch_id for line in desk.lines()] == [1, None, None]
    desk.payee(desk.sian)
    assert [row["Amount"] for row in _read(desk.export())] == ["2.00"]


def test_who_wants_to_be_paid_later_is_paid_later(desk: Desk) -> None:
    desk.payee(desk.ada)
    desk.owe(desk.ada, 100)
    desk.owe(desk.ada, 200, pay_from=date(2026, 12, 5))
    result = desk.run()
    assert "1 line was left out: the person wants to be paid later." in result.output
    assert desk.run().output.splitlines()[0] == "There is nothing to send."
    desk.later(4)
    assert [row["Amount"] for row in _read(desk.export())] == ["2.00"]


def test_until_a_day(desk: Desk) -> None:
    desk.payee(desk.ada)
    desk.owe(desk.ada, 100, happened_on=date(2026, 10, 31))
    desk.owe(desk.ada, 200, happened_on=date(2026, 11, 1))
    assert [row["Amount"] for row in _read(desk.export("--until", "2026-10-31"))] == ["1.00"]
    result = desk.run("--until", "2026-10-31")
    assert result.output.splitlines()[0] == "There is nothing to send."
    assert "1 line was left out: it is of a later day than you asked for." in result.output
    assert desk.run("--until", "soon").exit_code == 2


def test_one_route_alone(desk: Desk) -> None:
    desk.payee(desk.ada)
    desk.payee(desk.sian, "S-77", Route.SUPPLIER)
    desk.owe(desk.ada, 100)
    desk.owe(desk.sian, 200)
    desk.owe(desk.sian, 300, asked_route=Route.CHARITY)
    assert [row["Route"] for row in _read(desk.export("--route", "supplier"))] == ["AP-BACS"]
    assert {row["Route"] for row in _read(desk.export())} == {"PAYROLL", "CHARITY"}


@pytest.mark.parametrize("name", ["=cmd()", "+1", "-1", "@x", "\t=1", " =1", '=HYPERLINK("http://x")'])
def test_no_cell_is_a_formula(desk: Desk, name: str) -> None:
    desk.payee(desk.ada)
    desk.owe(desk.ada, 100, words=name, cost_centre=name[:40], authorised_by=name)
    (row,) = _read(desk.export())
    assert row["Description"] == row["Cost centre"] == row["Approver 2"] == f"'{name}"
    assert row["Amount"] == "1.00"


def test_a_folder_that_is_not_there(desk: Desk) -> None:
    desk.payee(desk.ada)
    desk.owe(desk.ada, 100)
    result = desk.run(folder=desk.folder / "nowhere")
    assert result.exit_code == 2
    assert "There is no folder" in result.output
    assert [line.batch_id for line in desk.lines()] == [None]
