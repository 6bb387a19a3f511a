"""What a step asks: only what can be answered here, and nothing called optional that a rule may ask for."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.opportunities.adverts.shape import session
from tests.opportunities.posting import fill, stored
from tests.support.page import Browser

ASKED_FOR = (
    ("where", "Place and address"),
    ("contact", "Phone"),
    ("conditions/training", "Which course?"),
    ("conditions/training", "Or what training?"),
    ("conditions/age", "From age"),
    ("payment/hourly", "Which rate?"),
)


@pytest.mark.parametrize(("step", "question"), ASKED_FOR)
def test_what_a_rule_may_ask_for_is_not_called_optional(host: Browser, ref: str, step: str, question: str) -> None:
    text = host.get(f"/host/opportunities/{ref}/edit/{step}").text
    assert question in text
    assert f"{question} (optional)" not in text


def test_one_session_leaves_nothing_to_choose(host: Browser, ref: str, application: Flask) -> None:
    fill(host, ref, "sessions", session(14, 1, 10, 12))
    page = host.get(f"/host/opportunities/{ref}/edit/pattern")
    assert "attendance" not in page.form()
    assert "attend_at_least" not in page.form()
    page = fill(host, ref, "pattern", {"prep_minutes-hours": "1"})
    assert page.path.endswith("/edit/where")
    assert stored(application, ref).prep_minutes == 60
    text = host.get(f"/host/opportunities/{ref}/check").text
    assert "Time to prepare 1 hour" in text
    assert text.count("1 hour") == 1, "preparation is said once"
    fill(host, ref, "sessions", session(21, 1, 10, 12))
    assert "Which sessions is a place for?" in host.get(f"/host/opportunities/{ref}/edit/pattern").text


def test_nobody_is_taken_to_pay(host: Browser, ref: str) -> None:
    path = f"/host/opportunities/{ref}/edit/payer"
    assert "payer" not in host.get(path).form()
    assert fill(host, ref, "payer", {}).errors == ["Choose who pays."]
    fill(host, ref, "payer", {"payer": "central"})
    assert host.get(path).form()["payer"] == "central"


def test_no_change_link_where_nothing_can_be_changed(host: Browser, ref: str) -> None:
    fill(host, ref, "sessions", session(14, 1, 10, 12))
    links = host.get(f"/host/opportunities/{ref}/check").links()
    assert "Change Title" in links
    assert not {"Change Host", "Change A place is for"} & links.keys()
