"""The pages of finance: what waits, a batch, its file again, how people are paid; and who may not look."""

from __future__ import annotations

import hashlib

import pytest

from app.recognition.finance.states import Route
from tests.recognition.finance.conftest import Desk


def test_a_batch_is_made_and_fetched_again(desk: Desk) -> None:
    desk.payee(desk.ada)
    desk.owe(desk.ada, 2300, 450)
    desk.owe(desk.sian, 700)
    fay = desk.own("fay")
    page = fay.get("/finance")
    assert "Payroll Ready 2 Sum £27.50" in page.text
    assert "Not known yet Ready 0" in page.text
    made = fay.send(page, {"route": "all"})
    assert made.h1 == "Batch 1"
    assert "1 line was left out: it is not set up how this person is paid." in made.text
    first, again = (fay.get(f"{made.path}/payments.csv") for _time in range(2))
    assert first.bytes == again.bytes
    assert hashlib.sha256(first.bytes).hexdigest() in made.text
    assert hashlib.sha256(first.bytes).hexdigest() in fay.get(f"{made.path}/control.csv").bytes.decode("utf-8-sig")
    assert first.headers["Content-Disposition"] == 'attachment; filename="payments-00001.csv"'
    nothing = fay.send(fay.get("/finance"), {"route": "all"}, status=200)
    assert nothing.errors == []
    assert "There is nothing to send." in nothing.text


def test_the_page_and_the_command_make_the_same_file(desk: Desk) -> None:
    desk.payee(desk.sian)
    desk.owe(desk.sian, 2300)
    by_command = desk.export()
    fay = desk.own("fay")
    batch = next(address for words, address in fay.get("/finance").links().items() if words == "Batch 1")
    assert fay.get(f"{batch}/payments.csv").bytes == by_command


def test_the_lines_that_wait(desk: Desk) -> None:
    desk.payee(desk.ada)
    desk.payee(desk.sian, "S-77", Route.SUPPLIER)
    desk.owe(desk.ada, 2300)
    desk.owe(desk.sian, 700)
    fay = desk.own("fay")
    assert "Ada Example P20123456" in fay.get("/finance/waiting").text
    supplier = fay.get("/finance/waiting?route=supplier").text
    assert "Siân O'Connor-Łukasz S-77" in supplier
    assert "Ada Example" not in supplier


BANK = [
    "20-45-67", "204567 12345678", "12345678", "20 45 67 12345678", "4929 1234 5678 9012",
    "GB29 NWBK 6016 1331 9268 19", "Acc 12345678",
]  # fmt: skip


@pytest.mark.parametrize("typed", BANK)
def test_bank_details_are_refused_and_not_shown_again(desk: Desk, typed: str) -> None:
    fay, ref = desk.own("fay"), desk.make.ref(desk.ada)
    page = fay.get(f"/finance/payees/{ref}")
    refused = fay.send(page, {"route": "payroll", "reference": typed}, status=200)
    assert refused.errors[0].startswith("This looks like bank details. They are never kept here.")
    assert typed not in refused.source
    assert desk.rows("SELECT * FROM payee") == []


@pytest.mark.parametrize("typed", ["P20123456", "20123456-2", "ESR20123456", "S-77", "401234", "RB/2026/0017", "7"])
def test_numbers_of_finance_are_kept(desk: Desk, typed: str) -> None:
    fay, ref = desk.own("fay"), desk.make.ref(desk.ada)
    page = fay.get(f"/finance/payees/{ref}")
    day = {"set_up_on-day": "1", "set_up_on-month": "12", "set_up_on-year": "2026"}
    saved = fay.send(page, {"route": "supplier", "reference": typed, **day})
    assert saved.path == "/finance/payees"
    assert desk.rows("SELECT reference, route FROM payee") == [(typed, "supplier")]


def test_the_team_writes_it_down_from_the_person(desk: Desk) -> None:
    tess, ref = desk.own("tess"), desk.make.ref(desk.ada)
    address = tess.get(f"/team/people/{ref}").links()["How they are paid"]
    saved = tess.send(tess.get(address), {"route": "petty-cash", "reference": "PC-1"})
    assert saved.path == f"/team/people/{ref}"
    assert "Not yet" in tess.get(address).text
    assert desk.entries("PayeeSet") == [{"person_id": desk.ada, "route": "petty-cash", "set_up": False}]


def test_whose_money_waits_for_it(desk: Desk) -> None:
    desk.payee(desk.ada)
    desk.owe(desk.ada, 100)
    desk.owe(desk.sian, 100)
    text = desk.own("fay").get("/finance/payees?missing=yes").text
    assert "Siân O'Connor-Łukasz" in text
    assert "Ada Example" not in text


PAGES = [
    "/finance",
    "/finance/waiting",
    "/finance/batches",
    "/finance/answers",
    "/finance/payees",
    "/finance/batches/x",
]


@pytest.mark.parametrize("who", ["tess", "hana", "bo", "adm", "ada"])
def test_nobody_else_sees_payable_lines(desk: Desk, who: str) -> None:
    other = desk.own(who)
    for address in (*PAGES, f"/finance/payees/{desk.make.ref(desk.ada)}"):
        assert other.get(address, status=403).status == 403
    mappings = {"adm": 200}.get(who, 403)
    assert other.get("/finance/mappings", status=mappings).status == mappings
    rejected = {"tess": 200}.get(who, 403)
    assert other.get("/team/payments/rejected", status=rejected).status == rejected


def test_finance_sees_names_and_sums_and_nothing_more(desk: Desk) -> None:
    desk.payee(desk.ada)
    desk.owe(desk.ada, 2300)
    batch = desk.make_batch()
    assert batch is not None
    fay = desk.own("fay")
    for address in ("/finance", "/finance/waiting", f"/finance/batches/{batch.ref}", "/finance/payees"):
        source = fay.get(address).source
        assert "ada@post.example" not in source
        assert "service user" not in source.lower()
    assert fay.get("/finance/payees/unknown", status=404).status == 404
    host = desk.make.ref(desk.ids["hana"])
    assert fay.get(f"/finance/payees/{host}", status=404).status == 404
