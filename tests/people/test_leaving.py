"""Leaving the register: moving on, being asked first, and a death, after which nothing is sent any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.messages.worker import Worker
from app.people.models import Advisor, Channel, Role
from app.people.states import AdvisorState, Ending
from app.signups.models import Place
from app.signups.states import PlaceState
from tests.support.make import Make
from tests.support.page import PASSWORD, Browser

Ref = Callable[[int], str]
M = MessageState


@pytest.fixture
def messages(application: Flask) -> Callable[[int], list[tuple[str, MessageState]]]:
    """The name and state of every message to somebody, in order."""

    def of(person_id: int) -> list[tuple[str, MessageState]]:
        with application.app_context():
            wanted = select(OutboxMessage.name, OutboxMessage.state).where(OutboxMessage.person_id == person_id)
            return [(name, state) for name, state in db.session().execute(wanted.order_by(OutboxMessage.id))]

    return of


@pytest.fixture
def send(application: Flask) -> Callable[[], None]:
    return lambda: None if Worker(application).drain(1e12) else pytest.fail("the worker did not end")


def advisor(application: Flask, person_id: int) -> Advisor:
    with application.app_context():
        return db.session().get_one(Advisor, person_id)


class TestMovedOn:
    def test_nobody_is_put_out_for_being_silent_without_being_asked_and_given_time(
        self, application: Flask, team: Browser, make: Make, ref: Ref, send: Callable[[], None]
    ) -> None:
        ann = make.advisor("Ann Lee", email="ann@post.example")
        path = f"/team/people/{ref(ann)}"
        silent = {"asked": "team", "because": "no-contact"}

        assert "First ask them whether they would like to stay." in team.send(team.get(f"{path}/moved-on"), silent).text
        page = team.post(f"{path}/ask-to-stay")
        assert "They were asked on Tuesday 1 December 2026" in page.text
        refused = team.send(team.get(f"{path}/moved-on"), silent)
        assert "Give them time until Tuesday 29 December 2026." in refused.text
        application.extensions["clock"].advance(timedelta(days=28))
        team.sign_in("tess@post.example")
        team.send(team.get(f"{path}/moved-on"), silent)

        found = advisor(application, ann)
        assert (found.state, found.ended_because) == (AdvisorState.ENDED, Ending.NO_CONTACT)

    def test_whoever_says_that_they_stay_stays(
        self, team: Browser, make: Make, ref: Ref, messages: Callable, send: Callable
    ) -> None:
        ann = make.advisor("Ann Lee", email="ann@post.example")
        team.post(f"/team/people/{ref(ann)}/ask-to-stay")
        page = team.send(team.get(f"/team/people/{ref(ann)}"), action="/stays")
        assert "They were asked" not in page.text
        send()
        assert messages(ann) == [("stay_asked", M.DROPPED)]  # they answered before it was sent

    def test_what_waits_for_them_is_not_sent_any_more(
        self, team: Browser, make: Make, ref: Ref, messages: Callable, send: Callable
    ) -> None:
        ann = make.advisor("Ann Lee", email="ann@post.example")
        team.post(f"/team/people/{ref(ann)}/ask-to-stay")
        team.send(team.get(f"/team/people/{ref(ann)}/moved-on"), {"asked": "phone"})
        send()
        assert messages(ann) == [("stay_asked", M.DROPPED)]


class TestDied:
    @pytest.fixture
    def booked(self, team: Browser, make: Make) -> tuple[int, int]:
        """Ann, who has a place, a call to be made to her and an account; and Hana, who hosts."""
        hana = make.person("Hana Host", Role.HOST, email="hana@post.example")
        ann = make.advisor("Ann Lee", email="ann@post.example", contact_by=Channel.PHONE, phone="+441134960000")
        ref = make.opportunity(host=hana, title="Ward panel")
        own = team.another()
        own.sign_in("ann@post.example")
        own.post(f"/opportunities/{ref}/sign-up")
        return ann, hana

    def test_every_message_stops_the_place_is_free_the_host_is_told_and_nobody_signs_in_as_them(
        self, application: Flask, team: Browser, ref: Ref, booked: tuple[int, int], messages: Callable, send: Callable
    ) -> None:
        ann, hana = booked
        waiting = [state for _name, state in messages(ann)]
        assert waiting
        assert set(waiting) <= {M.WAITING, M.TO_CALL}
        own = team.another()
        own.sign_in("ann@post.example")

        page = team.send(team.get(f"/team/people/{ref(ann)}/died"))

        assert "Has died" in page.text
        assert {state for _name, state in messages(ann)} == {M.DROPPED}
        assert [name for name, _state in messages(hana)] == ["advisor_died"]
        with application.app_context():
            assert db.session().scalars(select(Place.state)).all() == [PlaceState.WITHDRAWN]
            told = db.session().scalars(select(OutboxMessage.text).where(OutboxMessage.person_id == hana)).one()
        assert "Ann Lee has died" in told
        assert "Ward panel, Tue 15 Dec" in told
        assert own.get("/account").h1 == "Sign in"
        assert team.another().post("/sign-in", email="ann@post.example", password=PASSWORD).errors
        send()
        assert {state for _name, state in messages(ann)} == {M.DROPPED}

    def test_nothing_is_written_to_them_ever_again(
        self, team: Browser, ref: Ref, booked: tuple[int, int], messages: Callable, send: Callable
    ) -> None:
        ann, _hana = booked
        path = f"/team/people/{ref(ann)}"
        team.send(team.get(f"{path}/died"))
        before = len(messages(ann))
        team.another().post("/sign-in/link", email="ann@post.example")
        assert "Signing in" not in team.get(path).text
        assert "put it right first." in team.post(f"{path}/invite").soup.get_text()
        back = team.send(team.get(f"{path}/back"), {"asked": "phone"})
        assert "If that was a mistake, put it right first." in back.text
        team.post(f"{path}/ask-to-stay")
        send()
        assert {state for _name, state in messages(ann)[before:]} <= {M.DROPPED}
        assert "Nothing was changed now." in team.post(f"{path}/died").text

    def test_a_mistake_is_put_right_and_whoever_was_told_is_told_so(
        self, application: Flask, team: Browser, ref: Ref, booked: tuple[int, int], messages: Callable, send: Callable
    ) -> None:
        ann, hana = booked
        path = f"/team/people/{ref(ann)}"
        team.send(team.get(f"{path}/died"))
        send()

        page = team.send(team.get(team.get(path).links()["This was a mistake"]))

        assert "Has died" not in page.text
        found = advisor(application, ann)
        assert (found.state, found.ended_because) == (AdvisorState.ACTIVE, None)
        assert messages(hana)[-1] == ("advisor_did_not_die", M.WAITING)
        assert not team.another().post("/sign-in", email="ann@post.example", password=PASSWORD).errors
        assert "Nothing was changed now." in team.post(f"{path}/did-not-die").text

    def test_put_right_at_once_the_host_never_hears_of_it(
        self, team: Browser, ref: Ref, booked: tuple[int, int], messages: Callable, send: Callable
    ) -> None:
        ann, hana = booked
        team.send(team.get(f"/team/people/{ref(ann)}/died"))
        team.send(team.get(f"/team/people/{ref(ann)}/did-not-die"))
        send()
        assert messages(hana) == [("advisor_died", M.DROPPED)]

    def test_only_the_team_may_write_it_down(self, browser: Browser, ref: Ref, booked: tuple[int, int]) -> None:
        ann, _hana = booked
        host = browser.another()
        host.sign_in("hana@post.example")
        for page in ("died", "did-not-die", "ask-to-stay", "stays"):
            host.post(f"/team/people/{ref(ann)}/{page}", status=403)
