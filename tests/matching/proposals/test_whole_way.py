"""A proposal from the asking to the offers: made by the worker, looked at, changed, and released by a person."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.core import db
from app.core.actor import Actor
from app.opportunities.actions import life
from app.opportunities.models import MixRule, Opportunity
from app.opportunities.states import Method
from app.signups import actions
from app.signups.queries import places_of
from app.signups.states import PlaceState
from tests.matching.proposals.scene import Scene, names
from tests.support.make import Make
from tests.support.page import Browser
from tests.support.statements import statements

STATEMENTS = 8


def test_from_the_asking_to_the_offers(scene: Scene) -> None:
    scene.advisors("Ann", "Ben", "Cat")
    panel, visit = scene.chosen("A panel"), scene.chosen("A visit", in_days=20)
    scene.name_down(panel, "Ann", "Ben")

    waiting = scene.ask()
    assert "This is being worked out." in waiting.text and waiting.headers["Refresh"] == "10"
    assert scene.work() == 1
    assert "Look at the proposal, and release it or drop it" in scene.team.get("/team").text
    ready = scene.page()
    assert "Refresh" not in ready.headers
    assert "It fills 2 places." in ready.text and "Nothing that was promised is missing." in ready.text
    assert {title for _name, title in scene.pairs()} == {"A panel", "A visit"}
    assert scene.places(PlaceState.OFFERED) == set()  # nobody is asked by a proposal
    chosen = {title: name for name, title in scene.pairs()}
    assert chosen["A panel"] in {"Ann", "Ben"}

    check = scene.team.send(scene.team.get(f"/team/proposals/{scene.ref}/release"))
    assert "Check what will be sent" in check.h1 and "to 2 people" in check.text
    assert scene.places(PlaceState.OFFERED) == set()
    done = scene.team.send(check)
    assert "2 people were asked." in done.text and "Everybody was asked" in done.text
    assert scene.places(PlaceState.OFFERED) == {chosen["A panel"]}
    assert scene.told("cover_asked") == {chosen["A visit"]}
    assert visit


@pytest.mark.parametrize("rows", [1, 3])
def test_a_proposal_is_shown_in_the_same_few_statements_however_long_it_is(scene: Scene, rows: int) -> None:
    for number in range(rows):
        scene.advisors(f"P{number}")
        scene.chosen(f"Day {number}", in_days=10 + number)
    scene.made()
    scene.page()
    with statements(scene.application) as seen:
        page = scene.page()
    assert len(page.soup.select("table.app-plan tbody")) == rows
    assert len(seen) == STATEMENTS, "\n".join(seen)


def test_whoever_is_passed_over_has_the_rule_that_decided(scene: Scene) -> None:
    scene.advisors("Often", "New")
    scene.took_part("Often")
    panel = scene.chosen("A panel")
    scene.name_down(panel, "Often", "New")
    page = scene.made(who="names")
    assert scene.pairs() == {("New", "A panel")}
    assert "The places went to people who have had fewer turns lately. Your turn comes again." in page.text


def test_what_was_promised_of_the_mix_comes_before_turns(scene: Scene) -> None:
    scene.advisors("Carer", carer=True, service_user=False)
    scene.advisors("User")
    scene.took_part("Carer")
    panel = scene.chosen("A panel")
    with scene.application.app_context(), db.transaction() as session:
        session.add(MixRule(opportunity_id=scene.id_of(panel), of="carer", number=1))
    scene.name_down(panel, "Carer", "User")
    page = scene.made(who="names")
    assert scene.pairs() == {("Carer", "A panel")}
    assert "The places went to people whose kind of experience was promised for this one." in page.text


def test_what_people_keep_and_leave_out_stands_and_little_else_changes(scene: Scene) -> None:
    scene.advisors(*(f"P{number}" for number in range(6)))
    for number in range(4):
        scene.chosen(f"Day {number}", in_days=10 + number)
    scene.made()
    first = scene.pairs()
    name, title = min(first)
    assert "Left out by you" in scene.mark(name, title, "leave-out").text
    kept = sorted(first)[1]
    scene.mark(*kept, "keep")
    page = scene.again()
    second = scene.pairs()
    assert (name, title) not in second and kept in second
    assert len(first & second) >= 3 and len(second) == 4
    assert "Kept by you" in page.text

    back = scene.mark(name, title, "undo")
    assert "Left out by you" not in back.text


def test_somebody_is_put_in_by_hand(scene: Scene) -> None:
    scene.advisors("Ann", "Ben")
    panel = scene.chosen("A panel")
    scene.made()
    (first,) = names(scene.pairs())
    other = ({"Ann", "Ben"} - {first}).pop()
    fits = scene.team.get(f"/team/opportunities/{panel}/who-fits", q=other)
    target = f"/team/proposals/{scene.ref}/add"
    assert f"{other} is in the proposal now." in scene.team.send(fits, action=target).text
    scene.mark(first, "A panel", "leave-out")
    scene.again()
    assert scene.pairs() == {(other, "A panel")}


def test_nobody_is_in_it_who_said_no_keeps_away_is_away_or_has_enough(scene: Scene, make: Make) -> None:
    scene.advisors("Aside", "Busy", "Fits")
    panel = scene.chosen("A panel", seats=3)
    make.opportunity(title="Same time")
    scene.name_down(next(iter([make.opportunity(title="Held")])), "Busy")
    with scene.application.app_context():
        aside = scene.people["Aside"]
        from app.signups.aside.actions import set_aside

        with db.transaction():
            set_aside(scene.id_of(panel), aside, by=Actor(aside))
    scene.made()
    assert ("Fits", "A panel") in scene.pairs()
    assert {("Aside", "A panel"), ("Busy", "A panel")}.isdisjoint(scene.pairs())


def test_draws_and_turns_are_not_for_a_proposal(scene: Scene, make: Make) -> None:
    scene.advisors("Ann")
    for method in (Method.DRAW, Method.TURNS):
        make.opportunity(title=method.value, method=method)
    assert "There is nothing to propose" in scene.made().text


def test_what_takes_no_more_names_is_proposed_for(scene: Scene) -> None:
    scene.advisors("Ann")
    panel = scene.chosen("A panel")
    scene.name_down(panel, "Ann")
    with scene.application.app_context(), db.transaction() as session:
        life.close(session.get_one(Opportunity, scene.id_of(panel)), by=Actor(None))
    scene.made(who="names")
    assert scene.pairs() == {("Ann", "A panel")}


def test_what_changed_before_the_release_is_left_out_and_said(scene: Scene) -> None:
    scene.advisors("Ann", "Ben")
    panel, visit = scene.chosen("A panel"), scene.chosen("A visit", in_days=20)
    scene.name_down(panel, "Ann")
    scene.name_down(visit, "Ben")
    scene.made(who="names")
    assert scene.pairs() == {("Ann", "A panel"), ("Ben", "A visit")}
    with scene.application.app_context(), db.transaction():
        (place,) = places_of(scene.id_of(panel))
        actions.offer(place.id, by=Actor(None))
        actions.decline(place.id, by=Actor(scene.people["Ann"]))
    page = scene.team.send(scene.team.send(scene.team.get(f"/team/proposals/{scene.ref}/release")))
    assert "1 person was asked." in page.text and "Nobody was asked" in page.text
    assert scene.places(PlaceState.OFFERED) == {"Ben"}


def test_a_worker_that_was_lost_is_followed_by_another(scene: Scene) -> None:
    from app.matching.proposals import actions as proposals
    from app.matching.proposals import queries

    scene.advisors("Ann")
    scene.chosen("A panel")
    scene.ask()
    with scene.application.app_context():
        from app.core import clock

        with db.transaction():
            assert proposals.begin(queries.to_make(clock.now()) or 0, clock.now())
    assert scene.work() == 0  # somebody has it
    scene.application.extensions["clock"].advance(timedelta(minutes=16))
    assert scene.work() == 1
    assert names(scene.pairs()) == {"Ann"}


def test_there_is_one_at_a_time_and_it_can_be_dropped(scene: Scene) -> None:
    scene.advisors("Ann")
    scene.chosen("A panel")
    scene.ask()
    assert "A proposal is being made already." in scene.ask().text
    dropped = scene.team.post(f"/team/proposals/{scene.ref}/drop")
    assert "Nobody was asked." in dropped.text
    assert scene.work() == 0
    assert "not open any more" in scene.team.post(f"/team/proposals/{scene.ref}/drop").text


def test_bad_answers_are_refused_with_a_sentence(scene: Scene) -> None:
    page = scene.team.send(scene.team.get("/team/proposals"), {"who": "robots", "most": "999"})
    assert len(page.errors) == 2
    scene.advisors("Ann")
    scene.chosen("A panel")
    scene.made()
    wrong = scene.team.post(f"/team/proposals/{scene.ref}/pairs", {"do": "keep", "pair": "999999"})
    assert "Nothing was changed." in wrong.text
    assert scene.team.post("/team/proposals/nothing/pairs", {}, status=404).h1


@pytest.mark.parametrize("who", ["host", "advisor", "finance"])
def test_nobody_but_the_team_finds_a_proposal(scene: Scene, make: Make, browser: Browser, who: str) -> None:
    from app.people.models import Role

    scene.advisors("Ann")
    scene.chosen("A panel")
    scene.made()
    make.person("Other", Role(who), email="other@post.example")
    other = browser.another()
    other.sign_in("other@post.example")
    for path in ("/team/proposals", f"/team/proposals/{scene.ref}", f"/team/proposals/{scene.ref}/release"):
        assert other.get(path, status=403).h1
    for path in ("pairs", "again", "drop", "add", "instead"):
        assert other.post(f"/team/proposals/{scene.ref}/{path}", {}, status=403).h1
