"""A roomful invited at once: each reads their own, and it takes as few statements as for two."""

from __future__ import annotations

import dataclasses
import re

import pytest
from icalendar import Calendar
from sqlalchemy import select

from app.calendar import actions, ics
from app.core import db
from app.opportunities.models import Session
from app.people.models import Person
from tests.calendar.told import TITLE, do, event, invitations, opportunity, outbox
from tests.support.statements import statements

ODD = "Ask; for, Sam \\ \r\nUID:of-nobody\r\nATTENDEE:mailto:eve@else.example\nDTSTAMP:1 " + "日本語 long " * 20
NAMES = ("Ada Example", "Bo <b>&amp;", "Cy\ue000 O'Brien")


@pytest.fixture
def room(context, make, place) -> list[int]:
    """Places for the whole of one opportunity, of people with plain and with odd names."""
    ref = opportunity(make)
    people = [make.advisor(name, email=f"p{n}@home.example", account=False) for n, name in enumerate(NAMES)]
    return [place(person, ref) for person in people]


def session_id() -> int:
    return db.session().scalars(select(Session.id)).one()


def person(writer, number: int) -> Person:
    return writer.scalars(select(Person).where(Person.email == f"p{number}@home.example")).one()


def test_each_reads_their_own_name_link_and_entry(room):
    assert do(actions.add_session, session_id()) == len(NAMES)

    rows = outbox()
    assert [row.text.splitlines()[0] for row in rows] == ["Hello Ada,", "Hello Bo,", "Hello Cy\ue000,"]
    links = [set(re.findall(r"https?://\S+/answer/[^\s\"<]+", f"{row.text} {row.html}")) for row in rows]
    assert [len(found) for found in links] == [1, 1, 1]
    assert len(set.union(*links)) == len(NAMES)
    assert [str(one) for row in rows for one in event(row).attendees] == [f"mailto:p{n}@home.example" for n in range(3)]
    assert [event(row).attendees[0].params["CN"] for row in rows] == list(NAMES)
    assert {event(row).uid for row in rows} == {one.uid for one in invitations()} == {row.uid for row in rows}


def test_a_name_is_a_name_in_html_too(room):
    with db.transaction() as writer:
        person(writer, 0).known_as = '<i>"A" & co'
    do(actions.add_session, session_id())

    assert "<p>Hello &lt;i&gt;&#34;A&#34; &amp; co,</p>" in outbox()[0].html
    assert 'Hello <i>"A" & co,' in outbox()[0].text


def test_who_wants_full_titles_gets_them_and_nobody_else(room):
    with db.transaction() as writer:
        person(writer, 1).full_titles = True
    do(actions.add_session, session_id())

    assert [TITLE in row.text for row in outbox()] == [False, True, False]
    assert [str(event(row)["SUMMARY"]) == TITLE for row in outbox()] == [False, True, False]


def test_twice_is_once_and_who_came_later_is_told_alone(room, make, place):
    with db.transaction() as writer:
        later = writer.scalars(select(Session)).one().opportunity.ref
    do(actions.add_session, session_id())
    place(make.advisor("Di Late", email="di@home.example", account=False), later)

    assert do(actions.add_session, session_id()) == 1
    assert do(actions.add_session, session_id()) == 0
    assert len(outbox()) == len(invitations()) == len(NAMES) + 1


@pytest.mark.parametrize("number", [2, 9])
def test_however_many_people_the_same_few_statements(context, make, place, number):
    ref = opportunity(make)
    for each in range(number):
        place(make.advisor(f"Person {each}", email=f"q{each}@home.example", account=False), ref)
    which = session_id()

    with statements(context) as sent:
        assert do(actions.add_session, which) == number

    assert len(sent) <= 8, sent


@pytest.mark.parametrize("make_bytes", [ics.request, ics.cancel, lambda entry: ics.download([entry, entry])])
@pytest.mark.parametrize("words", ["Involvement meeting", ODD])
@pytest.mark.parametrize("uid", ["a" * 32 + "@x.example", "b,;" * 60])
def test_what_is_kept_of_one_is_never_told_to_another(entry, make_bytes, words, uid):
    mine = dataclasses.replace(entry, title=words, location=words, description=words, organiser_name=words)
    make_bytes(mine)
    hers = dataclasses.replace(
        mine, uid=uid, sequence=7, dtstamp=mine.ends_at, attendee_name=words, attendee_address="bo@home.example"
    )

    content = make_bytes(hers)

    assert entry.uid.encode() not in content
    assert b"ada@home" not in content
    assert Calendar.from_ical(content).to_ical() == content  # as the library itself writes it
    assert [(e.uid, e.sequence, e["DTSTAMP"].dt) for e in Calendar.from_ical(content).events[:1]] == [
        (uid, 7, mine.ends_at)
    ]
