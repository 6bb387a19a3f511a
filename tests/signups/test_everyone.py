"""One message to everybody with a place: to each alone and in their own way, shown before, kept, and capped."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.audit import AuditEntry
from app.core.errors import RuleBroken
from app.core.states import move
from app.messages.states import MessageState
from app.messages.worker import Worker
from app.people.models import Channel, Person, Role
from app.signups import actions as signups
from app.signups.everyone import actions, rules
from app.signups.everyone.models import EveryoneMessage
from app.signups.everyone.states import Subject, Whom
from app.signups.models import Attending, Place
from app.signups.states import Coming, PlaceState
from tests.signups.everybody import WORDS, Scene
from tests.support.make import Make
from tests.support.page import Browser


@pytest.fixture
def scene(application: Flask, make: Make, browser: Browser) -> Scene:
    return Scene(application, make, browser)


def test_everybody_with_a_place_has_it_alone_and_in_their_own_way(scene: Scene) -> None:
    page = scene.preview()
    assert page.h1 == "Write to everybody Check what will be sent"
    assert "This will send 1 e-mail, 1 letter and 1 call to make, to 3 people." in page.text
    assert scene.sent() == []

    assert "Your message goes to 3 people" in scene.team.send(page).text
    ann, ben, cat = scene.sent()
    assert [ann.channel, ben.channel, cat.channel] == [Channel.EMAIL, Channel.LETTER, Channel.PHONE]
    assert (ann.address, cat.state) == ("ann@post.example", MessageState.TO_CALL)
    assert ann.subject.startswith("How to get there: Involvement session, 2 dates from ")
    assert "The lift is out of order.\nPlease use the blue door." in ann.text
    assert all("Night Ward" not in row.subject + row.text for row in (ann, ben, cat))
    assert all("ann@post" not in row.text and "Ben" not in row.text for row in (ann, cat))


def test_it_is_kept_shown_and_found_by_those_it_went_to(scene: Scene) -> None:
    after = scene.send("host")
    for page in (after, scene.team.get(f"/team/opportunities/{scene.ref}/places")):
        assert "Sent on Tue 1 Dec, to 3 people" in page.text
        assert "Written by Sam Host" in page.text and "Please use the blue door." in page.text
    assert "Here is a message from Sam Host, who hosts this:" in scene.sent()[0].text

    mine = scene.as_("ann").get("/my-involvement").text
    assert "How to get there: Panel of the Night Ward" in mine and "Please use the blue door." in mine
    assert "blue door" not in scene.as_("dee").get("/my-involvement").text
    with scene.application.app_context():
        (row,) = db.session().scalars(select(EveryoneMessage)).all()
        (entry,) = db.session().scalars(select(AuditEntry).where(AuditEntry.event == "EveryoneWrittenTo")).all()
        assert (row.words, row.author_id, row.by_team, row.people) == (WORDS, scene.host, False, 3)
        assert (entry.actor_id, entry.data["message_id"], entry.data["people"]) == (scene.host, row.id, 3)


def test_the_reserve_list_is_written_to_only_where_it_is_chosen(scene: Scene) -> None:
    page = scene.preview(whom="reserve-too")
    assert "2 e-mails, 1 letter and 1 call to make, to 4 people" in page.text
    assert "(the reserve list too)" in scene.team.send(page).text
    assert scene.ids["dee"] in {row.person_id for row in scene.sent()}


def test_of_one_day_only_those_who_come_that_day_hear(scene: Scene) -> None:
    first, second = scene.sessions()
    with scene.application.app_context(), db.transaction() as session:
        place = session.scalars(select(Place).where(Place.person_id == scene.ids["ann"])).one()
        session.add(Attending(place_id=place.id, session_id=first, answer=Coming.NOT_THAT_DAY))
    scene.send(session=str(first))
    assert {row.person_id for row in scene.sent()} == {scene.ids["ben"], scene.ids["cat"]}
    scene.send(session=str(second))
    assert [row.person_id for row in scene.sent()].count(scene.ids["ann"]) == 1


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"words": "  \n "}, "Write your message."),
        ({"words": "x" * 2001}, "Use 2000 characters or fewer. You have used 2001."),
        ({"subject": ""}, "Choose one of the answers."),
        ({"subject": "Night Ward"}, "Choose one of the answers."),
        ({"session": "999999"}, "Choose one of the answers."),
    ],
)
def test_what_is_missing_is_asked_for_and_what_was_typed_is_kept(
    scene: Scene, answers: dict[str, str], error: str
) -> None:
    page = scene.preview(**answers)
    assert page.errors == [error]
    assert page.form()["words"].strip() == answers.get("words", WORDS).strip()
    assert scene.sent() == []


def test_three_a_day_and_then_tomorrow(scene: Scene) -> None:
    for _time in range(3):
        scene.send()
    page = scene.preview(words="One more.")
    assert "3 messages about this went out today, which is the most for one day. Write again tomorrow." in page.text
    assert page.form()["words"] == "One more."
    assert len(scene.sent()) == 9

    scene.later(timedelta(days=1))
    assert "Your message goes to 3 people" in scene.send().text


def test_two_who_press_at_once_are_counted_one_after_the_other(scene: Scene) -> None:
    def write(_number: int) -> str:
        with scene.application.app_context():
            opportunity_id = scene.opportunity_id()
        with scene.application.test_request_context():
            try:
                with db.transaction():
                    actions.write(
                        opportunity_id, None, Subject.DAY, "Hello", Whom.WITH_PLACE, by=Actor(scene.host), by_team=False
                    )
            except RuleBroken as broken:
                return str(broken)
        return ""

    with ThreadPoolExecutor(5) as pool:
        said = list(pool.map(write, range(5)))
    assert said.count("") == 3
    assert len(scene.sent()) == 9


@pytest.mark.parametrize(("people", "today", "says"), [
    (200, 0, ""), (201, 0, "at most 200"), (0, 0, "Nobody is there"), (1, 2, ""), (1, 3, "Write again tomorrow"),
])  # fmt: skip
def test_how_many_is_too_many(context: Flask, people: int, today: int, says: str) -> None:
    said = rules.refusal(people, today)
    assert says in said and bool(said) is bool(says)


def test_a_message_to_more_people_than_the_most_is_refused_whole(scene: Scene) -> None:
    with scene.application.app_context(), db.transaction() as session:
        first = session.scalars(select(Place)).first()
        assert first is not None
        for number in range(rules.MOST_PEOPLE):
            person = Person(full_name=f"P{number}", created_at=clock.now())
            session.add(person)
            session.flush()
            place = Place(
                person_id=person.id, opportunity_id=first.opportunity_id, seat_id=first.seat_id, position=100 + number,
                asked_at=clock.now(),
            )  # fmt: skip
            session.add(place)
            move(place, PlaceState.CONFIRMED, by=Actor(person.id), now=clock.now())
    page = scene.preview()
    assert "This would go to 203 people, and at most 200 can be written to at once. Write to one session" in page.text
    assert page.form()["words"] == WORDS and scene.sent() == []


def test_a_host_of_another_team_an_advisor_and_a_stranger_find_no_page(scene: Scene) -> None:
    other = scene.make.person("Oli", Role.HOST, email="other@post.example")
    scene.make.team("", other)
    path = f"opportunities/{scene.ref}/write"
    scene.as_("other").get(f"/host/{path}", status=404)
    scene.as_("other").post(f"/host/{path}", {"words": WORDS, "subject": "day", "session": "all"}, status=404)
    scene.hosting.get(f"/team/{path}", status=404)
    scene.team.get(f"/host/{path}", status=404)
    scene.as_("ann").get(f"/host/{path}", status=403)
    assert "Sign in" in scene.browser.another().get(f"/team/{path}").text
    assert scene.sent() == []


def test_a_host_never_sees_how_to_reach_anybody(scene: Scene) -> None:
    for page in (scene.page("host"), scene.preview("host"), scene.send("host")):
        assert all(secret not in page.source for secret in ("ann@post.example", "Low Street", "900123", "07700"))


def test_nobody_who_has_died_or_given_up_the_place_is_written_to(scene: Scene) -> None:
    with scene.application.app_context(), db.transaction() as session:
        session.get_one(Person, scene.ids["ann"]).silent_since = clock.now()
    assert "1 letter and 1 call to make, to 2 people" in scene.preview().text
    scene.send()
    with scene.application.app_context():
        place_id = db.session().scalars(select(Place.id).where(Place.person_id == scene.ids["cat"])).one()
        with db.transaction():
            signups.withdraw(place_id, by=Actor(scene.ids["cat"]))
    Worker(scene.application).chores()
    states = {row.person_id: row.state for row in scene.sent()}
    assert states[scene.ids["cat"]] is MessageState.DROPPED  # no call to make about a place that is given up
    assert states[scene.ids["ben"]] is MessageState.WAITING


def test_where_nobody_has_a_place_there_is_nobody_to_write_to(scene: Scene) -> None:
    scene.ref = scene.make.opportunity(host=scene.host, sessions=1)
    page = scene.team.send(scene.page(), {"subject": "day", "words": WORDS})
    assert "Nobody is there to write to." in page.text and page.form()["words"] == WORDS


def test_no_text_message_rings_at_night(scene: Scene) -> None:
    with scene.application.app_context(), db.transaction() as session:
        ann = session.get_one(Person, scene.ids["ann"])
        ann.contact_by, ann.phone = Channel.TEXT, "+447700900456"
    scene.later(timedelta(hours=13))  # ten in the evening
    scene.send(subject="thanks")
    Worker(scene.application).sender.send_due(float("inf"))
    ann = scene.sent()[0]
    assert (ann.channel, ann.state) == (Channel.TEXT, MessageState.WAITING)
    assert "lift" not in ann.text and len(ann.text) <= 160
    scene.later(timedelta(hours=10))
    Worker(scene.application).sender.send_due(float("inf"))
    assert scene.sent()[0].state is MessageState.SENT
