"""A draft is written in any order, and its parts are removed again."""

from __future__ import annotations

from flask import Flask

from tests.opportunities.adverts.shape import session
from tests.opportunities.posting import fill, stored
from tests.support.page import Browser


def test_a_draft_is_written_in_any_order_and_back_works(host: Browser, ref: str) -> None:
    page = host.get(f"/host/opportunities/{ref}")
    assert "What is it? Done" in page.text
    assert "What people will do To do" in page.text
    page = fill(host, ref, "expenses", {"expenses": ["travel", "care"]})
    assert page.path.endswith("/edit/payer")
    back = page.soup.select_one("a.nhsuk-back-link")
    assert back
    assert str(back["href"]).endswith("/edit/expenses")
    again = host.get(str(back["href"]))
    assert again.form()["expenses"] == ["travel", "care"]
    assert "Conditions Done" in host.get(f"/host/opportunities/{ref}").text


def test_parts_are_removed_one_at_a_time(host: Browser, ref: str, application: Flask) -> None:
    fill(host, ref, "sessions", session(14, 1, 10, 12))
    fill(host, ref, "conditions/age", {"youngest": "16", "whose": "own"})
    page = fill(host, ref, "conditions/age", {"oldest": "25", "whose": "own", "own_words": "25 or under today"})
    assert "25 or under today" in page.text
    condition = stored(application, ref).conditions[0]
    change = f"conditions/{condition.id}/change"
    assert host.get(f"/host/opportunities/{ref}/edit/{change}").form()["youngest"] == "16"
    fill(host, ref, change, {"youngest": "18"})
    assert stored(application, ref).conditions[0].words == "Your age is 18 or over."
    page = host.get(f"/host/opportunities/{ref}/edit/conditions")
    page = host.send(page, action=f"/{condition.id}/remove")
    assert [c.fields for c in stored(application, ref).conditions] == [{"oldest": 25, "whose": "own"}]
    again = host.post(f"/host/opportunities/{ref}/edit/conditions/{condition.id}/remove", edition="1")
    assert "Somebody saved this page" in again.text
    edition = str(stored(application, ref).edition)
    gone = host.post(f"/host/opportunities/{ref}/edit/conditions/{condition.id}/remove", edition=edition)
    assert "That is not there any more. Nothing was changed." in gone.text
