"""The lists of a host and of the involvement team: whose opportunities stand there, and what they cost."""

from __future__ import annotations

import pytest
from flask import Flask

from app.opportunities import queries
from app.opportunities.states import OpportunityState
from app.people.models import Role
from tests.opportunities.life.conftest import live
from tests.opportunities.posting import statements
from tests.support.make import Make
from tests.support.page import Browser

S = OpportunityState


def test_a_deputy_sees_the_teams_opportunities_and_an_outsider_none(
    application: Flask, make: Make, browser: Browser, people: dict[str, int]
) -> None:
    ref = live(make, people, title="Ours")
    browser.sign_in("deputy@post.example")
    assert "Ours" in browser.get("/host/opportunities").text
    assert browser.get(f"/host/opportunities/{ref}").h1.endswith("Ours")
    outsider = browser.another()
    make.person("Somebody Else", Role.HOST, email="else@post.example")
    outsider.sign_in("else@post.example")
    assert "0 opportunities" in outsider.get("/host/opportunities").text
    outsider.get(f"/host/opportunities/{ref}", status=404)


def test_the_teams_list_is_filtered_by_the_address(make: Make, team: Browser, people: dict[str, int]) -> None:
    live(make, people, title="Open one")
    live(make, people, title="Draft one", state=S.DRAFT)
    assert "2 opportunities" in team.get("/team/opportunities").text
    page = team.get("/team/opportunities", state="draft")
    assert "Draft one" in page.text
    assert "Open one" not in page.text
    assert "2 opportunities" in team.get("/team/opportunities", state="nonsense").text


def test_and_by_words_of_the_title_the_team_or_the_host(make: Make, team: Browser, people: dict[str, int]) -> None:
    live(make, people, title="Tea & 100% talk")
    sian = make.person("Siân Łukasz", Role.HOST)
    live(make, {"host": sian, "unit": make.team("Ward 9", sian)}, title="Nurse interviews", state=S.DRAFT)
    found = {
        "TALK tea": "Tea & 100% talk", "100%": "Tea & 100% talk", "liaison": "Tea & 100% talk",
        "ward interviews": "Nurse interviews", "sian lukasz": "Nurse interviews",
    }  # fmt: skip
    for words, title in found.items():
        page = team.get("/team/opportunities", q=words)
        assert ("1 opportunity" in page.text, title in page.text) == (True, True), words
        assert page.soup.select_one("input[name=q]")["value"] == words
    page = team.get("/team/opportunities", q="ward tea")
    assert "0 opportunities" in page.text
    assert "Nothing matches." in page.text
    assert "0 opportunities" in team.get("/team/opportunities", q="ward", state="open").text
    assert "2 opportunities" in team.get("/team/opportunities", team="nobody", kind="none-such").text
    units = {option.get_text(): option["value"] for option in page.soup.select("select[name=team] option")}
    assert "Nurse interviews" in team.get("/team/opportunities", team=units["Ward 9"]).text
    assert "1 opportunity" in team.get("/team/opportunities", team=units["Ward 9"]).text


@pytest.mark.parametrize("number", [1, 3])
def test_lists_cost_the_same_however_long(
    application: Flask, make: Make, team: Browser, host: Browser, people: dict[str, int], number: int
) -> None:
    for _each in range(number):
        live(make, people, sessions=2)
    # of a host four are what waits for a word of theirs: thanks, what came of it, letters of reference, and ideas
    for browser, path, cost in ((host, "/host/opportunities", 7), (team, "/team/opportunities", 6)):
        with application.app_context(), statements() as seen:
            page = browser.get(path)
        assert len(page.soup.select("article")) == number
        assert len(seen) == cost, seen


def test_queries_of_a_host(context: Flask, make: Make, people: dict[str, int]) -> None:
    live(make, people, title="returned one")
    assert [thing.title for thing in queries.of_host(people["host"])] == ["returned one"]
    assert [person.full_name for person in queries.members_of(people["unit"])] == ["Priya Shah", "Martin Osei"]
    assert queries.is_team(people["team"])
    assert not queries.is_team(people["host"])
    assert not queries.is_team(None)
