"""The team's page: what it counts, whom it names, and what it keeps back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from app.core import clock, db
from app.core.actor import SYSTEM
from app.people.actions import leaving
from app.people.actions.advisors import pause
from app.people.models import Role
from app.signups.states import PlaceState as P
from tests.matching.ledger.past import Past
from tests.matching.ledger.reading import table
from tests.support.make import Make
from tests.support.page import Browser, Page
from tests.support.statements import statements

FAIRNESS = "/team/fairness"


def named(page: Page) -> list[str]:
    return [row[0].get_text(strip=True) for row in (tr.select("th") for tr in page.soup.select("main tbody tr:has(a)"))]


def test_the_spread_of_this_time_beside_the_time_before(team: Browser, past: Past) -> None:
    """Ten people; before, five had two turns each; now eight have one, one has two, and one has none."""
    people = past.advisors(10)
    past.happened(500, *people[:5])
    past.happened(501, *people[:5])
    past.happened(20, *people[:9])
    past.happened(21, people[0], prep_minutes=60)
    found = table(team.get(FAIRNESS), "The spread")

    assert found["People active"] == ["10", "10"]
    assert found["Had at least one turn"] == ["nearly everybody", "5"]
    assert found["First-timers"] == ["fewer than 5", "5"]
    assert found["Turns"] == ["10", "10"]
    assert found["Hours, as planned"] == ["21", "20"]
    assert found["Turns of the person in the middle (median)"] == ["1", "1"]
    assert found["Concentration (Gini)"] == ["0.18", "0.50"]
    assert "It is more even than in the time before." in team.get(FAIRNESS).text


def test_offers_and_each_yes_are_counted_and_no_other_answer(team: Browser, past: Past) -> None:
    yes = (P.INTERESTED, P.OFFERED, P.CONFIRMED)
    for person_id in past.advisors(6):
        past.place(past.happened(9), person_id, way=yes)
    for person_id in past.advisors(2):
        past.place(past.happened(9), person_id, P.DECLINED)
    page = team.get(FAIRNESS)

    assert table(page, "The spread")["Offers made"][0] == "8"
    assert table(page, "The spread")["Offers accepted"][0] == "6"
    assert "declin" not in page.text.casefold()


def test_groups_of_enough_people_are_told_and_small_ones_are_not(team: Browser, past: Past) -> None:
    users, carers = past.advisors(12), past.advisors(12, carer=True)
    past.happened(30, *users[:6], *carers[:7])
    found = table(team.get(FAIRNESS), "By experience")

    assert found["Service users"][:4] == ["6", "6", "6", "12"]
    assert found["Carers"][:4] == ["7", "5", "7", "14"]
    assert found["Both service user and carer"][0] == "0"


def test_a_small_group_cannot_be_had_by_taking_the_others_from_the_whole(team: Browser, past: Past) -> None:
    """Where one group is small, another is kept back with it."""
    users, carers = past.advisors(30), past.advisors(8, carer=True)
    past.happened(30, *users[:20], *carers[:3])
    found = table(team.get(FAIRNESS), "By experience")

    assert found["Service users"][:4] == found["Carers"][:4] == ["not shown"] * 4


def test_where_nothing_can_be_shown_there_is_a_sentence(team: Browser, past: Past) -> None:
    past.happened(30, *past.advisors(3))
    page = team.get(FAIRNESS)

    assert table(page, "By kind") == {}
    assert page.text.count("Too few to show anything.") == 2
    assert "No team had enough turns in this time to say anything." in page.text


def test_joined_lately_and_before(team: Browser, past: Past) -> None:
    new, old = past.advisors(10, days_ago=90), past.advisors(11)
    past.happened(30, *new[:5], *old[:6])
    found = table(team.get(FAIRNESS), "By when people joined")

    assert found["Joined within the last year"][:2] == ["5", "5"]
    assert found["Joined earlier, or it is not known when"][:2] == ["6", "5"]


def test_by_kind_first_turns_are_told_apart(team: Browser, past: Past, make: Make) -> None:
    people = past.advisors(12)
    past.happened(500, *people[:6])
    past.happened(30, *people)
    past.happened(20, *people[:6], kind=make.kind("committee"))
    page = team.get(FAIRNESS)

    assert table(page, "By kind") == {"Committee": ["6", "12"], "Workshop": ["12", "24"]}

    past.happened(25, *past.advisors(8), *people[:6], kind=make.kind("project"))
    past.happened(24, *past.advisors(7), *people[:6], kind=make.kind("panel"))
    found = table(team.get(FAIRNESS), "By kind")

    assert found["Project"] == ["8", "6", "28"]
    assert found["Committee"] == found["Panel"] == ["not shown"] * 3


def test_a_team_that_asks_the_same_few_again_is_told_what_it_could_do(team: Browser, past: Past, make: Make) -> None:
    people = past.advisors(12)
    for days in (10, 20, 30):
        past.happened(days, *people[:3])
    past.happened(40, *people, team=make.team("Riverside Team", past.host))
    text = team.get(FAIRNESS).text

    liaison = "Liaison Team : 9 turns, by fewer than 5 different people. Next time, keep a seat for someone new."
    assert liaison in text
    assert "Riverside Team : 12 turns, by 12 different people. The three most frequent had 25%. " in text
    assert text.count("keep a seat for someone new") == 1


def test_the_filters_count_one_kind_or_one_team(team: Browser, past: Past, make: Make) -> None:
    people = past.advisors(20)
    past.happened(30, *people[:6])
    past.happened(20, *people[:8], kind=make.kind("committee"))

    assert table(team.get(FAIRNESS, kind="committee"), "The spread")["Turns"][0] == "8"
    assert table(team.get(FAIRNESS, kind="no-such-kind"), "The spread")["Turns"][0] == "14"
    assert table(team.get(FAIRNESS, team=str(past.team)), "The spread")["Turns"][0] == "14"
    assert table(team.get(FAIRNESS, team="9" * 30), "The spread")["Turns"][0] == "14"
    assert "Kind: Committee" in team.get(FAIRNESS, kind="committee").text


class TestPeopleToThinkOf:
    def test_no_turn_at_all_first_then_the_longest_then_the_name(self, team: Browser, past: Past, make: Make) -> None:
        ben, ann, cas, dee = (make.advisor(f"{name} Advisor") for name in ("Ben", "Ann", "Cas", "Dee"))
        past.happened(500, dee)
        past.happened(700, ben)
        past.happened(701, ann)
        past.happened(30, make.advisor("Eve Advisor"))
        page = team.get(FAIRNESS)

        assert named(page) == ["Cas Advisor", "Ann Advisor", "Ben Advisor", "Dee Advisor"]
        assert "Dee Advisor July 2025" in page.text
        assert cas != ann

    def test_a_break_an_end_an_offer_and_a_place_ahead_leave_somebody_out(
        self, team: Browser, past: Past, make: Make
    ) -> None:
        resting, gone, asked, coming = (make.advisor() for _each in range(4))
        past.place(past.happened(-20), asked, P.OFFERED)
        past.place(past.happened(-20), coming, P.CONFIRMED)
        with past.application.app_context(), db.transaction():
            pause(resting, clock.today() + timedelta(days=30), by=SYSTEM)
            leaving.move_on(gone, by=SYSTEM)

        assert named(team.get(FAIRNESS)) == []

    def test_nobody_is_called_anything(self, team: Browser, past: Past) -> None:
        past.advisors(3)
        text = team.get(FAIRNESS).text.casefold()

        assert not [word for word in ("inactive", "unreliable", "no-show", "late", "best") if word in text.split()]

    def test_a_long_list_has_pages(self, team: Browser, past: Past) -> None:
        past.advisors(27)

        assert len(named(team.get(FAIRNESS))) == 25
        assert len(named(team.get(FAIRNESS, page=2))) == 2
        assert len(named(team.get(FAIRNESS, page=9))) == 25


def test_the_next_proposal_is_said_in_words_and_how_many_it_favours(team: Browser, past: Past) -> None:
    """Three times two hours are more than half a day."""
    people = past.advisors(13)
    for days in (20, 30, 40):
        past.happened(days, *people[:6])
    text = team.get(FAIRNESS).text

    assert "7 people who are active have less than half a day, and would come first." in text
    assert "in half days of 4 hours. More than 12 half days make no difference." in text


def test_who_has_left_still_counts_in_the_time_they_were_here(team: Browser, past: Past) -> None:
    people = past.advisors(12)
    past.happened(500, *people[:6])
    past.happened(30, *people[6:])
    with past.application.app_context(), db.transaction():
        for person_id in people[:6]:
            leaving.move_on(person_id, by=SYSTEM)
    found = table(team.get(FAIRNESS), "The spread")

    assert found["People active"] == ["6", "12"]
    assert found["Had at least one turn"] == ["6", "6"]


def test_the_page_asks_the_same_however_many_there_are(team: Browser, past: Past, application: Flask) -> None:
    counts = []
    for number in (1, 2):
        past.happened(30, *past.advisors(number))
        past.happened(400, *past.advisors(number))
        with statements(application) as sent:
            team.get(FAIRNESS)
        counts.append(len(sent))

    assert counts == [8, 8]


@pytest.mark.parametrize("role", [Role.HOST, Role.FINANCE, Role.ADVISOR, Role.BUDGET, Role.ADMIN])
@pytest.mark.parametrize("path", [FAIRNESS, f"{FAIRNESS}.csv"])
def test_nobody_else_sees_it(browser: Browser, make: Make, role: Role, path: str) -> None:
    make.person("Somebody Else", role, email="else@post.example")
    browser.sign_in("else@post.example")

    browser.get(path, status=403)


@pytest.mark.parametrize("path", [FAIRNESS, f"{FAIRNESS}.csv", "/my-involvement/turns"])
def test_signed_out_there_is_only_the_way_to_sign_in(browser: Browser, path: str) -> None:
    assert browser.get(path).path == "/sign-in"


@pytest.mark.parametrize("role", [Role.HOST, Role.FINANCE, Role.TEAM])
def test_a_line_of_ones_own_is_for_advisors(browser: Browser, make: Make, role: Role) -> None:
    make.person("Somebody Else", role, email="else@post.example")
    browser.sign_in("else@post.example")

    browser.get("/my-involvement/turns", status=403)
