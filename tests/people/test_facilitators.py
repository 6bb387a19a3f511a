"""A named facilitator: shown to the person with how to reach them, and with a list of their own people."""

from __future__ import annotations

from flask import Flask

from app.core import db
from app.people.models import Advisor
from tests.support.make import Make
from tests.support.page import Browser, Page


def names(page: Page) -> list[str]:
    return [link.get_text(strip=True) for link in page.soup.select("main table th a")]


def test_a_facilitator_has_a_list_of_their_people_and_the_person_knows_whom_to_ring(
    application: Flask, team: Browser, make: Make
) -> None:
    form = team.get("/team/people/add").soup.select_one("select[name=facilitator]")
    tess = int(next(str(option["value"]) for option in form.select("option") if option.get_text() == "Tess Team"))
    ann = make.advisor("Ann Lee", email="ann@post.example")
    make.advisor("Bo Berg", account=False)
    with application.app_context(), db.transaction() as session:
        session.get_one(Advisor, ann).facilitator_id = tess

    register = team.get("/team/people")
    assert names(register) == ["Ann Lee", "Bo Berg"]
    assert names(team.get(register.links()["My people"])) == ["Ann Lee"]
    assert names(team.get("/team/people", facilitator="nobody")) == ["Bo Berg"]
    assert names(team.get("/team/people", facilitator="no-such-person")) == ["Ann Lee", "Bo Berg"]
    own = team.another()
    own.sign_in("ann@post.example")
    for path in ("/", "/account"):
        words = own.get(path).text
        assert "Tess Team of the involvement team is there for you." in words
        assert "Ring 020 7946 0000 (Monday to Friday, 9am to 5pm) and ask for them by name." in words
