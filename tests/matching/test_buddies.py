"""Buddies: offered, asked for, brought together by the team; nobody is named before both have said yes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import clock, db
from app.core.actor import Actor
from app.core.audit import AuditEntry
from app.matching.buddies.models import Buddying
from app.people.actions import advisors
from app.people.models import Exclusion
from app.people.passport.states import Shun
from app.signups import actions as signups
from tests.matching.pairs import Pairs
from tests.support.page import Browser
from tests.support.ways import MEMBER, Ways


@pytest.fixture
def pairs(application: Flask, ways: Ways, browser: Browser) -> Pairs:
    return Pairs(application, ways, browser)


def test_somebody_offers_only_for_what_they_know(pairs: Pairs) -> None:
    ann = pairs.own["ann"]
    assert "When you have taken part in something" in ann.get("/my-involvement/buddies").text
    pairs.knows("bea", "Bea Best")
    page = pairs.own["bea"].get("/my-involvement/buddies")
    assert page.form()["kinds"] == ["panel"]
    assert pairs.own["bea"].send(page, {"kinds": ["workshop"]}).errors == ["Choose from the answers shown."]
    values = {**page.form(), "kinds": []}
    assert "You are not asked to be a buddy any more." in pairs.own["bea"].post("/my-involvement/buddies", values).text


def test_from_a_wish_to_a_first_name(pairs: Pairs) -> None:
    pairs.knows("bea", "Bea Best")
    page = pairs.wishes()
    assert "We look for somebody, and ask you before anything is arranged." in page.text
    team = pairs.own["team"]
    assert "Ann Lee would like a buddy: Panel of June" in team.get("/team").text
    chosen = team.get(f"/team/buddies/{pairs.wish}")
    assert chosen.form()["buddy"] == pairs.person_ref("bea"), "the first who offered is proposed to the team"
    assert "Both are asked." in pairs.propose("bea").text
    for name, other in (("ann", "Bea"), ("bea", "Ann")):
        (message,) = pairs.told(name)
        assert message[0] == "buddy_asked" and other not in message[1]
        assert other not in pairs.own[name].get(f"/buddies/{pairs.wish}").text
    assert "We tell you as soon as the other person has said yes too." in pairs.says("ann", "yes").text
    assert "Bea" not in pairs.own["ann"].get("/my-involvement/buddies").text
    both = pairs.says("bea", "yes")
    assert "You are the buddy of Ann." in both.text and "Lee" not in both.text
    mine = pairs.own["ann"].get(f"/buddies/{pairs.wish}")
    assert "Your buddy is called Bea." in mine.text and "Best" not in mine.text
    for name, other in (("ann", "Bea"), ("bea", "Ann")):
        said = pairs.told(name)[-1]
        assert said[0] == "buddy_agreed" and other in said[1]
        assert not any(kept in said[1] for kept in ("Best", "Lee", "post.example", "900777", "Panel"))
    with pairs.application.app_context():
        taken = len(pairs.ways.of(pairs.ref).seats), db.session().scalar(select(func.count()).select_from(Buddying))
    assert taken == (1, 1) and "4 of 5 places left" in pairs.own["bea"].get(f"/opportunities/{pairs.ref}").text


def test_no_before_and_after_costs_nothing_and_the_wish_goes_on(pairs: Pairs) -> None:
    pairs.knows("bea", "Bea Best")
    pairs.knows("cy", "Cy Cole")
    pairs.wishes()
    pairs.propose("bea")
    first = pairs.wish
    assert "Nobody asks why." in pairs.says("bea", "back").text
    assert pairs.told("ann")[-1][0] == "buddy_off" and "Bea" not in pairs.told("ann")[-1][1]
    assert pairs.states() == ["ended", "asked"]
    team = pairs.own["team"]
    assert "Bea Best" not in team.get(f"/team/buddies/{pairs.wish}").text, "she is not asked about the same again"
    assert "This is over" in pairs.says("bea", "yes", first).text
    pairs.propose("cy")
    pairs.says("cy", "yes")
    pairs.says("ann", "yes")
    pairs.says("ann", "back")
    assert pairs.states() == ["ended", "ended"]
    assert "not needed" in pairs.told("cy")[-1][1]
    assert pairs.ways.state(pairs.place).value == "confirmed", "her own place is not touched"


def test_who_may_not(pairs: Pairs) -> None:
    pairs.knows("bea", "Bea Best")
    pairs.knows("cy", "Cy Cole")
    pairs.wishes()
    pairs.propose("bea")
    cy = pairs.own["cy"]
    cy.get(f"/buddies/{pairs.wish}", status=404)
    cy.post(f"/buddies/{pairs.wish}/answer", {"answer": "yes"}, status=404)
    cy.get(f"/places/{pairs.place}/buddy", status=404)
    cy.post(f"/places/{pairs.place}/buddy", status=404)
    for path in ("/team/buddies", f"/team/buddies/{pairs.wish}", f"/team/people/{pairs.person_ref('ann')}/buddies"):
        cy.get(path, status=403)
    assert "Please choose yes or no." in pairs.says("ann", "perhaps").text
    assert pairs.states() == ["proposed"]


def test_two_who_keep_away_from_each_other_are_never_brought_together(pairs: Pairs) -> None:
    pairs.knows("bea", "Bea Best")
    pairs.wishes()
    with pairs.application.app_context(), db.transaction() as session:
        ids = pairs.people
        session.add(
            Exclusion(person_id=ids["bea"], sort=Shun.PERSON, words="Ann", whom_id=ids["ann"], since=clock.now())
        )
    page = pairs.own["team"].get(f"/team/buddies/{pairs.wish}")
    assert "Bea" not in page.text and "Nobody who offered can be asked" in page.text


def test_a_place_that_is_given_up_ends_it_and_the_buddy_is_told(pairs: Pairs) -> None:
    pairs.knows("bea", "Bea Best")
    pairs.wishes()
    pairs.propose("bea")
    pairs.own["ann"].post(f"/places/{pairs.place}/withdraw")
    assert pairs.states() == ["ended"]
    assert [name for name, _words in pairs.told("bea")] == ["buddy_asked", "buddy_off"]


def test_a_break_of_the_buddy_ends_it_without_a_word_about_the_break(pairs: Pairs) -> None:
    pairs.knows("bea", "Bea Best")
    pairs.wishes()
    pairs.propose("bea")
    with pairs.application.app_context(), db.transaction():
        advisors.pause(pairs.people["bea"], None, by=Actor(pairs.people["bea"]))
    assert pairs.states() == ["ended", "asked"]
    assert "break" not in pairs.told("ann")[-1][1]
    assert "Bea" not in pairs.own["team"].get(f"/team/buddies/{pairs.wish}").text


def test_the_team_writes_down_what_somebody_says_on_the_phone(pairs: Pairs) -> None:
    pairs.knows("bea", "Bea Best")
    team, ann = pairs.own["team"], f"/team/people/{pairs.person_ref('ann')}/buddies"
    page = team.get(ann)
    assert team.send(page).errors == ["Choose how they asked.", "Choose what they said."]
    team.send(page, {"asked": "phone", "what": f"ask:{pairs.place}"})
    pairs.propose("bea")
    bea = f"/team/people/{pairs.person_ref('bea')}/buddies"
    for address, name in ((ann, "ann"), (bea, "bea")):
        team.send(team.get(address), {"asked": "phone", "what": f"yes:{pairs.wish}"})
        assert "ok" if name == "ann" else pairs.states() == ["agreed"]
    team.send(team.get(bea), {"asked": "phone", "what": f"back:{pairs.wish}"})
    assert pairs.states() == ["ended", "asked"]
    offer = team.get(f"{bea}/offer")
    team.send(offer, {"asked": "phone", "kinds": []})
    with pairs.application.app_context():
        acted = select(AuditEntry.behalf_of_id).where(AuditEntry.event.in_(("BuddyWanted", "BuddyYes")))
        who = list(db.session().scalars(acted.order_by(AuditEntry.id)))
    assert who == [pairs.people["ann"], pairs.people["ann"], pairs.people["bea"], None]


def test_afterwards_it_stands_on_the_page_of_both(pairs: Pairs) -> None:
    pairs.knows("bea", "Bea Best")
    pairs.wishes()
    pairs.propose("bea")
    pairs.says("bea", "yes")
    pairs.says("ann", "yes")
    team = pairs.own["team"]
    assert "Only two who agreed can have met" in team.post(f"/team/buddies/{pairs.wish}/met").text
    pairs.application.extensions["clock"].advance(timedelta(days=21))
    for name in ("team", "ann", "bea"):
        pairs.own[name] = pairs.signed_in(name)
    page = pairs.own["team"].get("/team/buddies")
    assert "Ann Lee and Bea Best" in page.text
    pairs.own["team"].send(page)
    for name in ("ann", "bea"):
        assert "You were there for each other" in pairs.own[name].get("/my-involvement/buddies").text


@pytest.mark.both
def test_two_of_the_team_who_bring_the_same_buddy_together_at_once(pairs: Pairs) -> None:
    """For two people in one opportunity: one is brought together, the other page says that it is too late."""
    pairs.knows("bea", "Bea Best")
    dan = pairs.ways.make.advisor("Dan Dean", email="dan@post.example")
    place = pairs.ways.sits(pairs.ref, dan, MEMBER)
    pairs.wishes()
    wishes = [pairs.wish]
    pairs.signed_in("dan").post(f"/places/{place}/buddy")
    wishes.append(pairs.wish)
    team = [pairs.own["team"], pairs.signed_in("team")]
    pages = [own.get(f"/team/buddies/{wish}") for own, wish in zip(team, wishes, strict=True)]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda each: each[0].send(each[1]).text, zip(team, pages, strict=True)))
    assert sorted(pairs.states()) == ["asked", "proposed"]
    assert sum("Calls to make are under Messages." in each for each in answers) == 1
    assert len(pairs.told("bea")) == 1


def test_an_old_page_proposes_nobody_twice(pairs: Pairs) -> None:
    pairs.knows("bea", "Bea Best")
    pairs.knows("cy", "Cy Cole")
    pairs.wishes()
    old = pairs.own["team"].get(f"/team/buddies/{pairs.wish}")
    pairs.propose("bea")
    assert "Bea Best" in pairs.own["team"].send(old, {"buddy": pairs.person_ref("cy")}).text
    assert pairs.told("cy") == [] and pairs.states() == ["proposed"]
    with pairs.application.app_context(), db.transaction():
        signups.withdraw(pairs.ways.place(pairs.place).id, by=Actor(pairs.people["ann"]))
    assert "once you have a place" in pairs.wishes().text
