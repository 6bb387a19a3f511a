"""What was owed at a year-end: attended and not claimed, claimed and not paid, by cost centre."""

from __future__ import annotations

from datetime import timedelta

from app.recognition.finance.states import Answer
from tests.recognition.claims.conftest import Claims, claims  # noqa: F401  the fixture
from tests.recognition.finance.test_whole_way import Way

TODAY = {"on-day": "31", "on-month": "12", "on-year": "2026"}
BEFORE = {"on-day": "1", "on-month": "12", "on-year": "2026"}


def _shown(made: Claims, **day: str) -> str:
    return made.own("fay").get("/finance/accruals", **day).text


def test_attended_claimed_and_paid(claims: Claims) -> None:  # noqa: F811
    claims.record()
    assert "Attended, not claimed 1 Sum £36 Claimed, not paid 0" in _shown(claims, **TODAY)
    claims.signed()
    assert "Attended, not claimed 0 Sum £0 Claimed, not paid 1 Sum £36" in _shown(claims, **TODAY)
    way = Way(claims)
    way.export()
    assert "Claimed, not paid 1 Sum £36" in _shown(claims, **TODAY)
    way.answer(way.lines()[0], Answer.PAID)
    assert "Nothing was owed on that day." in _shown(claims, **TODAY)


def test_as_it_stood_on_a_day(claims: Claims) -> None:  # noqa: F811
    claims.record()
    assert "Nothing was owed on that day." in _shown(claims, **BEFORE)  # it had not taken place
    on = claims.claim().happened_on
    day = {"on-day": str(on.day), "on-month": str(on.month), "on-year": str(on.year)}
    claims.application.extensions["clock"].advance(timedelta(hours=30))
    claims.signed()  # a day and more later: on its own day it was not claimed
    assert (
        "Attended, not claimed 1 Sum £36 Claimed, not paid 0"
        in claims.panel.signed_in("fay").get("/finance/accruals", **day).text
    )


def test_paid_for_what_was_put_right_since_is_owed_back(claims: Claims) -> None:  # noqa: F811
    way = Way(claims)
    way.export()
    way.answer(way.lines()[0], Answer.PAID)
    claims.record(activity_hours="1")
    assert "Claimed, not paid 1 Sum -£12" in _shown(claims, **TODAY)


def test_the_file_names_nobody(claims: Claims) -> None:  # noqa: F811
    claims.record()
    data = claims.own("fay").get("/finance/accruals.csv", **TODAY).bytes.decode("utf-8-sig")
    assert data.splitlines()[1].endswith(",1,3600,0,0,0,3600")
    assert "Siân" not in data
    for who, status in (("tess", 403), ("otto", 403), ("sian", 403), ("bo", 403)):
        claims.own(who).get("/finance/accruals.csv", status=status)
