"""Sums of money and whole numbers."""

from __future__ import annotations

import pytest

from app.core import forms
from tests.core.form_fields.everything import Everything, drawn, read, refusal, sent


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("11.50", 1150),
        ("£1,150", 115_000),
        ("15", 1500),
        ("0", 0),
        (" £ 11.5 ", 1150),
        ("0.05", 5),
        ("100000", 10_000_000),
    ],
)
def test_money(typed: str, pence: int) -> None:
    assert read("pay", pay=typed) == pence


@pytest.mark.parametrize(
    "typed", ["lots", "-5", "1,15", "1.234", "£", "1e3", "٣", "100000.01", "9" * 400, "11,50", "nan"]
)
def test_odd_money_is_refused_and_kept(typed: str) -> None:
    assert refusal("pay", pay=typed).startswith("Enter an amount")
    box = drawn(sent(pay=typed).pay).input
    assert box
    assert box["value"] == typed


def test_kept_money_is_shown_in_pounds() -> None:
    for pence, shown in ((1150, "11.50"), (1500, "15"), (0, "0")):
        box = drawn(Everything(data={"pay": pence}, formdata=None, meta={"csrf": False}).pay).input
        assert box
        assert box["value"] == shown


def test_whole_numbers() -> None:
    assert read("seats", seats="3") == 3
    assert refusal("seats", seats="three") == "Enter a whole number, like 3."
    for typed in ("0", "51", "-1", "10,000"):
        assert refusal("seats", seats=typed) == "Enter a number from 1 to 50."
    for typed in ("3.5", "9" * 30, "1_0"):
        assert refusal("seats", seats=typed) == "Enter a whole number, like 3."


def test_nought_is_an_answer() -> None:
    class Paid(forms.Form):
        pay = forms.MoneyField("Payment", required="Enter an amount.")

    assert sent(Paid, pay="0").pay.data == 0
    assert [str(error) for error in sent(Paid, pay="").pay.errors] == ["Enter an amount."]
    assert [str(error) for error in sent(Paid, pay="x").pay.errors] == ["Enter an amount in pounds, like 11.50."]
