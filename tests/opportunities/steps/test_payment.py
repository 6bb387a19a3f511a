"""The steps of what is promised in payment."""

from __future__ import annotations

import re
from datetime import timedelta

from flask import Flask

from tests.opportunities.posting import fill, stored
from tests.opportunities.steps.refusals import nothing_changed, refused
from tests.support.page import Browser, Page, squeeze

PAY: list[tuple[str, dict[str, str], str]] = [
    ("day", {"pence": "150", "half_pence": "75", "threshold_minutes-hours": "4"},
     "Say what happens at exactly 4 hours: the shorter or the longer sum."),
    ("band", {"pence": "20", "half_pence": "10", "threshold_minutes-hours": "2"},
     "Say what happens at exactly 2 hours: the shorter or the longer sum."),
    ("day", {"pence": "75", "half_pence": "150", "threshold_minutes-hours": "4", "threshold_included": "yes"},
     "The sum for the shorter time must not be more than the other."),
    ("hourly", {}, "Choose a rate, or enter a sum for an hour, but not both."),
    ("hourly", {"tier": "standard", "pence": "12"}, "Choose a rate, or enter a sum for an hour, but not both."),
    ("hourly", {"tier": "platinum"}, "Choose one of the answers."),
    ("fixed", {"pence": "0"}, "Enter an amount from £0.01 to £100,000."),
    ("fixed", {"pence": "lots"}, "Enter an amount in pounds, like 11.50."),
    ("block", {"pence": "20"}, "Enter the length of time."),
]  # fmt: skip


def test_a_promise_that_leaves_something_open(host: Browser, ref: str, application: Flask) -> None:
    before = stored(application, ref)
    for model, values, sentence in PAY:
        refused(fill(host, ref, f"payment/{model}", {"part": "activity", **values}), sentence)
    nothing_changed(application, before)


def test_one_part_has_one_payment(host: Browser, ref: str) -> None:
    fill(host, ref, "payment/unpaid", {"part": "activity"})
    page = fill(host, ref, "payment/fixed", {"part": "activity", "pence": "15"})
    refused(page, "This part has a payment already. Remove that first, or choose another part.")


def test_nobody_is_said_to_pay_until_somebody_said_so(host: Browser, ref: str) -> None:
    check = f"/host/opportunities/{ref}/check"
    assert _who_pays(host.get(check)) == "Not answered"
    fill(host, ref, "payer", {"payer": "central"})
    assert _who_pays(host.get(check)) == "The involvement budget"


def _who_pays(page: Page) -> str | None:
    row = page.soup.find("dt", string=re.compile("Who pays"))
    answer = row.find_next_sibling("dd") if row else None
    return squeeze(answer.get_text()) if answer else None


def test_a_usual_way_is_where_a_form_starts_from(host: Browser, ref: str, application: Flask) -> None:
    menu = host.get(f"/host/opportunities/{ref}/edit/payment")
    assert "Last checked on Sunday 22 November 2026." in menu.text and "A new tax year" not in menu.text
    page = host.get(
        menu.links()["£20 for each 3 hours or part of it (Tees, Esk and Wear Valleys NHS Foundation Trust)"]
    )
    assert page.form()["pence"] == "20" and page.form()["unit_minutes-hours"] == "3"
    host.send(page, {"part": "activity", "pence": "22"})
    (term,) = stored(application, ref).pay_terms
    assert (term.model.value, term.pence, term.unit_minutes) == ("block", 2200, 180)


def test_every_usual_way_opens_and_says_when_it_is_old(host: Browser, ref: str, application: Flask) -> None:
    application.extensions["clock"].advance(timedelta(days=200))
    host.sign_in("host@post.example")
    menu = host.get(f"/host/opportunities/{ref}/edit/payment")
    ways = {words: href for words, href in menu.links().items() if "usual=" in href}
    assert len(ways) == 7 and menu.text.count("A new tax year has begun since: please check it before you use it.") == 6
    assert all(host.get(href).form() for href in ways.values())
    assert host.get(f"/host/opportunities/{ref}/edit/payment/day?usual=block").form()["pence"] == ""
