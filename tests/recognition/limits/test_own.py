"""The page of one's own limit: what it says, what it never stops, and who learns of it."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from app.core import db, formatting
from app.core.audit import AuditEntry
from app.recognition.claims import actions
from app.recognition.claims.actions import Wish
from app.recognition.claims.states import Choice
from tests.recognition.claims.conftest import Claims
from tests.support.page import Page

WEEK = {"pence": "40", "span": "week"}


def set_limit(claims: Claims, **values: str) -> Page:
    return claims.sian.send(claims.sian.get("/my-limit"), {**WEEK, **values})


def test_it_is_set_read_changed_and_taken_away(claims: Claims) -> None:
    page = claims.sian.get("/my-limit")
    assert "Only you see it" in page.text and "What is on its way" not in page.text
    page = set_limit(claims)
    assert "Your limit is saved. Nobody else sees it." in page.text
    assert "Nurse interviews on Ward 9: £36. By about" in page.text and "Your limit: £40" in page.text
    assert "more than your limit" not in page.text
    page = set_limit(claims, pence="30")
    assert "That is £6 more than your limit." in page.text
    assert page.form()["pence"] == "30"
    assert page.links()["Take my limit away"] == "/my-limit/take-away"
    page = claims.sian.send(claims.sian.get("/my-limit/take-away"))
    assert "Your limit is taken away." in page.text and page.form()["pence"] == ""


def test_it_stops_nothing(claims: Claims) -> None:
    set_limit(claims, pence="1")
    claims.signed()
    assert claims.sums() == {"fee": 3600}


@pytest.mark.parametrize(
    ("wish", "counted"),
    [
        (Wish(), "£36"), (Wish(Choice.VOUCHER), "£36"), (Wish(Choice.PART, part_pence=1000), "£10"),
        (Wish(Choice.DECLINE), ""), (Wish(Choice.EXPENSES_ONLY), ""),
    ],
)  # fmt: skip
def test_what_was_chosen_is_what_counts(claims: Claims, wish: Wish, counted: str) -> None:
    set_limit(claims)
    claims.act(actions.choose, wish)
    page = claims.sian.get("/my-limit")
    assert (f"Ward 9: {counted}. By" in page.text) is bool(counted)
    assert ("No payment is on its way" in page.text) is not bool(counted)


def test_money_counts_on_the_day_it_comes_and_waits_where_it_is_to_wait(claims: Claims) -> None:
    set_limit(claims, span="month")
    day = claims.claim().made_at.date()
    for wish, ahead in ((Wish(), 30), (Wish(pay_from=day + timedelta(days=120)), 120)):
        claims.act(actions.choose, wish)
        (said,) = [line for line in claims.sian.get("/my-limit").source.splitlines() if "By about" in line]
        assert f"{formatting.day(day + timedelta(days=ahead))}" in said


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"pence": ""}, "Enter the most that you want to be paid, such as 195.50."),
        ({"pence": "-3"}, None), ({"pence": "0"}, None), ({"pence": "lots"}, None),
        ({"span": "fortnight"}, None),
        ({"begins-day": "31", "begins-month": "2", "begins-year": "2026"}, "Enter a real date, like 4 12 2026."),
    ],
)  # fmt: skip
def test_bad_answers_keep_what_was_typed_and_the_limit(
    claims: Claims, values: dict[str, str], sentence: str | None
) -> None:
    set_limit(claims, pence="38")
    page = claims.sian.send(claims.sian.get("/my-limit"), values)
    assert page.errors and (sentence is None or sentence in page.errors)
    assert all(page.form()[name] == value for name, value in values.items() if name != "span")
    assert claims.sian.get("/my-limit").form()["pence"] == "38"


def test_how_long_is_asked(claims: Claims) -> None:
    page = claims.sian.post("/my-limit", {"pence": "40"})
    assert page.errors == ["Choose a week, four weeks or a month."]


def test_nobody_else_reaches_it_or_finds_a_trace(claims: Claims, caplog: pytest.LogCaptureFixture) -> None:
    """The same pages as before it was set, letter by letter; and no log and no entry of the audit."""
    readers = ["tess", "hana", "bo", "fay", "ama"]
    ref = claims.scene.make.ref(claims.panel.advisor)
    paths = ["/", f"/team/people/{ref}", f"/team/people/{ref}/papers/jobcentre", "/host", "/finance", claims.address]

    def seen() -> dict[tuple[str, str], Any]:
        found = {(who, path): claims.own(who).client.get(path) for who in readers for path in paths}
        return {key: (answer.status_code, _plain(answer.get_data(as_text=True))) for key, answer in found.items()}

    claims.sian.get("/my-limit")
    seen()
    before, entries = seen(), _entries(claims)
    with caplog.at_level(logging.DEBUG):
        set_limit(claims, pence="37.41")
    assert seen() == before and _entries(claims) == entries
    assert "37.41" not in caplog.text and "3741" not in caplog.text
    for who in readers:
        assert claims.own(who).client.get("/my-limit").status_code == 403
        assert claims.own(who).post("/my-limit/take-away", status=403)
    with claims.application.app_context():
        sealed = db.session().execute(text("SELECT sealed FROM private_limit")).scalar_one()
        assert b"3741" not in bytes(sealed) and b"week" not in bytes(sealed)


def _plain(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrf_token" not in line)


def _entries(claims: Claims) -> int:
    with claims.application.app_context():
        return len(db.session().scalars(select(AuditEntry.id)).all())


def test_the_line_beside_a_claim_is_for_its_person_alone(claims: Claims) -> None:
    set_limit(claims, pence="30")
    own = claims.sian.get(claims.address)
    assert "This would come to £36 in the week of" in own.text
    assert "That is £6 more than the limit you set yourself. Your own limit (only you see this)" in own.text
    set_limit(claims, pence="36")
    assert "within the limit you set yourself" in claims.sian.get(claims.address).text
    ref = claims.scene.make.ref(claims.panel.advisor)
    for_her = claims.tess.get(f"/team/claims/for/{ref}/{claims.ref}")
    assert "£36" in for_her.text and "limit" not in for_her.text


def test_what_cannot_be_read_is_lost_and_said_so(claims: Claims) -> None:
    set_limit(claims)
    with claims.application.app_context(), db.transaction() as session:
        session.execute(text("UPDATE private_limit SET sealed = :bent"), {"bent": b"bent" * 20})
    page = claims.sian.get("/my-limit")
    assert "We cannot read the limit you had. Please set it again." in page.text
    assert "Your limit is saved" in set_limit(claims).text


def test_figures_have_a_year_and_grow_old(claims: Claims) -> None:
    page = claims.sian.get("/my-limit")
    assert "Figures for 2026 to 2027" in page.text and "£204 a week" in page.text and "out of date" not in page.text
    claims.application.extensions["clock"].advance(timedelta(days=150))
    claims.sian.sign_in("sian@post.example")
    page = claims.sian.get("/my-limit")
    assert "These figures are out of date. They were for the year to Monday 5 April 2027" in page.text


def test_the_letter_says_what_involvement_is_and_nothing_of_the_person(claims: Claims) -> None:
    set_limit(claims)
    page = claims.sian.get("/my-involvement/papers/jobcentre")
    assert page.h1 == "Service user involvement: information for Jobcentre Plus"
    assert "It is not employment" in page.text and "£40" not in page.text and "Payments in the last" not in page.text
    answer = claims.sian.client.get("/my-involvement/papers/jobcentre.pdf")
    assert answer.mimetype == "application/pdf" and answer.data.startswith(b"%PDF")
