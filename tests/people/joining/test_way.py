"""From the first word to the register: conversation, steps, waiting list, welcome."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.people.joining.models import RegisterSize, Step
from app.people.models import Person, Role
from app.people.states import AdvisorState
from tests.support.make import Make
from tests.support.page import Browser

Named = Callable[[str], str]
State = Callable[[str], AdvisorState]
Told = Callable[[str], list[str]]
A = AdvisorState
FRIDAY = {"day-day": "4", "day-month": "12", "day-year": "2026", "time-hour": "10", "time-minute": "00"}
DONE = {"how": "done", "done_on-day": "1", "done_on-month": "12", "done_on-year": "2026"}


@pytest.fixture
def noor(make: Make) -> str:
    make.advisor("Noor Aziz", email="noor@post.example", state=A.ENQUIRY)
    return "Noor Aziz"


@pytest.fixture
def limit(application: Flask) -> Callable[[int], None]:
    def set_to(most: int) -> None:
        with application.app_context(), db.transaction() as session:
            session.merge(RegisterSize(id=1, most=most))

    return set_to


def tess(application: Flask) -> str:
    with application.app_context():
        return str(db.session().scalars(select(Person.id).where(Person.full_name == "Tess Team")).one())


def step(application: Flask, name: str) -> str:
    with application.app_context():
        return db.session().scalars(select(Step.ref).where(Step.name == name)).one()


def test_the_whole_way(application: Flask, team: Browser, noor: str, page_of: Named, state: State, told: Told) -> None:
    team.post("/team/joining/usual")
    page = team.get(page_of(noor))
    page = team.send(team.get(page.links()["Arrange a conversation"]), {"with_whom": tess(application), **FRIDAY})
    assert "Friday 4 December 2026, 10am UK time, with Tess Team" in page.text
    assert state(noor) is A.CONVERSATION
    mine = team.another()
    mine.sign_in("noor@post.example")
    assert "Friday 4 December 2026, 10am UK time, with Tess Team" in mine.get("/").text

    page = team.send(page, action="/talked")
    assert "The steps to join come next." in page.text
    refused = team.send(team.get(f"{page_of(noor)}/welcome"), {"asked": "team"})
    assert "These steps are still open: Involvement agreement, Confidentiality and Welcome briefing." in refused.text
    for name, answer in (("Involvement agreement", DONE), ("Confidentiality", {"how": "not-needed"})):
        page = team.send(team.get(f"{page_of(noor)}/steps/{step(application, name)}"), answer)
    assert "Tuesday 1 December 2026, written down by Tess Team" in page.text
    own = mine.get("/account")
    assert "Involvement agreement" in own.text
    assert "Confidentiality" not in own.text  # not needed, so nothing to do about it
    assert "%" not in own.text
    assert "written down by" not in own.text
    team.send(team.get(f"{page_of(noor)}/steps/{step(application, 'Welcome briefing')}"), DONE)
    team.send(team.get(f"{page_of(noor)}/welcome"), {"asked": "team"})

    assert state(noor) is A.ACTIVE
    assert told(noor) == ["talk_arranged", "steps_begun", "joined_register"]
    assert "Joining the register" not in mine.get("/").text


def test_a_conversation_is_still_to_come_and_can_be_agreed_without_a_message(
    application: Flask, team: Browser, noor: str, page_of: Named, state: State, told: Told
) -> None:
    past = {**FRIDAY, "day-month": "11", "with_whom": tess(application)}
    page = team.send(team.get(f"{page_of(noor)}/conversation"), past)
    assert page.errors == ["Enter a day and time that is still to come."]
    assert state(noor) is A.ENQUIRY

    team.send(page, {**FRIDAY, "knows": "y"})
    again = team.get(f"{page_of(noor)}/conversation").form()
    assert (again["day-day"], again["with_whom"]) == ("4", tess(application))
    team.send(team.get(f"{page_of(noor)}/conversation"), {**FRIDAY, "day-day": "7", "knows": "y"})

    assert state(noor) is A.CONVERSATION
    assert told(noor) == []


def test_where_the_register_is_full_people_wait_in_order_and_the_next_is_invited(
    team: Browser, make: Make, page_of: Named, state: State, told: Told, limit: Callable[[int], None]
) -> None:
    make.advisor("Here Already", account=False)
    limit(1)
    for name in ("First Waits", "Second Waits"):
        make.advisor(name, email=f"{name[:5]}@post.example", state=A.ENQUIRY)
        team.post(f"{page_of(name)}/waiting-list")
    second = team.another()
    second.sign_in("secon@post.example")
    assert "You are number 2 on the waiting list." in second.get("/").text
    assert "The register is full at the moment." in team.another().get("/join").text
    refused = team.post("/team/waiting-list/invite")
    assert "The register is full." in refused.text

    page = team.send(team.get("/team/waiting-list/size"), {"most": "2"})
    assert "There is room. The next is First Waits." in page.text
    page = team.send(page, action="/invite")

    assert [state(name) for name in ("First Waits", "Second Waits")] == [A.WELCOME, A.WAITING]
    assert told("First Waits") == ["register_waiting", "register_room"]
    assert "You are number 1 on the waiting list." in second.get("/account").text
    assert "Invite the next" not in page.text  # whoever takes the steps has a place already
    team.post("/team/waiting-list/invite")
    assert state("Second Waits") is A.WAITING


def test_after_the_conversation_a_full_register_leads_to_the_waiting_list(
    application: Flask, team: Browser, make: Make, page_of: Named, state: State, limit: Callable[[int], None]
) -> None:
    """Also where there is one place, and somebody waits for it already."""
    limit(1)
    for name in ("First Waits", "Second Asks"):
        make.advisor(name, state=A.ENQUIRY, account=False, address="1 High Street")
    team.post(f"{page_of('First Waits')}/waiting-list")
    refused = team.send(team.get(f"{page_of('Second Asks')}/welcome"), {"asked": "team"})
    assert "Put them on the waiting list instead." in refused.text
    page = team.send(team.get(f"{page_of('Second Asks')}/conversation"), {"with_whom": tess(application), **FRIDAY})

    page = team.send(page, action="/talked")

    assert "so they are on the waiting list now" in page.text
    assert state("Second Asks") is A.WAITING
    assert "Number 2" in page.text


def test_pressing_twice_is_kind_and_changes_nothing(
    team: Browser, noor: str, page_of: Named, state: State, told: Told
) -> None:
    for _time in range(2):
        page = team.post(f"{page_of(noor)}/waiting-list")
    assert "This was done already" in page.text
    assert state(noor) is A.WAITING
    assert told(noor) == ["register_waiting"]


def test_the_organisation_orders_its_own_steps(application: Flask, team: Browser, make: Make) -> None:
    for name in ("Agreement", "Briefing"):
        team.send(team.get("/team/joining/steps/add"), {"name": name})
    twice = team.send(team.get("/team/joining/steps/add"), {"name": "Briefing"})
    assert twice.errors == ["There is a step of this name already. Choose another name."]

    page = team.post(f"/team/joining/steps/{step(application, 'Briefing')}/earlier")
    assert [each.get_text(strip=True) for each in page.soup.select("main article h2")] == ["Briefing", "Agreement"]
    page = team.post(f"/team/joining/steps/{step(application, 'Briefing')}/put-away")
    assert [each.get_text(strip=True) for each in page.soup.select("main article h2")] == ["Agreement"]
    renamed = team.send(team.get(f"/team/joining/steps/{step(application, 'Agreement')}"), {"name": "Our agreement"})
    assert "Our agreement" in renamed.text
    team.get("/team/joining/steps/nothing", status=404)


@pytest.mark.parametrize("role", [Role.HOST, Role.FINANCE, Role.BUDGET])
def test_hosts_finance_and_budget_see_nothing_of_it(
    browser: Browser, make: Make, noor: str, page_of: Named, role: Role
) -> None:
    make.person("Other Role", role, email="other@post.example")
    browser.sign_in("other@post.example")
    for path in (page_of(noor), "/team/waiting-list", "/team/joining", f"{page_of(noor)}/conversation"):
        browser.get(path, status=403)
    assert noor not in browser.get("/").text
