"""The team reads what came by mail and what became of it; nobody else does."""

from __future__ import annotations

import pytest

from app.people.models import Role
from tests.calendar.replies.shapes import google_apple, hostile, people


def test_what_somebody_wrote_waits_on_the_page_and_on_today_until_it_is_seen_to(scene, make, browser):
    found = scene()
    found.comes(people.somebody_writes(found.to()))
    found.comes(google_apple.gmail(found.to()))
    make.person("Tom Team", Role.TEAM, email="tom@staff.example")
    browser.sign_in("tom@staff.example")
    assert "Read an answer that came by mail" in browser.get("/team").text

    page = browser.get("/team/replies")
    assert len(page.soup.select("article")) == 1
    assert "kept for the team to read" in page.text
    assert len(browser.get("/team/replies", show="every").soup.select("article")) == 2
    assert len(browser.get("/team/replies", show="refused").soup.select("article")) == 0
    done = browser.send(page, action="/seen")

    assert "There is nothing in this list." in done.text
    assert "Read an answer that came by mail" not in browser.get("/team").text


@pytest.mark.parametrize(
    ("sent_by", "waits"),
    [
        (b"Subject: ", True),
        (b"Auto-Submitted: auto-replied\r\nSubject: ", False),
        (b"List-Id: offers\r\nSubject: ", False),
    ],
    ids=["a person", "an absence note", "a list"],
)
def test_what_a_person_sent_that_is_too_large_is_asked_about(scene, make, browser, sent_by, waits):
    found = scene()
    found.comes(hostile.too_large(found.to()).replace(b"Subject: ", sent_by, 1))
    make.person("Tom Team", Role.TEAM, email="tom@staff.example")
    browser.sign_in("tom@staff.example")

    assert ("Read an answer that came by mail" in browser.get("/team").text) is waits
    assert ("Ask them what they wrote." in browser.get("/team/replies").text) is waits
    assert "ada@home.example" in browser.get("/team/replies", show="every").text


@pytest.mark.parametrize("role", [Role.ADVISOR, Role.HOST, Role.ADMIN, Role.FINANCE])
def test_others_may_not_read_what_came_by_mail(scene, make, browser, role):
    found = scene()
    found.comes(people.somebody_writes(found.to()))
    make.person("Somebody Else", role, email="else@staff.example")
    browser.sign_in("else@staff.example")

    browser.get("/team/replies", status=403)
    browser.post(f"/team/replies/{found.log()[0].ref}/seen", status=403)
    assert found.log()[0].handled_at is None
