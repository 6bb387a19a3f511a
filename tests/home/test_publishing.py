"""Public opportunities on other sites: JSON, a feed, a frame, and marks for search engines. Nothing of a person."""

from __future__ import annotations

import json
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.headers import CSP
from app.core.states import move
from app.opportunities.models import Opportunity
from app.opportunities.states import Format, OpportunityState, SessionState, VenueShown, Visibility
from app.people.models import Role
from tests.support.make import Make
from tests.support.page import Browser
from tests.support.statements import statements

FEEDS = ("/opportunities.json", "/opportunities.atom", "/embed/opportunities")
HIDDEN = {
    "contact_name": "Parveen Sethi", "contact_phone": "+442079460013", "day_contact": "Ana, 0113", "join_link":
    "https://meet.example/secret", "venue": "14 Weir Lane", "venue_shown": VenueShown.WITH_PLACE, "venue_area": "Leeds",
}  # fmt: skip


def public(make: Make, title: str, **fields: object) -> str:
    return make.opportunity(title=title, visibility=Visibility.PUBLIC, **fields)


@pytest.mark.parametrize("path", FEEDS)
def test_the_public_ones_alone_and_nothing_of_a_person(browser: Browser, make: Make, path: str) -> None:
    host = make.person("Hana Host", Role.HOST, email="hana@post.example")
    public(make, "For everybody <b>", host=host, team=make.team("Team", host), **HIDDEN)
    make.opportunity(title="For the register", visibility=Visibility.REGISTER)
    make.opportunity(title="Nobody announced it", visibility=Visibility.UNANNOUNCED)
    public(make, "A draft", state=OpportunityState.DRAFT)
    public(make, "Called off", state=OpportunityState.CANCELLED)
    browser.sign_in("hana@post.example")
    for one in (browser, browser.another()):
        answer = one.client.get(path)
        text = answer.get_data(as_text=True)
        assert "For everybody" in text and "<b>" not in text.replace("\\u003cb\\u003e", "").replace(
            'everybody <b>"', ""
        )
        for word in (
            "register",
            "announced",
            "A draft",
            "Called off",
            "Parveen",
            "Hana",
            "+44",
            "secret",
            "Weir",
            "Ana",
        ):
            assert word not in text, word
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", FEEDS)
def test_they_may_be_kept_and_say_when_nothing_has_changed(browser: Browser, make: Make, path: str) -> None:
    public(make, "One")
    first = browser.client.get(path)
    assert first.headers["Cache-Control"].startswith("public, max-age=")
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    again = browser.client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    public(make, "Two")
    assert browser.client.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


@pytest.mark.parametrize("path", FEEDS)
@pytest.mark.parametrize("number", [1, 4])
def test_the_same_cost_however_many(application: Flask, browser: Browser, make: Make, path: str, number: int) -> None:
    for each in range(number):
        public(make, f"Number {each}", sessions=2)
    browser.client.get(path)
    with statements(application) as seen:
        browser.client.get(path)
    assert len(seen) <= 4, seen


def test_the_json_has_the_sessions_that_are_planned(application: Flask, browser: Browser, make: Make) -> None:
    ref = public(make, "A series", sessions=2)
    with application.app_context(), db.transaction() as session:
        row = session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
        move(row.sessions[1], SessionState.CANCELLED, by=SYSTEM, now=clock.now())
        row.promised_on = clock.today() + timedelta(days=60)
    (found,) = browser.client.get("/opportunities.json").get_json()["opportunities"]
    assert len(found["sessions"]) == 1 and found["outcome_by"] == "2027-01-30"
    assert found["url"] == f"/opportunities/{ref}" and found["address"] == f"http://localhost/opportunities/{ref}"


def test_the_feed_is_a_feed(browser: Browser, make: Make) -> None:
    ref = public(make, "Tea & talk", summary="An afternoon\x07.")
    root = ET.fromstring(browser.client.get("/opportunities.atom").data)
    (entry,) = root.findall("{*}entry")
    assert entry.findtext("{*}title") == "Tea & talk" and "An afternoon." in (entry.findtext("{*}summary") or "")
    link = entry.find("{*}link")
    assert link is not None and link.get("href") == f"http://localhost/opportunities/{ref}"


ORIGINS = ["https://www.example.org", "https://b.example:8443"]


def test_one_page_may_be_framed_by_the_sites_of_the_setting_and_no_other(
    application: Flask, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    framed = browser.client.get("/embed/opportunities")
    assert framed.headers["Content-Security-Policy"] == CSP and framed.headers["X-Frame-Options"] == "DENY"
    monkeypatch.setitem(application.config, "EMBED_ORIGINS", ORIGINS)
    framed = browser.client.get("/embed/opportunities")
    assert framed.headers["Content-Security-Policy"] == CSP.replace(
        "frame-ancestors 'none'", "frame-ancestors https://www.example.org https://b.example:8443"
    )
    assert "X-Frame-Options" not in framed.headers
    for rule in application.url_map.iter_rules():
        if rule.arguments or rule.endpoint in {"static", "home.embedded"} or "GET" not in (rule.methods or ()):
            continue
        answer = browser.client.get(rule.rule)
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], rule.rule
        assert answer.headers["X-Frame-Options"] == "DENY", rule.rule
    assert browser.client.get("/embed/nothing").headers["X-Frame-Options"] == "DENY"


def test_the_framed_page_stands_alone(application: Flask, browser: Browser, make: Make) -> None:
    ref = public(make, "One")
    make.person("Tess Team", Role.TEAM, email="tess@post.example")
    browser.sign_in("tess@post.example")
    page = browser.get("/embed/opportunities")
    assert page.soup.select("header, form, script, footer") == [] and "Tess" not in page.text
    links = page.soup.select("a")
    assert links[0]["href"] == f"http://localhost/opportunities/{ref}"
    assert all(link["target"] == "_top" and link["href"].startswith("http://localhost/") for link in links)


def test_an_empty_list_says_so(browser: Browser) -> None:
    assert "Nothing is open to everybody at the moment." in browser.get("/embed/opportunities").text


def marks(page: BeautifulSoup) -> list[dict]:
    return [json.loads(each.string or "") for each in page.select('script[type="application/ld+json"]')]


def test_a_public_one_carries_marks_for_search_engines(browser: Browser, make: Make) -> None:
    title = 'Tea</script><script>alert(1)</script> & "talk"'
    ref = public(make, title, sessions=2, **HIDDEN)
    page = browser.get(f"/opportunities/{ref}")
    first, second = marks(page.soup)
    assert first["@type"] == "Event" and first["name"] == title and first["startDate"] < second["startDate"]
    assert first["startDate"] == "2026-12-15T10:00:00+00:00"
    assert first["location"] == {"@type": "Place", "name": "Leeds", "address": "Leeds"}
    assert "alert(1)</script>" not in page.source and page.headers["Content-Security-Policy"] == CSP
    for word in ("Parveen", "secret", "Weir", "Ana,"):
        assert word not in json.dumps([first, second])


def test_online_ones_lead_to_the_page_and_never_into_the_room(browser: Browser, make: Make) -> None:
    ref = public(make, "Online", **{**HIDDEN, "format": Format.ONLINE})
    (found,) = marks(browser.get(f"/opportunities/{ref}").soup)
    assert found["location"] == {"@type": "VirtualLocation", "url": f"http://localhost/opportunities/{ref}"}
    assert found["eventAttendanceMode"].endswith("/OnlineEventAttendanceMode")


def test_what_is_not_public_carries_none(browser: Browser, make: Make) -> None:
    make.advisor("Ann Lee", email="ann@post.example")
    browser.sign_in("ann@post.example")
    ref = make.opportunity(title="For the register", visibility=Visibility.REGISTER)
    assert marks(browser.get(f"/opportunities/{ref}").soup) == []


def test_the_team_finds_the_lines_for_its_own_site(
    application: Flask, browser: Browser, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.person("Tess Team", Role.TEAM, email="tess@post.example")
    make.person("Hana Host", Role.HOST, email="hana@post.example")
    browser.sign_in("tess@post.example")
    page = browser.get(browser.get("/team/opportunities").links()["On your own website: a link, a frame, feeds"])
    assert "No site may show it yet." in page.text and "iframe" not in page.text
    monkeypatch.setitem(application.config, "EMBED_ORIGINS", ORIGINS)
    page = browser.get("/team/publishing")
    assert '<iframe src="http://localhost/embed/opportunities"' in page.text and ORIGINS[1] in page.text
    other = browser.another()
    other.sign_in("hana@post.example")
    other.get("/team/publishing", status=403)
