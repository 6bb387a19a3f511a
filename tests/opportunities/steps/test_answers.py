"""Answers of the other steps: refused in one sentence, kept as they were typed."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.opportunities.adverts.shape import on
from tests.opportunities.posting import fill, stored
from tests.opportunities.steps.refusals import nothing_changed, refused, value
from tests.support.page import Browser

OTHER: list[tuple[str, dict[str, Any], str]] = [
    ("where", {"format": "in-person", "venue_shown": "always"},
     "Enter the place, or at least the area if the place is not known yet."),
    ("where", {"format": "online", "venue_shown": "always", "join_link": "javascript:alert(1)"},
     "Enter a web address that starts with https://"),
    ("contact", {"contact_name": "Ana", "contact_phone": "", "contact_email": ""},
     "Enter a phone number or an e-mail address."),
    ("apply", {"apply_by": ["smoke-signals"]}, "Choose from the answers shown."),
    ("doing", {"activity": ""}, "Say what people will do."),
    ("pattern", {"attendance": "some", **on(1, 1, 2020, "term_until")},
     "The day on which the role ends must be in the future."),
]  # fmt: skip


def test_an_answer_that_cannot_be(host: Browser, ref: str, application: Flask) -> None:
    before = stored(application, ref)
    for step, values, sentence in OTHER:
        refused(fill(host, ref, step, values), sentence)
    nothing_changed(application, before)


@pytest.mark.parametrize("length", [4001, 5_000_000])
def test_a_very_long_text_is_refused_and_kept(host: Browser, ref: str, application: Flask, length: int) -> None:
    before = stored(application, ref)
    page = fill(host, ref, "doing", {"activity": "x" * length})
    refused(page, f"Use 4000 characters or fewer. You have used {length}.")
    assert value(page, "activity") == "x" * length
    nothing_changed(application, before)


def test_emoji_and_right_to_left_names_stay_as_typed(host: Browser, ref: str, application: Flask) -> None:
    title = "مرحبا 👩🏽‍🦽 Siân"
    page = host.get(f"/host/opportunities/{ref}/edit/what")
    assert not host.send(page, {"title": title}).errors
    assert stored(application, ref).title == title
    assert host.get(f"/host/opportunities/{ref}").h1.endswith(title)
    fill(host, ref, "doing", {"activity": "<script>alert(1)</script> {{ 7*7 }}"})
    assert "<script>alert(1)</script> {{ 7*7 }}" in host.get(f"/host/opportunities/{ref}/check").text
