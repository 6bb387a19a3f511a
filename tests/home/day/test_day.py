"""The team's day page: every sort of waiting stands on it, oldest first, and each line leads to where it is done."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask

from app.core import clock, db
from app.home.day import NEEDS
from app.messages import outbox
from app.opportunities.states import Method, OpportunityState
from app.people.models import Channel, Role
from app.people.states import AdvisorState
from app.recognition.models import Certificate, Contribution
from app.signups.models import Place
from tests.home.day.conftest import addresses, lines
from tests.messages.post import claim, post
from tests.support.make import Make
from tests.support.page import Browser
from tests.support.statements import statements

BESIDES = 1  # statement of any page: who is here, and what they may do
EMAIL = "ann@post.example"


def test_a_day_on_which_nothing_waits_says_so(team: Browser) -> None:
    assert "Nothing needs a person now." in team.get("/team").text
    assert "See all that needs a person" in team.get("/").links()


@pytest.mark.parametrize("role", [Role.HOST, Role.BUDGET, Role.FINANCE, Role.ADMIN, Role.ADVISOR])
def test_nobody_else_sees_it(browser: Browser, make: Make, role: Role) -> None:
    make.person("Other Role", role, email="other@post.example")
    browser.sign_in("other@post.example")
    browser.get("/team", status=403)
    home = browser.get("/")
    assert "Today" not in home.links() and "needs a person" not in home.text


def test_everything_that_waits_stands_in_the_order_of_its_waiting_and_leads_to_where_it_is_done(
    application: Flask, browser: Browser, make: Make, pass_days: Callable[[float], None]
) -> None:
    make.person("Tess Team", Role.TEAM, email="tess@post.example")
    ann = make.advisor("Ann Lee", email=EMAIL)
    panel = make.opportunity(title="A panel that was", in_days=2)
    chosen = make.opportunity(title="A chosen workshop", method=Method.CHOSEN, in_days=30)
    for ref in (panel, chosen):
        signed_in(browser, EMAIL).post(f"/opportunities/{ref}/sign-up")
    pass_days(1)
    make.opportunity(title="Not approved yet", state=OpportunityState.SUBMITTED)
    make.advisor("Eve Asks", state=AdvisorState.ENQUIRY, account=False)
    pass_days(1.5)
    post(application, make.person("Cy Rings", contact_by=Channel.PHONE, phone="+441134960000"))
    pass_days(1)
    failed(application, ann)
    pass_days(1)
    undecided(application)
    pass_days(1)
    tess = signed_in(browser, "tess@post.example")
    tess.post("/team/register/import", file=(BytesIO(b"Name,Phone\nZoe New,\n"), "members.csv"))

    page = tess.get("/team")

    assert lines(page) == [
        "Choose who comes, 1 person asked: A chosen workshop",
        "Approve or send back: Not approved yet",
        "Eve Asks asked to join the register",
        "Say who took part on Thu 3 Dec: A panel that was",
        "Ring Cy Rings: A subject",
        "A message did not reach Ann Lee: A subject",
        "Decide the payment for Ann Lee: A chosen workshop",
        "Finish bringing in members.csv",
    ]
    assert lines(tess.get("/")) == lines(page)[:5]
    for address in addresses(page):
        tess.get(address)
    make.person("Tom Team", Role.TEAM, email="tom@post.example")
    assert "Finish bringing in members.csv" not in signed_in(browser, "tom@post.example").get("/team").text


@pytest.mark.parametrize("rows", [1, 3])
def test_a_fixed_number_of_statements_however_much_waits(
    application: Flask, team: Browser, make: Make, rows: int
) -> None:
    for _row in range(rows):
        make.opportunity(state=OpportunityState.SUBMITTED)
        make.advisor(state=AdvisorState.ENQUIRY, account=False)
        post(application, make.person(contact_by=Channel.PHONE, phone="+441134960000"))
    team.get("/team")
    with statements(application) as seen:
        page = team.get("/team")
    assert len(lines(page)) == 3 * rows
    assert len(seen) == len(NEEDS) + BESIDES, "\n".join(seen)


def signed_in(browser: Browser, email: str) -> Browser:
    fresh = browser.another()
    fresh.sign_in(email)
    return fresh


def failed(application: Flask, person_id: int) -> None:
    """A message that its channel refused; older ones are sent."""
    post(application, person_id, "place:2")
    with application.app_context(), db.transaction():
        while claimed := claim():
            if claimed.subject == "A subject":
                outbox.refused(claimed, "550 no such person")
            else:
                outbox.sent(claimed)


def undecided(application: Flask) -> None:
    """A part that somebody took, whose payment the promise leaves open."""
    with application.app_context(), db.transaction() as session:
        place = session.query(Place).order_by(Place.id.desc()).first()
        made = Contribution(
            place_id=place.id, person_id=place.person_id, happened_on=clock.today(), activity_minutes=60,
            prep_minutes=0, reckoning="No rate", recorded_at=clock.now(),
        )  # fmt: skip
        made.certificate = Certificate(made_at=clock.now())
        session.add(made)
