"""Who hears what came of it, by which way, and where it stands afterwards."""

from __future__ import annotations

import pytest

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.states import move
from app.people.models import Advisor, Channel, Person
from app.people.states import AdvisorState
from tests.coproduction.outcomes.conftest import DID, SAID, Told
from tests.support.page import Browser


@pytest.fixture
def host(told: Told) -> Browser:
    told.record()
    return told.signed_in("hana")


def test_it_stands_on_their_own_page_and_on_nobody_elses(told: Told, host: Browser) -> None:
    told.told(audience="took-part")
    ada = told.signed_in("ada")
    page = ada.get("/my-involvement")
    assert SAID in page.text and "What we did: We moved the chairs" in page.text
    link = next(to for words, to in page.links().items() if words.startswith("Read it, and say whether"))
    assert DID in ada.get(link).text
    cleo = told.signed_in("cleo")
    assert SAID not in cleo.get("/my-involvement").text
    cleo.get(link, status=404)
    assert told.browser.another().get(link).h1 == "Sign in"


def test_whose_part_is_recorded_later_hears_it_then_and_once(told: Told) -> None:
    told.record(told.places[0])
    told.told()
    assert [mail.person_id for mail in told.mails("outcome_told")] == [told.ada]
    told.record(told.places[1])
    told.record(told.places[1])
    assert [mail.person_id for mail in told.mails("outcome_told")] == [told.ada, told.bo]
    assert told.mails("outcome_told")[-1].subject.startswith("What came of it")


@pytest.mark.parametrize("gone", ["ended", "died"])
def test_who_has_left_or_died_hears_nothing(told: Told, gone: str) -> None:
    told.record()
    with told.application.app_context(), db.transaction() as session:
        if gone == "died":
            session.get_one(Person, told.ada).silent_since = clock.now()
        else:
            move(session.get_one(Advisor, told.ada), AdvisorState.ENDED, by=SYSTEM, now=clock.now())
    told.told()
    assert [mail.person_id for mail in told.mails("outcome_told")] == [told.bo]


@pytest.mark.parametrize("way", [Channel.TEXT, Channel.LETTER, Channel.PHONE])
def test_it_goes_by_their_own_way(told: Told, host: Browser, way: Channel) -> None:
    with told.application.app_context(), db.transaction() as session:
        person = session.get_one(Person, told.ada)
        person.contact_by, person.phone, person.address = way, "+447700900123", "1 Low Street\nLeeds"
    told.told()
    mail = told.mails("outcome_told")[0]
    assert mail.channel is way and (len(mail.text) <= 160 or way is not Channel.TEXT)
    assert (DID in mail.text) is (way is not Channel.TEXT)


def test_it_stands_on_the_story_of_the_person_with_the_team(told: Told, host: Browser) -> None:
    told.told(audience="took-part")
    ada = told.signed_in("ada")
    links = ada.get("/my-involvement/with").links()
    story = ada.get(next(to for to in links.values() if to.startswith("/my-involvement/with/")))
    assert "What came of it" in story.text and "What we did: We moved the chairs" in story.text


def test_the_team_finds_it_on_the_page_of_the_person(told: Told, host: Browser) -> None:
    team, page = told.signed_in("tess"), f"/team/people/{told.make.ref(told.ada)}/outcomes"
    assert "Nothing has been told" in team.get(page).text
    told.told()
    assert DID in team.get(team.get(page).links()["Nurse interviews on Ward 9"]).text
    host.get(page, status=403)
