"""How much is enough in a month, and training that counts on the day."""

from __future__ import annotations

from datetime import date

from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.audit import AuditEntry
from app.opportunities.models import Condition, Opportunity
from app.opportunities.states import Asked, Attendance, Facet, Method
from app.people.models import Course, Role, TrainingRecord
from app.signups.models import OwnLimit
from app.signups.states import PlaceState
from tests.signups.before import CHECK, FIRST, Starting, places, ref_of
from tests.support.make import Make
from tests.support.page import Browser, Page


class TestOwnLimit:
    def test_it_is_set_by_oneself_told_and_tapped_through(
        self, application: Flask, browser: Browser, ann: int, starting: Starting
    ) -> None:
        page = browser.get(browser.get("/account").links()["My own limit"])
        assert browser.send(page, {"time-hours": "600"}).errors
        assert "Your limit is saved." in browser.send(page, {"time-hours": "5"}).text
        assert browser.post(f"/opportunities/{starting()}/sign-up").h1 == "You have a place"
        assert browser.post(f"/opportunities/{starting(in_days=15)}/sign-up").h1 == "You have a place"

        page = browser.post(f"/opportunities/{starting(in_days=16, prep_minutes=30)}/sign-up")

        assert page.h1 == CHECK
        assert "With this, December 2026 comes to 6 hours 30 minutes in 3 sessions." in page.text
        assert "The limit you set for yourself is 5 hours a month." in page.text
        assert browser.send(page).h1 == "You have a place"
        assert browser.post(f"/opportunities/{starting(in_days=40)}/sign-up").h1 == "You have a place"  # in January
        assert "You have no limit now." in browser.send(browser.get("/account/limit"), {"time-hours": ""}).text
        assert browser.post(f"/opportunities/{starting(in_days=17)}/sign-up").h1 == "You have a place"

    def test_the_team_sets_it_for_somebody_and_no_host_sees_it(
        self, application: Flask, browser: Browser, team: Browser, make: Make, ann: int, starting: Starting
    ) -> None:
        path = f"/team/people/{ref_of(application, ann)}/limit"
        page = team.send(team.get(path), {"asked": "phone", "number": "1"})
        assert "The limit is saved." in page.text
        with application.app_context():
            entry = db.session().scalars(select(AuditEntry).where(AuditEntry.event == "OwnLimitSet")).one()
            assert (entry.behalf_of_id, entry.data) == (ann, {"person_id": ann})
            assert db.session().get_one(OwnLimit, ann).sessions == 1
        assert browser.post(f"/opportunities/{starting()}/sign-up").h1 == "You have a place"
        host = make.person("Hal Host", Role.HOST, email="host@post.example")
        ref = starting(in_days=15, host=host)
        told = team.send(team.get(f"/team/opportunities/{ref}/sign-up/{ref_of(application, ann)}"), {"asked": "phone"})
        assert "The limit that Ann Lee set is 1 session a month." in told.text
        team.send(told)
        own = browser.another()
        own.sign_in("host@post.example")
        assert "limit" not in own.get(f"/host/opportunities/{ref}/places").text
        for forbidden in (path, "/team/limits"):
            own.get(forbidden, status=403)


class TestOrganisationLimit:
    def test_it_warns_unless_it_is_to_stop(
        self, application: Flask, browser: Browser, team: Browser, ann: int, starting: Starting
    ) -> None:
        page = team.get(team.get("/team/opportunities").links()["Limits for everybody"])
        assert (page.form()["travel"], page.form()["stops"]) == ("60", "warn")
        assert team.send(page, {"travel": ""}).errors == ["Enter how many minutes to allow. It may be 0."]
        assert "The limits are saved." in team.send(page, {"time-hours": "3", "travel": "0"}).text
        browser.post(f"/opportunities/{starting()}/sign-up")
        ref = starting(120, venue="Town Hall")  # no time for the way is wanted here
        told = browser.post(f"/opportunities/{ref}/sign-up")
        assert "Here nobody is asked for more than 3 hours a month." in told.text
        assert "the way" not in told.text

        team.send(team.get("/team/limits"), {"stops": "stop"})
        page = browser.send(told)
        assert page.errors == []
        assert "Here nobody is asked for more than 3 hours a month. Ring us if you would like to talk" in page.text
        theirs = team.get(f"/team/opportunities/{ref}/sign-up/{ref_of(application, ann)}")
        assert "nobody is asked for more than 3 hours" in team.send(theirs, {"asked": "phone"}).text
        assert places(application, ann) == [PlaceState.CONFIRMED]

    def test_where_it_stops_no_offer_goes_beyond_it(
        self, application: Flask, browser: Browser, team: Browser, ann: int, starting: Starting
    ) -> None:
        chosen = starting(title="Panel", method=Method.CHOSEN, choice_rule="New people first.")
        own = browser.post(f"/opportunities/{chosen}/sign-up").path.rsplit("/", 1)[-1]
        browser.post(f"/opportunities/{starting(in_days=15)}/sign-up")
        team.send(team.get("/team/limits"), {"number": "1", "stops": "stop"})
        assert "nobody is asked for more than 1 session" in team.post(f"/team/places/{own}/offer").text
        team.send(team.get("/team/limits"), {"number": ""})
        team.post(f"/team/places/{own}/offer")
        team.send(team.get("/team/limits"), {"number": "1"})
        assert "nobody is asked for more than 1 session" in browser.post(f"/places/{own}/answer", answer="accept").text
        assert places(application, ann) == [PlaceState.OFFERED, PlaceState.CONFIRMED]


class TestTraining:
    """Training counts on the day itself, of each session that was chosen."""

    def _trained(self, application: Flask, person_id: int, until: date) -> None:
        with application.app_context(), db.transaction() as session:
            session.add(Course(code="panels", name="Interview panels"))
            session.add(TrainingRecord(person_id=person_id, course_code="panels", expires_on=until))

    def test_it_ran_out_before_the_session_that_was_chosen(
        self, application: Flask, browser: Browser, make: Make, ann: int
    ) -> None:
        self._trained(application, ann, date(2026, 12, 15))
        kind = make.kind("panel", course_code="panels")
        ref = make.opportunity(kind=kind, sessions=2, attendance=Attendance.ONE)
        form = browser.get(f"/opportunities/{ref}/sign-up")
        first, second = (box["value"] for box in form.soup.select("input[name=session]"))

        page = browser.send(form, {"session": second})
        told = (
            "Your “Interview panels” training counts until Tuesday 15 December 2026. This is on Wednesday 16 December"
        )
        assert told in page.text
        assert "Ask the involvement team when the next one is." in page.text
        assert "So this is not possible." in page.text
        assert places(application, ann) == []
        assert browser.send(browser.send(form, {"session": first})).h1 == "You have a place"

    def test_it_runs_out_in_the_middle_of_a_series(
        self, application: Flask, browser: Browser, make: Make, ann: int
    ) -> None:
        self._trained(application, ann, date(2026, 12, 15))
        ref = make.opportunity(kind=make.kind("panel", course_code="panels"), sessions=2)
        page = browser.post(f"/opportunities/{ref}/sign-up")
        assert (page.h1, "This is on Wednesday 16 December 2026." in page.text) == (CHECK, True)
        assert browser.send(page).h1 == "You have a place"
        late = make.opportunity(kind="panel", in_days=20)
        refused: Page = browser.post(f"/opportunities/{late}/sign-up")
        assert "Ask the involvement team when the next one is." in refused.text
        assert len(places(application, ann)) == 1


def test_a_check_that_is_missing_on_the_day_is_said_and_refuses_nobody(
    application: Flask, browser: Browser, team: Browser, ann: int, starting: Starting
) -> None:
    ref = starting(title="Visit")
    with application.app_context(), db.transaction() as session:
        found = session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
        words, fields = "You are happy to have this check: Basic DBS check.", {"check": "dbs-basic"}
        found.conditions = [Condition(facet=Facet.CHECK, asked=Asked.TICK, words=words, fields=fields)]
    person = f"/team/people/{ref_of(application, ann)}"
    page = team.get(team.get(person).links()["Checks that are clear"])
    assert team.send(page).errors == ["Choose which check is clear."]
    wrong = {"check": "dbs-basic", **_day("cleared_on", 2, 12, 2026)}
    assert team.send(page, wrong).errors == ["The check must be clear already. Enter a day up to today."]
    saved = team.send(page, {"check": "dbs-basic", **_day("counts_until", 14, 12, 2026)})
    assert "counts until Monday 14 December 2026" in saved.text
    assert "Check written down: Basic DBS check, by Tia Team" in team.get(person).text

    form = browser.get(f"/opportunities/{ref}/sign-up")
    ticked = {"ticks": form.soup.select_one("input[name=ticks]")["value"]}
    missing = "Basic DBS check. None is written down that counts on Tuesday 15 December 2026."
    check = browser.send(form, ticked)
    assert (missing in check.text, "The involvement team can arrange it." in check.text) == (True, True)
    team.send(page, {"check": "dbs-basic", **_day("counts_until", 15, 12, 2026)})
    assert FIRST not in browser.send(form, ticked).text
    assert browser.send(check).h1 == "You have a place"


def _day(name: str, day: int, month: int, year: int) -> dict[str, str]:
    return {f"{name}-day": str(day), f"{name}-month": str(month), f"{name}-year": str(year)}
