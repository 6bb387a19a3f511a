"""What is written down of a session, in numbers; and papers that were promised by a day that is over."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from app.opportunities.daybook.rules import judged, papers_due
from app.opportunities.states import Shape
from app.people.models import Role
from tests.support.make import Make
from tests.support.page import Browser


class Kept:
    """A host, the team, and opportunities of the shape that is asked for."""

    def __init__(self, make: Make, browser: Browser) -> None:
        self.make, self._browser = make, browser
        self.host_id = make.person("Holly Host", Role.HOST, email="host@post.example")
        make.person("Tess Team", Role.TEAM, email="team@post.example")
        self.team_id = make.team("Day Team", self.host_id)
        self.host, self.team = self.own("host"), self.own("team")

    def own(self, name: str) -> Browser:
        found = self._browser.another()
        found.sign_in(f"{name}@post.example")
        return found

    def address(self, shape: Shape, in_days: int, **fields: object) -> str:
        ref = self.make.opportunity(
            team=self.team_id, host=self.host_id, kind=self.make.kind(f"our-{shape.value}", shape=shape),
            in_days=in_days, title="Ours", **fields,
        )  # fmt: skip
        return f"/host/opportunities/{ref}/daybook"


@pytest.fixture
def kept(make: Make, browser: Browser) -> Kept:
    return Kept(make, browser)


def entry(kept: Kept, address: str) -> str:
    page = kept.host.get(address)
    return next(href for href in page.links().values() if href.startswith(f"{address}/"))


def test_calls_are_counted_and_nobody_who_was_rung_is_kept(kept: Kept) -> None:
    address = kept.address(Shape.CALLS, -1)
    form = kept.host.get(entry(kept, address))
    assert [name for name in form.form() if name != "csrf_token"] == ["calls_made", "calls_answered"]
    assert form.soup.select("main form input, main form button")[-1].name == "button", "it comes after what is asked"
    wrong = kept.host.send(form, {"calls_made": "5", "calls_answered": "6"})
    assert wrong.errors == ["More calls were answered than made. Check both numbers."]
    assert wrong.form()["calls_made"] == "5"
    assert kept.host.send(form, {"calls_made": "-1"}).errors == ["Enter a number from 0 to 2000."]
    told = kept.host.send(form, {"calls_made": "8", "calls_answered": "5"})
    assert "So far 8 calls were made, and 5 were answered." in told.text
    again = kept.host.send(kept.host.get(entry(kept, address)), {"calls_made": "7"})
    assert "So far 7 calls were made, and 5 were answered." in again.text


def test_what_is_ahead_has_no_numbers_yet(kept: Kept) -> None:
    address = kept.address(Shape.TRAINING, 3)
    wrong = kept.host.send(kept.host.get(entry(kept, address)), {"said_5": "3"})
    assert wrong.errors == ["This is still ahead. Write it down once it is over."]


def test_a_training_is_judged_by_how_many(kept: Kept) -> None:
    address = kept.address(Shape.TRAINING, -1)
    told = kept.host.send(kept.host.get(entry(kept, address)), {"said_5": "6", "said_2": "2"})
    assert "So far 8 people judged it: 4.2 of 5 on average." in told.text
    assert "How it was judged 8 people, 4.2 of 5 on average" in told.text


def test_each_session_of_several_has_its_own_numbers_and_its_own_link(kept: Kept) -> None:
    address = kept.address(Shape.TRAINING, -3, sessions=2)
    page = kept.host.get(address)
    links = [words for words in page.links() if words.startswith("Write it down")]
    assert len(links) == 2 and "Saturday 28 November 2026" in links[0] and "Sunday 29" in links[1]
    kept.host.send(kept.host.get(page.links()[links[1]]), {"said_5": "2"})
    told = kept.host.get(address).text
    assert "How it was judged 2 people, 5.0 of 5 on average" in told and "So far 2 people judged it" in told


def test_papers_that_are_late_are_on_the_teams_day_until_they_went(kept: Kept) -> None:
    address = kept.address(Shape.COMMITTEE, 3, details={"papers_days": 5})  # a meeting on Friday 4 December
    said = "Papers for Ours on Fri 4 Dec were promised by Fri 27 Nov: ask the host"
    assert said in kept.team.get("/team").text
    wrong = kept.host.send(kept.host.get(entry(kept, address)), {
        "papers_on-day": "2", "papers_on-month": "12", "papers_on-year": "2026"})  # fmt: skip
    assert wrong.errors == ["Papers were sent once they were sent. Enter a day up to today."]
    kept.host.send(kept.host.get(entry(kept, address)), {
        "papers_on-day": "30", "papers_on-month": "11", "papers_on-year": "2026"})  # fmt: skip
    assert "Papers for Ours" not in kept.team.get("/team").text


def test_papers_that_still_have_time_are_nobodys_need(kept: Kept) -> None:
    kept.address(Shape.COMMITTEE, 30, details={"papers_days": 5})
    assert "Papers for" not in kept.team.get("/team").text


def test_who_may_not(kept: Kept) -> None:
    address = kept.address(Shape.CALLS, -1)
    kept.make.advisor("Ada", email="ada@post.example")
    kept.make.team("Others", kept.make.person("Olu Other", Role.HOST, email="olu@post.example"))
    kept.own("ada").get(address, status=403)
    kept.own("olu").get(address, status=404)
    kept.own("olu").post(entry(kept, address), {"calls_made": "1"}, status=404)
    plain = kept.make.opportunity(team=kept.team_id, host=kept.host_id)
    kept.host.get(f"/host/opportunities/{plain}/daybook", status=404)


@pytest.mark.parametrize(
    ("day", "number", "earlier"),
    [
        (date(2026, 12, 4), 5, date(2026, 11, 27)),
        (date(2027, 1, 4), 5, date(2026, 12, 23)),  # over Christmas and New Year
        (date(2026, 12, 6), 1, date(2026, 12, 4)),  # a Sunday: the working day before
    ],
)
def test_papers_are_promised_in_working_days(day: date, number: int, earlier: date) -> None:
    assert papers_due({"papers_days": number}, day) == earlier


def test_what_is_not_promised_is_not_late(context: Flask) -> None:
    assert papers_due(None, date(2026, 12, 4)) is None and papers_due({}, date(2026, 12, 4)) is None
    assert judged({1: 0, 5: 0}) is None and judged({1: 1, 5: 3}) == (4, 4.0)
