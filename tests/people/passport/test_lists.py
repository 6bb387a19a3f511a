"""What there is any number of: instructions, times of the week, days away, and what somebody keeps away from."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.core import clock, db
from app.core.audit import AuditEntry
from app.opportunities.queries import advisor_facts
from app.people.models import Exclusion, Role
from app.people.passport.rules import MOST, merged
from tests.people.passport.conftest import Scene
from tests.support.page import Page

Answers = dict[str, Any]
NINE_TO_FIVE = {"starts-hour": "9", "starts-minute": "00", "ends-hour": "17", "ends-minute": "00"}


def add(scene: Scene, section: str, answers: Answers) -> Page:
    return scene.ann.send(scene.ann.get(f"/my-passport/{section}"), answers)


def facts(scene: Scene) -> Any:
    with scene.application.app_context():
        return advisor_facts(scene.ann_id)


def day(scene: Scene, name: str, ahead: int) -> Answers:
    with scene.application.app_context():
        on = clock.today() + timedelta(days=ahead)
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


def test_an_instruction_is_added_changed_and_taken_away(scene: Scene) -> None:
    page = add(scene, "access", {"words": "Needs a step-free room", "sharing": "hosts"})
    assert "Needs a step-free room The team, and the host once I have a place" in page.text
    change = next(href for words, href in page.links().items() if words.startswith("Change: Needs"))
    page = scene.ann.send(scene.ann.get(change), {"words": "Needs a ramp", "sharing": "team"})
    assert "Needs a ramp Only the involvement team" in page.text
    assert "Needs a ramp" in scene.ann.get("/account").text
    away = next(href for words, href in page.links().items() if words.startswith("Take away"))
    question = scene.ann.get(away)
    assert "Needs a ramp" in question.text
    assert "It is taken away." in scene.ann.send(question).text
    assert "not there any more" in scene.ann.get(away).text
    assert "not there any more" in scene.ann.get(change).text


def test_the_same_instruction_twice_is_one_and_there_is_an_end_to_them(scene: Scene) -> None:
    for sharing in ("team", "hosts"):
        page = add(scene, "access", {"words": "A break each hour", "sharing": sharing})
    assert page.text.count("A break each hour") == 3  # the line, and the two links that name it
    lines = "\n".join(f"Thing {number}" for number in range(MOST - 2))
    scene.ann.send(scene.ann.get("/account/details"), {"access_needs": f"A break each hour\n{lines}"})
    for number in (MOST - 2, MOST - 1):
        page = add(scene, "access", {"words": f"Thing {number}", "sharing": "team"})
    assert f"There is room for {MOST}. Take one away that you do not need any more." in page.text
    assert page.form()["words"] == f"Thing {MOST - 1}"


def test_the_form_of_ones_details_writes_the_same_instructions(scene: Scene) -> None:
    add(scene, "access", {"words": "A break each hour", "sharing": "hosts"})
    page = scene.ann.get("/account/details")
    assert page.form()["access_needs"].strip() == "A break each hour"
    scene.ann.send(page, {"access_needs": "Large print\nA break each hour"})
    page = scene.ann.get("/my-passport/access")
    assert page.text.index("Large print") < page.text.index("A break each hour")
    assert (
        "A break each hour The team, and the host" in page.text and "Large print Only the involvement team" in page.text
    )


def test_times_that_overlap_are_put_together(scene: Scene) -> None:
    add(scene, "times", {"days": ["0", "2"], **NINE_TO_FIVE})
    page = add(
        scene, "times", {"days": ["0"], **NINE_TO_FIVE, "starts-hour": "16", "ends-hour": "18", "ends-minute": "30"}
    )
    assert "Monday, 9am to 6:30pm" in page.text and "Wednesday, 9am to 5pm" in page.text
    page = add(scene, "times", {"days": ["6"], **NINE_TO_FIVE, "starts-hour": "20", "ends-hour": "0"})
    assert "Sunday, 8pm to midnight" in page.text
    assert facts(scene).windows == ((0, 540, 1110), (2, 540, 1020), (6, 1200, 1440))
    away = next(href for words, href in page.links().items() if words.startswith("Take away: Monday"))
    scene.ann.send(scene.ann.get(away))
    assert facts(scene).windows == ((2, 540, 1020), (6, 1200, 1440))


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        ({}, ["Choose at least one day."]),
        ({"days": ["7"]}, ["Choose from the answers shown."]),
        ({"days": ["x"]}, ["Choose one of the answers."]),
        ({"days": ["1"], "ends-hour": "8"}, ["The end must be later than the start."]),
        ({"days": ["1"], "ends-hour": "9"}, ["The end must be later than the start."]),
        ({"days": ["1"], "ends-hour": "25"}, ["Enter a real time, like 9 30 or 14 30."]),
        ({"days": ["1"], "starts-hour": "", "starts-minute": ""}, ["Enter from when."]),
    ],
)
def test_times_that_cannot_be_are_refused(scene: Scene, answers: Answers, errors: list[str]) -> None:
    page = add(scene, "times", {**NINE_TO_FIVE, **answers})
    assert page.errors == errors
    assert facts(scene).windows == ()


def test_ten_thousand_windows_are_too_many(scene: Scene) -> None:
    values = {"days": [str(number % 7) for number in range(10_000)], **NINE_TO_FIVE}
    page = add(scene, "times", values)
    assert len(facts(scene).windows) == 7
    for minute in range(3):
        page = add(scene, "times", {"days": ["1"], "starts-hour": "0", "starts-minute": str(minute),
                                    "ends-hour": "0", "ends-minute": str(minute + 1)})  # fmt: skip
        assert not page.errors  # they touch: all of them are one
    for hour in range(1, 8):
        page = add(scene, "times", {"days": list("0123456"), "starts-hour": str(hour), "starts-minute": "10",
                                    "ends-hour": str(hour), "ends-minute": "20"})  # fmt: skip
    assert f"There is room for {MOST}. Take one away that you do not need any more." in page.text


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 1439), st.integers(1, 1440)), max_size=30))
def test_merged_windows_cover_the_same_minutes_and_never_touch(found: list[tuple[int, int, int]]) -> None:
    windows = [(weekday, starts, ends) for weekday, starts, ends in found if starts < ends]
    told = merged(windows)

    def minutes(of: list[tuple[int, int, int]]) -> set[tuple[int, int]]:
        return {(weekday, minute) for weekday, starts, ends in of for minute in range(starts, ends)}

    assert minutes(told) == minutes(windows)
    assert all(a[0] != b[0] or a[2] < b[1] for a, b in pairwise(told))


def test_days_away_that_meet_become_one_and_what_is_over_goes(scene: Scene) -> None:
    add(scene, "away", {**day(scene, "from_on", -3), **day(scene, "until_on", 2)})
    add(scene, "away", {**day(scene, "from_on", 10), **day(scene, "until_on", 12)})
    page = add(scene, "away", {**day(scene, "from_on", 3), **day(scene, "until_on", 9)})
    with scene.application.app_context():
        today = clock.today()
    assert facts(scene).away == ((today - timedelta(3), today + timedelta(12)),)
    away = next(href for words, href in page.links().items() if words.startswith("Take away"))
    scene.ann.send(scene.ann.get(away))
    assert facts(scene).away == ()


@pytest.mark.parametrize(
    ("first", "last", "error"),
    [
        (5, 4, "The last day must be the first day or later."),
        (-9, -1, "These days are over. Enter days that are still to come."),
        (1, 4000, "Enter a day in the next three years."),
    ],
)
def test_days_away_that_cannot_be_are_refused(scene: Scene, first: int, last: int, error: str) -> None:
    page = add(scene, "away", {**day(scene, "from_on", first), **day(scene, "until_on", last)})
    assert page.errors == [error] and facts(scene).away == ()
    assert page.form()["from_on-day"]


def test_what_somebody_keeps_away_from(scene: Scene) -> None:
    host = scene.make.person("Hal Reed", Role.HOST)
    team = scene.make.team("Elm Team", host)
    page = scene.ann.get("/my-passport/private")
    service = page.soup.select("select[name=service] option")[1]
    scene.ann.send(page, {"sort": "service", "service": service["value"]})
    add(scene, "private", {"sort": "hide", "team": str(team)})
    add(scene, "private", {"sort": "person", "words": "dr HAL  reed"})
    add(scene, "private", {"sort": "person", "words": "Dr Nobody"})
    page = add(scene, "private", {"sort": "area", "words": "Hull"})
    for words in (f"The service “{service.text}”", "The team “Elm Team”, which", "“dr HAL reed”", "The area “Hull”"):
        assert words in page.text
    assert page.text.count("Nobody who hosts here has this name yet.") == 1
    found = facts(scene)
    assert (found.avoids_teams, found.avoids_people, found.avoids_areas) == ({team}, {host}, {"Hull"})
    assert "“Dr Nobody”" in scene.ann.get("/my-passport").text and "“Dr Nobody”" in scene.tia.get(scene.team_path).text
    with scene.application.app_context():
        for entry in db.session().scalars(select(AuditEntry).where(AuditEntry.event == "PrivateListChanged")):
            assert entry.data == {"person_id": scene.ann_id}
    away = next(href for words, href in page.links().items() if words.startswith("Take away: The area"))
    scene.ann.send(scene.ann.get(away))
    assert not facts(scene).avoids_areas


def test_somebody_who_begins_to_host_is_known_by_the_name_they_were_called(scene: Scene) -> None:
    add(scene, "private", {"sort": "person", "words": "Dr Joan Field"})
    joan = scene.make.person("Joan Field", Role.HOST, email="joan@post.example")
    from app.core.actor import SYSTEM
    from app.people.actions import teams

    team = scene.make.team("Oak Team")
    with scene.application.app_context(), db.transaction():
        teams.join(team, joan, by=SYSTEM)
    assert facts(scene).avoids_people == {joan}


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({}, "Choose what you want to keep away from."),
        ({"sort": "service"}, "Choose the service."),
        ({"sort": "team"}, "Choose the team."),
        ({"sort": "team", "team": "99999"}, "Choose from the list."),
        ({"sort": "person", "words": " \u200b "}, "Write the name of the person."),
        ({"sort": "area", "words": "x" * 121}, "Use 120 characters or fewer. You have used 121."),
    ],
)
def test_a_private_list_wants_to_know_what(scene: Scene, answers: Answers, error: str) -> None:
    page = add(scene, "private", answers)
    assert len(page.errors) == 1 and (page.errors[0] == error or "team" in answers)
    with scene.application.app_context():
        assert not db.session().scalars(select(Exclusion)).all()


@pytest.mark.parametrize("section", ["access", "times", "away", "private"])
def test_the_team_adds_and_takes_away_for_whoever_asked(scene: Scene, section: str) -> None:
    answers: Answers = {
        "access": {"words": "A ramp"}, "times": {"days": ["1"], **NINE_TO_FIVE},
        "away": {**day(scene, "from_on", 1), **day(scene, "until_on", 2)}, "private": {"sort": "area", "words": "Hull"},
    }[section]  # fmt: skip
    page = scene.tia.send(scene.tia.get(f"{scene.team_path}/{section}"), {**answers, "asked": "in-person"})
    assert "Saved." in page.text
    away = next(href for words, href in page.links().items() if words.startswith("Take away"))
    page = scene.tia.send(scene.tia.get(away))
    assert page.errors == ["Choose how they asked."]
    page = scene.tia.send(page, {"asked": "phone"})
    assert "It is taken away." in page.text
    with scene.application.app_context():
        wanted = select(AuditEntry).where(AuditEntry.behalf_of_id == scene.ann_id).order_by(AuditEntry.id)
        assert [each.asked for each in db.session().scalars(wanted)] == ["in-person", "phone"]


def test_nobody_takes_away_what_is_somebody_elses(scene: Scene) -> None:
    page = add(scene, "access", {"words": "A ramp"})
    away = next(href for words, href in page.links().items() if words.startswith("Take away"))
    scene.make.advisor("Bea", email="bea@post.example")
    bea = scene.as_("bea")
    assert "not there any more" in bea.post(away).text
    assert "A ramp" in scene.ann.get("/my-passport").text
