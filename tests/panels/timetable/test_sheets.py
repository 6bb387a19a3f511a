"""Everybody's own sheet: on a phone, as a PDF, in large print; and how little of the database the pages ask."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.core import db
from app.core.actor import Actor
from app.panels import actions as panels
from tests.core.test_pdf import opened, tags
from tests.panels.timetable.at import Desk
from tests.support.page import Browser
from tests.support.statements import statements


@pytest.mark.parametrize("name", ["ann", "bob", "chair", "scribe"])
def test_each_member_has_a_sheet_with_everything_on_it(
    desk: Desk, signed_in: Callable[[str], Browser], name: str
) -> None:
    desk.makes(5)
    own = signed_in(name)
    panel = own.get(f"/panels/{desk.panel.ref}")
    page = own.get(panel.links()["Your day: what you do when"])
    for words in ("Arrive 9am", "Finish 4pm", "9am to 9:30am Briefing", "9:30am to 10:15am Candidate 1", "Lunch",
                  "Then score on your own until 10:30am.", "3:30pm to 4pm Wash-up"):  # fmt: skip
        assert words in page.text
    assert "Changed on" not in page.text


@pytest.mark.parametrize("kind", [".pdf", "/large-print.pdf"])
def test_it_is_a_tagged_pdf_too(desk: Desk, signed_in: Callable[[str], Browser], kind: str) -> None:
    desk.makes(5)
    answer = signed_in("ann").get(f"/panels/{desk.panel.ref}/timetable{kind}")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert {"H1", "H2", "Table", "TH"} <= set(tags(opened(answer.bytes)))
    whole = desk.browser.get(f"{desk.at}/whole{kind}")
    assert "Table" in tags(opened(whole.bytes))


def test_the_host_prints_everybodys_a_page_for_each(desk: Desk) -> None:
    desk.makes(3)
    page = desk.browser.get(f"{desk.at}/sheets")
    assert page.text.count("Interviews: Staff nurse") == 4
    for name in ("Ann Lee", "Bob Ray", "Chris Chair", "Sam Scribe"):
        assert name in page.text
    assert len(opened(desk.browser.get(f"{desk.at}/sheets.pdf").bytes).pages) == 4


def test_codes_stand_on_the_hosts_pages_alone(desk: Desk, signed_in: Callable[[str], Browser]) -> None:
    desk.makes(2)
    code = desk.browser.get(desk.change("Candidate 1")).links()["Code of the recruitment system"]
    assert "334-25-0012" in desk.browser.send(desk.browser.get(code), {"reference": "334-25-0012"}).text
    assert "334-25-0012" not in signed_in("ann").get(f"/panels/{desk.panel.ref}/timetable").text
    assert "334-25-0012" not in desk.browser.get(f"{desk.at}/sheets").text


def test_who_steps_aside_stands_on_their_own_sheet_and_on_the_teams(
    desk: Desk, signed_in: Callable[[str], Browser]
) -> None:
    desk.makes(3)
    desk.browser.post(f"/host/panels/{desk.panel.ref}/conflicts/told")
    ann, own = signed_in("ann"), f"/panels/{desk.panel.ref}/timetable"
    ann.post(f"/panels/{desk.panel.ref}/known", {"knows": "somebody", "which": ["2"]})
    assert ann.get(own).text.count("You step aside here, and do not score.") == 1
    assert "Ann Lee steps aside." in signed_in("team").get(f"{desk.at}/whole").text
    for page in (
        signed_in("bob").get(own),
        desk.browser.get(f"{desk.at}/whole"),
        desk.browser.get(f"{desk.at}/sheets"),
    ):
        assert "aside" not in page.text, "a host sees how many, and never who"


def test_before_there_is_one_the_page_says_so(desk: Desk, signed_in: Callable[[str], Browser]) -> None:
    page = signed_in("ann").get(f"/panels/{desk.panel.ref}/timetable")
    assert "The host has not made the timetable yet." in page.text
    for path in ("/whole", "/sheets", ".csv", "/candidates/add", "/breaks/add"):
        desk.browser.get(desk.at + path, status=404)


def test_a_panel_that_was_called_off_needs_nobody(desk: Desk, signed_in: Callable[[str], Browser]) -> None:
    desk.makes(2)
    slot = desk.change("Candidate 1")
    with desk.panel.application.test_request_context(), db.transaction():
        panels.call_off(desk.panel.found().id, by=Actor(desk.panel.host))
    assert "You do not need to come." in signed_in("scribe").get(f"/panels/{desk.panel.ref}/timetable").text
    page = desk.page()
    assert "This panel was called off." in page.text
    assert "Add a candidate" not in page.text
    refused = desk.looks(slot, {"start-hour": "13", "start-minute": "30"})
    assert "This panel was called off. Nothing was saved." in refused.text


@pytest.mark.parametrize("candidates", [1, 5])
def test_a_page_asks_as_little_of_a_full_day_as_of_an_empty_one(desk: Desk, candidates: int) -> None:
    desk.makes(candidates)
    desk.page()
    with statements(desk.panel.application) as sent:
        desk.page()
    assert len(sent) == 9, "\n".join(sent)
