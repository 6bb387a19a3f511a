"""A change says what it sends before it is saved, and sends just that, with the reason, one message a person."""

from __future__ import annotations

from collections import Counter

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.messages.models import OutboxMessage
from app.opportunities.models import Opportunity
from app.opportunities.states import Attendance
from app.people.models import Channel
from app.signups import actions as signups
from app.signups import rules as signups_rules
from tests.opportunities.adverts.shape import at
from tests.opportunities.life.conftest import live
from tests.opportunities.posting import stored
from tests.support.make import Make
from tests.support.page import Browser, Page

REASON = "The room is being painted."
WAYS = {
    "Ann": {}, "Bo": {"contact_by": Channel.TEXT, "phone": "+447700900001"},
    "Cy": {"contact_by": Channel.LETTER, "address": "1 Low Street"},
    "Di": {"contact_by": Channel.PHONE, "phone": "+447700900002", "email": None},
}  # fmt: skip


@pytest.fixture
def ref(application: Flask, make: Make, people: dict[str, int]) -> str:
    """Two sessions, a place for both for Ann (e-mail), Bo (text), Cy (letter) and Di (phone)."""
    found = live(make, people, sessions=2, seats=4, attendance=Attendance.ALL, venue="Old place", day_contact="Kim")
    for name in WAYS:
        sign_up(application, make, found, name)
    return found


def sign_up(application: Flask, make: Make, ref: str, name: str) -> int:
    fields = {"email": f"{name.lower()}@post.example", **WAYS.get(name, {})}
    person = make.advisor(name, account=False, **fields)
    with application.app_context(), db.transaction():
        opportunity = db.session().scalars(select(Opportunity.id).where(Opportunity.ref == ref)).one()
        signups.sign_up(opportunity, person, by=Actor(person))
    return person


def written(application: Flask) -> list[OutboxMessage]:
    with application.app_context():
        return list(db.session().scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


SENT = "This will send 1 e-mail, 1 text message, 1 letter and 1 call to make, to 4 people."


@pytest.mark.parametrize(
    ("path", "values", "name", "shown"),
    [
        ("/sessions/{first}/move", at(15, name="end"), "place_changed", SENT),
        ("/sessions/{first}/cancel", {}, "place_cancelled", SENT),
        ("/place", {"venue": "New place"}, "place_changed", SENT.replace("1 e-mail", "2 e-mails")),  # an entry each
        ("/edit/contact", {"contact_name": "Kim", "contact_phone": "020 7946 0001", "day_contact": "Lou"},
         "contact_changed", SENT),
        ("/cancel", {}, "place_cancelled", SENT.replace("1 e-mail", "2 e-mails")),
    ],
)  # fmt: skip
def test_what_is_shown_is_what_is_sent(application: Flask, host: Browser, ref: str, path, values, name, shown) -> None:
    first = stored(application, ref).sessions[0].ref
    before = len(written(application))
    form = host.get(f"/host/opportunities/{ref}{path.format(first=first)}")
    assert host.send(form, {**values, "reason": " "}).errors

    page = host.send(form, {**values, "reason": REASON})
    assert page.h1.endswith("Check what will be sent")
    assert shown in page.text
    assert REASON in page.text
    assert len(written(application)) == before  # nothing yet

    host.send(page)
    fresh = written(application)[before:]
    assert {row.name for row in fresh} == {name}
    assert Counter(row.channel for row in fresh) == Counter(
        {Channel.EMAIL: 2 if "2 e-mails" in shown else 1, Channel.TEXT: 1, Channel.LETTER: 1, Channel.PHONE: 1}
    )
    assert all(REASON in row.text for row in fresh if row.channel is not Channel.TEXT)
    assert all("Tuesday 15 December 2026" in row.text for row in fresh if row.channel is Channel.LETTER)


def test_who_waits_for_a_series_is_told_of_a_day_that_is_called_off(
    application: Flask, make: Make, host: Browser, people: dict[str, int]
) -> None:
    """One place: Ann has it, and the others wait for both days. They keep their names for the other one."""
    ref = live(make, people, sessions=2, seats=1, attendance=Attendance.ALL)
    for name in WAYS:
        sign_up(application, make, ref, name)
    before = len(written(application))
    first = stored(application, ref).sessions[0].ref
    page = host.send(host.get(f"/host/opportunities/{ref}/sessions/{first}/cancel"), {"reason": REASON})
    assert SENT in page.text
    host.send(page)
    fresh = written(application)[before:]
    assert [row.name for row in fresh if row.channel is Channel.EMAIL] == ["place_cancelled"]
    others = [row for row in fresh if row.channel is not Channel.EMAIL]
    assert [row.name for row in others] == ["day_called_off"] * 3
    assert all("we still have your name" in row.text.lower() for row in others)
    letter = next(row.text for row in others if row.channel is Channel.LETTER)
    assert REASON in letter and "Tuesday 15 December 2026" in letter and "Wednesday" not in letter


def test_one_person_hears_once_of_all_that_went(
    application: Flask, make: Make, host: Browser, people: dict[str, int]
) -> None:
    """Cy has a place in two sessions of one's own choice: one letter, with both dates in it."""
    ref = live(make, people, sessions=2, seats=4, attendance=Attendance.SOME)
    person = make.advisor("Cy", account=False, **WAYS["Cy"])
    with application.app_context(), db.transaction():
        opportunity = db.session().scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
        both = signups_rules.Choice(session_ids=tuple(each.id for each in opportunity.sessions))
        assert len(signups.sign_up(opportunity.id, person, both, by=Actor(person))) == 2
    page = host.send(host.get(f"/host/opportunities/{ref}/cancel"), {"reason": REASON})
    assert "This will send 1 letter, to 1 person." in page.text
    host.send(page)
    letter = written(application)[-1]
    assert "Tuesday 15 December 2026" in letter.text
    assert "Wednesday 16 December 2026" in letter.text


def test_other_numbers_or_other_answers_are_shown_first(
    application: Flask, make: Make, host: Browser, people: dict[str, int]
) -> None:
    ref = live(make, people, seats=4)
    session = stored(application, ref).sessions[0]
    sign_up(application, make, ref, "Ann")
    path = f"/host/opportunities/{ref}/sessions/{session.ref}/move"
    page = host.send(host.get(path), {**at(15, name="end"), "reason": REASON})
    sign_up(application, make, ref, "Cy")

    again = host.send(page)
    assert "Something has changed since you looked" in again.text
    assert "1 e-mail and 1 letter, to 2 people" in again.text
    other = host.send(again, {"end-hour": "16"})
    assert "10am to 4pm" in other.text
    assert stored(application, ref).sessions[0].ends_at == session.ends_at

    back = host.post(path, {**other.form(), "again": "yes"})
    assert back.form()["reason"] == REASON
    assert back.form()["end-hour"] == "16"
    assert "The session was changed." in host.send(other).text


def test_a_host_handed_over_is_told_with_both_names(
    application: Flask, team: Browser, people: dict[str, int], ref: str
) -> None:
    form = team.get(f"/team/opportunities/{ref}/hand-over")
    page = team.send(form, {"to": str(people["deputy"]), "reason": "Hal has another task."})
    assert SENT in page.text
    _done: Page = team.send(page)
    told = [row for row in written(application) if row.name == "contact_changed"]
    assert len(told) == 4
    assert "Hal has another task." in told[0].text
