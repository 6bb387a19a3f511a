"""Offers and their time to answer: it runs from the moment a person knows of it, and never where nobody can answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.formatting import day
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.people.models import Channel, Role
from app.signups import actions
from app.signups.models import Place, PlaceMove
from app.signups.states import PlaceState
from tests.signups.before import move
from tests.support.make import Make
from tests.support.page import Browser


@pytest.fixture
def team(make: Make, browser: Browser) -> Browser:
    make.person("Tia Team", Role.TEAM, email="team@post.example")
    browser.sign_in("team@post.example")
    return browser


def signed_up(browser: Browser, name: str, ref: str) -> Browser:
    own = browser.another()
    own.sign_in(f"{name}@post.example")
    own.place = own.post(f"/opportunities/{ref}/sign-up").path  # type: ignore[attr-defined]
    return own


def waiting_for(make: Make, browser: Browser, ref: str, **of_bo: object) -> tuple[Browser, Browser]:
    """Ann, who has the one place, and Bo, who waits for it."""
    make.advisor("Ann", email="ann@post.example")
    make.advisor("Bo", email="bo@post.example", phone="+447700900123", **of_bo)
    return signed_up(browser, "ann", ref), signed_up(browser, "bo", ref)


def stored(application: Flask, browser: Browser) -> Place:
    with application.app_context():
        ref = browser.place.rsplit("/", 1)[-1]  # type: ignore[attr-defined]
        return db.session().scalars(select(Place).where(Place.ref == ref)).one()


def lapse(application: Flask) -> int:
    with application.app_context():
        return actions.lapse_offers(clock.now())


def test_whoever_is_told_by_phone_has_time_from_the_call_and_not_before(
    application: Flask, browser: Browser, make: Make, team: Browser
) -> None:
    ann, bo = waiting_for(make, browser, make.opportunity(), contact_by=Channel.PHONE)
    ann.post(ann.place + "/withdraw")  # type: ignore[attr-defined]
    application.extensions["clock"].advance(timedelta(days=5))
    assert lapse(application) == 0
    bo.sign_in("bo@post.example")
    assert "We keep this place for you until we have spoken" in bo.get(bo.place).text  # type: ignore[attr-defined]
    with application.app_context():
        told = db.session().scalars(select(OutboxMessage).where(OutboxMessage.name == "place_offered")).one()
    assert "After our call you have time to think" in told.text

    team.sign_in("team@post.example")
    team.post(f"/team/messages/{told.ref}/told")

    due = stored(application, bo).answer_by
    assert due is not None
    assert due.isoformat() == "2026-12-08T09:00:00+00:00"  # two days after a call on Sunday the 6th
    assert "Tuesday 8 December 2026, 9am" in bo.get(bo.place).text  # type: ignore[attr-defined]
    application.extensions["clock"].advance(timedelta(days=2))
    assert lapse(application) == 1


def test_too_close_to_the_day_an_offer_by_hand_stands_until_they_answer(
    application: Flask, browser: Browser, make: Make, team: Browser
) -> None:
    from app.opportunities.states import Method

    ref = make.opportunity(method=Method.CHOSEN, choice_rule="New people first.", in_days=4)
    make.advisor("Bo", email="bo@post.example")
    bo = signed_up(browser, "bo", ref)
    application.extensions["clock"].advance(timedelta(days=3, hours=23))  # Saturday, two hours before
    team.sign_in("team@post.example")
    team.post(f"/team/places/{bo.place.rsplit('/', 1)[-1]}/offer")  # type: ignore[attr-defined]
    application.extensions["clock"].advance(timedelta(minutes=90))

    assert lapse(application) == 0
    bo.sign_in("bo@post.example")
    assert bo.post(bo.place + "/answer", answer="accept").h1 == "You have a place"  # type: ignore[attr-defined]


def test_whoever_hears_by_letter_has_the_days_of_the_post(
    application: Flask, browser: Browser, make: Make, team: Browser
) -> None:
    ann, bo = waiting_for(make, browser, make.opportunity(), contact_by=Channel.LETTER, address="1 Low Street")
    ann.post(ann.place + "/withdraw")  # type: ignore[attr-defined]
    with application.app_context():
        letter = db.session().scalars(select(OutboxMessage).where(OutboxMessage.name == "place_offered")).one()
    assert (letter.channel, letter.state) == (Channel.LETTER, MessageState.WAITING)
    assert "until Wednesday 9 December 2026, 9am" in letter.text
    application.extensions["clock"].advance(timedelta(days=7))
    assert lapse(application) == 0
    bo.sign_in("bo@post.example")
    assert "Wednesday 9 December 2026, 9am" in bo.get(bo.place).text  # type: ignore[attr-defined]
    assert "Bo" not in _calls(team)
    application.extensions["clock"].advance(timedelta(days=1))
    assert lapse(application) == 1


def test_where_the_post_is_too_slow_somebody_rings_and_no_time_runs_before(
    application: Flask, browser: Browser, make: Make, team: Browser
) -> None:
    ref = make.opportunity(in_days=9)
    ann, bo = waiting_for(make, browser, ref, contact_by=Channel.LETTER, address="1 Low Street")
    ann.post(ann.place + "/withdraw")  # type: ignore[attr-defined]
    application.extensions["clock"].advance(timedelta(days=3))
    assert lapse(application) == 0
    page = _calls(team)
    assert "Bo: Opportunity" in page and "07700 900123" in page
    with application.app_context():
        told = db.session().scalars(select(OutboxMessage).where(OutboxMessage.name == "place_offered")).one()
    assert (told.channel, told.state) == (Channel.PHONE, MessageState.TO_CALL)
    assert "After our call you have time to think" in told.text
    team.post(f"/team/messages/{told.ref}/told")
    due = stored(application, bo).answer_by
    assert due is not None and due.isoformat() == "2026-12-07T10:00:00+00:00"


def test_a_new_time_does_not_take_away_the_days_of_the_post(
    application: Flask, browser: Browser, make: Make, team: Browser
) -> None:
    ref = make.opportunity(title="A long walk")
    ann, bo = waiting_for(make, browser, ref, contact_by=Channel.LETTER, address="1 Low Street")
    ann.post(ann.place + "/withdraw")  # type: ignore[attr-defined]
    before = stored(application, bo).answer_by
    move(application, ref, datetime(2026, 12, 17, 10, tzinfo=UTC))
    assert stored(application, bo).answer_by == before
    move(application, ref, datetime(2026, 12, 8, 10, tzinfo=UTC))  # to a week from now
    assert stored(application, bo).answer_by is None, "the post is too slow: it is kept until they answer"
    assert "Bo: A long walk" in _calls(team)


def _calls(team: Browser) -> str:
    team.sign_in("team@post.example")
    return team.get("/team/calls").text


def test_still_interested_is_written_down_for_whoever_rings(
    application: Flask, browser: Browser, make: Make, team: Browser
) -> None:
    """Bo let an offer pass and rings: he has his number again, and what is said to him is not said twice."""
    ann, bo = waiting_for(make, browser, make.opportunity())
    ann.post(ann.place + "/withdraw")  # type: ignore[attr-defined]
    form = team.get(f"/team{bo.place}/behalf")  # type: ignore[attr-defined]
    assert "They would still like to come" not in form.text, "an offer waits for a yes or a no"
    application.extensions["clock"].advance(timedelta(days=5))
    assert lapse(application) == 1
    team.sign_in("team@post.example")
    form = team.get(f"/team{bo.place}/behalf")  # type: ignore[attr-defined]
    assert team.send(form, {"what": "still"}).errors, "how did they ask?"
    assert "Recorded." in team.send(form, {"what": "still", "asked": "phone"}).text
    place = stored(application, bo)
    assert place.state is PlaceState.OFFERED, "nobody else waits, so the place is offered to him"
    with application.app_context():
        row = db.session().scalars(select(PlaceMove).where(PlaceMove.before == "lapsed")).one()
        assert (row.after, row.behalf_of_id, row.asked) == ("reserve", place.person_id, "phone")


def test_my_involvement_asks_for_an_answer_until_the_time_is_over(
    application: Flask, browser: Browser, make: Make
) -> None:
    ann, bo = waiting_for(make, browser, make.opportunity(title="A panel"))
    assert "Please answer" not in bo.get("/my-involvement").text
    ann.post(ann.place + "/withdraw")  # type: ignore[attr-defined]
    due = stored(application, bo).answer_by
    assert due is not None
    shown = bo.get("/my-involvement")
    assert [tag.get_text(strip=True) for tag in shown.soup.select(".app-card .nhsuk-tag")] == ["Please answer"]
    assert f"Please answer by {day(due)}" in shown.text
    application.extensions["clock"].freeze(due)
    bo.sign_in("bo@post.example")
    shown = bo.get("/my-involvement")
    assert [tag.get_text(strip=True) for tag in shown.soup.select(".app-card .nhsuk-tag")] == [
        "The time to answer is over"
    ]
