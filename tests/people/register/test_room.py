"""A register that holds only so many: who is beyond that is told of before anything is saved, and waits."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.opportunities.states import Visibility
from app.people.joining.models import RegisterSize
from app.people.joining.queries import waiting_list
from app.people.models import Advisor, Person, Role
from app.people.register.entries import Entry
from app.people.register.plan import Plan, Ready
from app.people.register.room import fitted, said
from app.people.states import AdvisorState
from tests.people.register.walking import Run, columns, person, press, upload
from tests.support.make import Make
from tests.support.page import Browser

FILE = "Name,Email,Role\n" + "".join(f"{n} Lee,{n.lower()}@post.example,carer\n" for n in ("Ann", "Bo", "Cy", "Di"))
A = AdvisorState


@pytest.fixture
def team(application: Flask, make: Make, browser: Browser) -> Browser:
    """The register holds four; one is on it and one waits."""
    make.person("Tia Team", Role.TEAM, email="team@post.example")
    make.advisor("Eve There", account=False)
    make.advisor("Flo Waits", account=False, state=A.ENQUIRY)
    browser.sign_in("team@post.example")
    browser.post(f"/team/people/{_ref(application, 'Flo Waits')}/waiting-list")
    with application.app_context(), db.transaction() as session:
        session.add(RegisterSize(id=1, most=4))
    return browser


def _ref(application: Flask, name: str) -> str:
    with application.app_context():
        return db.session().scalars(select(Person.ref).where(Person.full_name == name)).one()


def _states(application: Flask) -> dict[str, AdvisorState]:
    with application.app_context():
        rows = db.session().execute(select(Person.full_name, Advisor.state).join(Person.advisor).order_by(Person.id))
        return {name.partition(" ")[0]: state for name, state in rows}


def _in_line(application: Flask) -> list[str]:
    with application.app_context():
        return [person.full_name for _joining, person in db.session().execute(waiting_list())]


def test_who_is_beyond_it_is_shown_and_goes_to_the_end_of_the_list(application: Flask, team: Browser) -> None:
    page = columns(team, upload(team, FILE))
    assert "The register is full: 2 of these people go on the waiting list, at its end" in page.text
    assert page.text.count("Goes on the waiting list") == 2
    assert "Bring in 4 people, 2 on the waiting list" in page.text
    assert set(_states(application)) == {"Eve", "Flo"}, "nothing yet"
    done = press(team, page, "take-in")
    assert "2 people are on the register now. 2 people are on its waiting list." in done.text
    fresh = {"Ann": A.ACTIVE, "Bo": A.ACTIVE, "Cy": A.WAITING, "Di": A.WAITING}
    assert _states(application) == {"Eve": A.ACTIVE, "Flo": A.WAITING, **fresh}
    assert _in_line(application) == ["Flo Waits", "Cy Lee", "Di Lee"]
    again = press(team, columns(team, upload(team, FILE)), "take-in")
    assert "Nothing was changed: all of this was brought in before." in again.text


def test_who_waits_has_no_account_and_who_has_one_for_other_work_reads_no_more_with_it(
    application: Flask, make: Make, team: Browser, run: Run, tmp_path: Path
) -> None:
    make.person("Di Lee", Role.FINANCE, email="di@post.example")
    visit = f"/opportunities/{make.opportunity(visibility=Visibility.UNANNOUNCED)}"
    file = tmp_path / "register.csv"
    file.write_text(FILE)
    assert run(file, "--answer", "5=same").exit_code == 0
    waits = {name for name, state in _states(application).items() if state is A.WAITING}
    assert waits == {"Flo", "Cy", "Di"}
    assert {name: bool(person(application, f"{name} Lee").account) for name in ("Bo", "Cy")} == {
        "Bo": True,
        "Cy": False,
    }
    assert {grant.role for grant in person(application, "Di Lee").roles} == {Role.FINANCE}
    own = team.another()
    own.sign_in("di@post.example")
    own.get(visit, status=404)


def test_past_the_number_on_purpose(application: Flask, team: Browser) -> None:
    page = columns(team, upload(team, FILE))
    form = next(each for each in page.soup.select("main form") if each.select("input[name=past_the_number]"))
    assert form.get_text(strip=True) == "Put all 4 people on the register, past its number"
    done = team.post(str(form["action"]), past_the_number="yes")
    assert "4 people are on the register now." in done.text
    assert "waiting list" not in done.text
    assert list(_states(application).values()).count(A.ACTIVE) == 5


def test_a_register_without_a_number_asks_nothing(application: Flask, team: Browser) -> None:
    with application.app_context(), db.transaction() as session:
        session.get_one(RegisterSize, 1).most = None
    page = columns(team, upload(team, FILE))
    assert "waiting list" not in page.text
    assert not page.soup.select("input[name=past_the_number]")


def test_the_command_says_it_before_and_does_it(application: Flask, team: Browser, run: Run, tmp_path: Path) -> None:
    assert team
    file = tmp_path / "register.csv"
    file.write_text(FILE)
    look = run(file, "--dry-run")
    assert "Row 4, ready: Cy Lee. The register is full, so they go on the waiting list." in look.stdout
    assert "The register is full: 2 of these people go on the waiting list" in look.stdout
    assert "To put them on the register all the same: --past-the-number." in look.stdout
    assert "waiting list" not in run(file, "--dry-run", "--past-the-number").stdout
    assert set(_states(application)) == {"Eve", "Flo"}
    assert run(file).exit_code == 0
    assert list(_states(application).values()).count(A.WAITING) == 3


def test_only_who_would_take_a_place_is_counted() -> None:
    """Who has left takes none; a break that waits for room is none any more."""

    def ready(row: int, state: AdvisorState) -> Ready:
        return Ready(row, Entry(name=f"Row {row}", state=state, paused_until=date(2027, 1, 1)))

    plan = Plan((ready(2, A.ENDED), ready(3, A.PAUSED), ready(4, A.PAUSED)))
    now = fitted(plan, 1)
    assert [each.entry.state for each in now.new] == [A.ENDED, A.PAUSED, A.WAITING]
    assert [each.entry.paused_until for each in now.new][1:] == [date(2027, 1, 1), None]
    assert said(now) == "The register is full: 1 of these people goes on the waiting list, at its end."
    assert fitted(plan, None) is plan
