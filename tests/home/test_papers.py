"""What is printed: letters to one person, and sheets for a wall, a table and the day; as a page and as tagged files."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.states import move
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import OpportunityState, VenueShown, Visibility
from app.people.models import Channel, Person, Role
from app.signups.models import Place
from app.signups.states import PlaceState
from tests.core.test_pdf import opened, smallest, tags
from tests.support.make import Make
from tests.support.page import Browser


class Scene:
    """A workshop in two weeks that Hal hosts. Ann has a place, Bo waits; Una has neither account nor e-mail."""

    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self.make, self.browser = application, make, browser
        hal = make.person("Hal Host", Role.HOST, email="hal@post.example")
        make.person("Olga Other", Role.HOST, email="olga@post.example")
        make.person("Tess Team", Role.TEAM, email="tess@post.example")
        kind = make.kind("workshop", neutral_title="Involvement session")
        self.opportunity = make.opportunity(
            host=hal, kind=kind, seats=2, title="Crisis care workshop", venue="Elm House\n1 Elm Row", venue_area="Town",
            venue_shown=VenueShown.WITH_PLACE, day_contact="Reception, 020 7946 0020",
        )  # fmt: skip
        self.ann = make.advisor("Ann Advisor", email="ann@post.example", phone="+447700900123", pronouns="she and her")
        self.una = make.advisor(
            "Una Nophone", account=False, address="1 Elm Row\nTown\nAB1 2CD", contact_by=Channel.LETTER
        )
        self.bo = make.advisor("Bo Waiting", email="bo@post.example")
        for person in (self.ann, self.una):
            self.place(person, PlaceState.CONFIRMED)
        self.place(self.bo, PlaceState.RESERVE)

    def place(self, person: int, state: PlaceState) -> None:
        with self.application.app_context(), db.transaction() as session:
            found = session.scalars(select(Opportunity).where(Opportunity.ref == self.opportunity)).one()
            place = Place(
                person_id=person, opportunity_id=found.id, seat_id=found.seats[0].id, position=person,
                asked_at=clock.now(),
            )  # fmt: skip
            move(place, state, by=SYSTEM, now=clock.now())
            session.add(place)

    def brings_a_supporter(self, person: int) -> None:
        with self.application.app_context(), db.transaction() as session:
            session.scalars(select(Place).where(Place.person_id == person)).one().supporter = True

    def change(self, **fields: object) -> None:
        with self.application.app_context(), db.transaction() as session:
            found = session.scalars(select(Opportunity).where(Opportunity.ref == self.opportunity)).one()
            for name, value in fields.items():
                setattr(found, name, value)

    def signed_in(self, name: str) -> Browser:
        fresh = self.browser.another()
        fresh.sign_in(f"{name}@post.example")
        return fresh

    def paper_for(self, person: int, which: str = "timetable") -> str:
        with self.application.app_context():
            return f"/team/people/{db.session().get_one(Person, person).ref}/papers/{which}"

    def of(self, which: str, area: str = "team") -> str:
        return f"/{area}/opportunities/{self.opportunity}/papers/{which}"

    def day(self, area: str = "host") -> str:
        with self.application.app_context():
            return f"/{area}/sessions/{db.session().scalars(select(Session.ref)).first()}/papers/day"


@pytest.fixture
def scene(application: Flask, make: Make, browser: Browser) -> Scene:
    return Scene(application, make, browser)


def test_the_timetable_is_a_letter_in_neutral_words_with_how_to_say_no(scene: Scene) -> None:
    page = scene.signed_in("tess").get(scene.paper_for(scene.una))
    assert page.h1 == "Your timetable"
    assert "1 Elm Row Town AB1 2CD" in page.text
    assert "Involvement session on Tue 15 Dec" in page.text
    assert "Elm House, 1 Elm Row" in page.text
    assert "Reception, 020 7946 0020" in page.text
    assert "Nobody will ask why." in page.text
    assert "Crisis care" not in page.text


def test_their_own_timetable_is_the_same_paper(scene: Scene) -> None:
    own = scene.signed_in("ann").get("/my-involvement/papers/timetable")
    assert "Involvement session on Tue 15 Dec" in own.text
    waiting = scene.signed_in("bo").get("/my-involvement/papers/timetable")
    assert "You have nothing coming at the moment." in waiting.text
    assert "Elm House" not in waiting.text


def test_what_is_over_is_not_on_it(scene: Scene) -> None:
    scene.application.extensions["clock"].advance(timedelta(days=20))
    page = scene.signed_in("tess").get(scene.paper_for(scene.una))
    assert "You have nothing coming at the moment." in page.text
    assert "Nothing is written down yet." in scene.signed_in("tess").get(scene.paper_for(scene.una, "record")).text


def test_a_day_they_said_no_to_is_not_on_it(scene: Scene) -> None:
    scene.opportunity = scene.make.opportunity(sessions=2, in_days=30)
    scene.place(scene.una, PlaceState.CONFIRMED)
    team = scene.signed_in("tess")
    before = team.get(scene.paper_for(scene.una)).soup.select(".app-letterhead__part")
    with scene.application.app_context():
        place, session_id = db.session().execute(
            select(Place.ref, Session.id).join(Session, Session.opportunity_id == Place.opportunity_id)
            .where(Place.person_id == scene.una).order_by(Session.id.desc())
        ).first()  # fmt: skip
    team.post(f"/team/places/{place}/behalf", what=f"not-{session_id}", asked="phone")
    after = team.get(scene.paper_for(scene.una)).soup.select(".app-letterhead__part")
    assert len(after) == len(before) - 1


def test_every_paper_is_a_tagged_file_in_two_sizes(scene: Scene) -> None:
    team = scene.signed_in("tess")
    titles = {
        scene.paper_for(scene.una): "Your timetable",
        scene.paper_for(scene.una, "record"): "What you have done",
        scene.of("sign-up-sheet"): "Sign-up sheet: Crisis care workshop",
        scene.of("poster"): "Poster: Involvement session",
        scene.day("team"): "The day: Crisis care workshop",
    }
    for path, title in titles.items():
        page = team.get(path)
        assert page.links()["Download as PDF"] == f"{path}.pdf"
        usual, large = (
            opened(team.get(page.links()[name]).bytes) for name in ("Download as PDF", "Download in large print")
        )
        assert str(usual.docinfo["/Title"]) == title
        assert "H1" in tags(usual)
        assert smallest(large) >= 18, path
    assert "TH" in tags(opened(team.get(f"{scene.day('team')}.pdf").bytes))


def test_letters_that_no_font_holds_lead_to_the_page(scene: Scene) -> None:
    with scene.application.app_context(), db.transaction() as session:
        session.get_one(Person, scene.una).full_name = "Una \N{HEBREW LETTER ALEF}"
    page = scene.signed_in("tess").get(f"{scene.paper_for(scene.una)}.pdf")
    assert page.h1 == "Your timetable"
    assert "Please print this page instead." in page.text


def test_the_sheet_to_sign_up_on_says_what_it_is_and_has_lines(scene: Scene) -> None:
    page = scene.signed_in("tess").get(scene.of("sign-up-sheet"))
    assert page.h1 == "Crisis care workshop"
    assert {"When", "Where", "Payment", "How places are chosen"} <= {each.get_text() for each in page.soup.select("dt")}
    assert [each.get_text() for each in page.soup.select("thead th")] == ["Name", "Phone, email or ward"]
    assert len(page.soup.select("tbody tr")) >= 5
    assert "Elm House" not in page.text  # told to people with a place


def test_the_poster_tells_nothing_of_who_reads_it(scene: Scene) -> None:
    scene.change(contact_name="Parveen", contact_phone="+442079460013")
    page = scene.signed_in("hal").get(scene.of("poster", "host"))
    assert "Crisis care" not in page.text
    assert "Ask Parveen: 020 7946 0013" in page.text
    slips = [slip.get_text(" ", strip=True) for slip in page.soup.select(".app-slips p")]
    assert len(slips) == 8
    assert set(slips) == {"Involvement session, Tue 15 Dec 020 7946 0013"}


@pytest.mark.parametrize("why", ["unannounced", "draft", "cancelled"])
def test_what_may_not_hang_on_a_wall_has_no_such_paper(scene: Scene, why: str) -> None:
    if why == "unannounced":
        scene.change(visibility=Visibility.UNANNOUNCED)
    else:
        state = OpportunityState.DRAFT if why == "draft" else OpportunityState.CANCELLED
        scene.opportunity = scene.make.opportunity(state=state)
    team = scene.signed_in("tess")
    for which in ("poster", "sign-up-sheet"):
        for form in ("", ".pdf", "/large-print.pdf"):
            team.get(scene.of(which) + form, status=404)
    if why == "unannounced":
        assert "A poster" not in team.get(f"/team/opportunities/{scene.opportunity}/places").text


def test_the_sheet_of_the_day_has_names_and_boxes_and_no_way_to_reach_anybody(scene: Scene) -> None:
    scene.brings_a_supporter(scene.una)
    page = scene.signed_in("hal").get(scene.day())
    rows = [row.get_text(" ", strip=True) for row in page.soup.select("tbody tr")]
    assert rows[:3] == ["Ann Advisor she and her", "Una Nophone brings somebody who supports them", ""]
    assert "Bo Waiting" not in page.text
    assert "Not for emergencies" in page.text
    printed = page.soup.select_one(".app-paper").get_text()
    assert "900123" not in printed and "ann@" not in printed and "AB1" not in printed


def test_papers_of_others_are_not_there(scene: Scene) -> None:
    other = scene.signed_in("olga")
    for path in (scene.day(), scene.of("poster", "host")):
        for form in ("", ".pdf", "/large-print.pdf"):
            other.get(path + form, status=404)
    other.get(scene.day("team"), status=404)
    other.get(scene.of("sign-up-sheet"), status=403)
    other.get(scene.paper_for(scene.ann), status=403)
    ann = scene.signed_in("ann")
    for path in (scene.day(), scene.of("poster"), scene.paper_for(scene.una)):
        ann.get(path, status=403)
    team = scene.signed_in("tess")
    team.get("/team/people/nobody/papers/timetable", status=404)
    team.get(scene.paper_for(scene.ann, "wage-slip"), status=404)


def test_the_ways_to_the_papers(scene: Scene) -> None:
    team, host = scene.signed_in("tess"), scene.signed_in("hal")
    links = team.get(f"/team/opportunities/{scene.opportunity}/places").links()
    assert {"A sheet to sign up on", "A poster with slips to tear off", "The sheet of the day, Tue 15 Dec"} <= set(
        links
    )
    links = host.get(f"/host/opportunities/{scene.opportunity}/places").links()
    assert "A sheet to sign up on" not in links
    assert host.get(links["The sheet of the day, Tue 15 Dec"]).path == scene.day()
    assert team.get(scene.paper_for(scene.una).rsplit("/papers", 1)[0]).links()["Print their timetable"]
