"""Four independent readers of calendar files: what one of them forgives, another does not."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
from flask import Flask
from sqlalchemy import select

from app.calendar.ics import Entry
from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.states import move
from app.opportunities.models import Opportunity, Session
from app.signups.models import Place
from app.signups.states import PlaceState

PARSERS = Path(__file__).parent.parent / "parsers"
Reading = dict[str, Any]
Reader = Callable[[bytes], Reading]


def absent(reason: str) -> None:
    """A reader that is not to be had is a plain skip, or a failure where all four were asked for."""
    if os.environ.get("REQUIRE_PARSERS") == "1":
        pytest.fail(f"REQUIRE_PARSERS=1, but {reason}")
    pytest.skip(reason)


def read_icalendar(content: bytes) -> Reading:
    calendar = icalendar.Calendar.from_ical(content)
    return {"method": str(calendar.get("METHOD", "")), "events": [_icalendar_event(one) for one in calendar.events]}


def _icalendar_event(event: icalendar.Event) -> Reading:
    assert event.errors == []
    return {
        "uid": event.uid,
        "sequence": event.sequence,
        "start": int(event.start.timestamp()),
        "end": int(event.end.timestamp()),
        "title": str(event.get("SUMMARY", "")),
        "location": str(event.get("LOCATION", "")),
        "description": str(event.get("DESCRIPTION", "")),
        "status": str(event.get("STATUS")),
        "class": str(event.get("CLASS")),
        "organiser": str(event.get("ORGANIZER", "")),
        "attendees": [str(one) for one in event.attendees],
    }


def read_vobject(content: bytes) -> Reading:
    calendar = vobject.readOne(content.decode())
    method = calendar.method.value if hasattr(calendar, "method") else ""
    return {"method": method, "events": [_vobject_event(one) for one in calendar.vevent_list]}


def _vobject_event(event: Any) -> Reading:
    def words(name: str) -> str:
        return event.getChildValue(name, "")

    return {
        "uid": words("uid"),
        "sequence": int(words("sequence")),
        "start": int(event.dtstart.value.timestamp()),
        "end": int(event.dtend.value.timestamp()),
        "title": words("summary"),
        "location": words("location"),
        "description": words("description"),
        "status": words("status"),
        "class": words("class"),
        "organiser": words("organizer"),
        "attendees": [one.value for one in event.contents.get("attendee", [])],
    }


def _run(command: list[str], content: bytes) -> Reading:
    done = subprocess.run(command, input=content, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@pytest.fixture(scope="session")
def ical_js() -> list[str]:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None:
        absent("node is not installed, so ical.js did not read the calendar files")
    if not (PARSERS / "node_modules" / "ical.js").is_dir():
        done = npm and subprocess.run([npm, "ci"], cwd=PARSERS, capture_output=True, timeout=120, check=False)
        if not done or done.returncode != 0:
            absent("ical.js could not be installed, so it did not read the calendar files")
    return [str(node), str(PARSERS / "read.mjs")]


@pytest.fixture(scope="session")
def libical(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    compiler = shutil.which("gcc")
    if compiler is None:
        absent("gcc is not installed, so libical did not read the calendar files")
    program = tmp_path_factory.mktemp("libical") / "read"
    command = [str(compiler), "-o", str(program), str(PARSERS / "read.c"), "-lical"]
    if subprocess.run(command, capture_output=True, timeout=120, check=False).returncode != 0:
        absent("libical-dev is not installed, so libical did not read the calendar files")
    return [str(program)]


@pytest.fixture(params=["icalendar", "vobject", "ical.js", "libical"])
def read(request: pytest.FixtureRequest) -> Reader:
    if request.param == "icalendar":
        return read_icalendar
    if request.param == "vobject":
        return read_vobject
    command = request.getfixturevalue("libical" if request.param == "libical" else "ical_js")
    return lambda content: _run(command, content)


@pytest.fixture
def entry() -> Entry:
    """One Tuesday morning in summer, with nothing odd in it."""
    return Entry(
        uid="0123456789abcdef0123456789abcdef@involvement.example",
        sequence=0,
        dtstamp=datetime(2027, 6, 1, 9, 0, tzinfo=UTC),
        starts_at=datetime(2027, 6, 15, 9, 30, tzinfo=UTC),
        ends_at=datetime(2027, 6, 15, 11, 0, tzinfo=UTC),
        title="Involvement meeting",
        location="Room 2, Riverbank House",
        description="Ask for Sam.\nCall 020 7946 0000.",
        url="https://involvement.example/my-involvement",
        organiser_address="invites@involvement.example",
        organiser_name="Involvement team",
        attendee_address="ada@home.example",
        attendee_name="Ada Example",
    )


@pytest.fixture
def place(application: Flask) -> Callable[..., int]:
    """Give a person a place for the whole opportunity, or for its `session`th session (from 0); returns the id.

    Nothing reacts to it: the verbs of the calendar are called by the tests themselves.
    """

    def give(person_id: int, ref: str, *, state: PlaceState = PlaceState.CONFIRMED, session: int | None = None) -> int:
        with application.app_context(), db.transaction() as writer:
            opportunity = writer.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
            given = Place(
                person_id=person_id,
                opportunity_id=opportunity.id,
                session_id=None if session is None else opportunity.sessions[session].id,
                seat_id=opportunity.seats[0].id,
                position=1,
                asked_at=clock.now(),
            )
            first = PlaceState.CONFIRMED if state is PlaceState.CONFIRMED else PlaceState.INTERESTED
            move(given, first, by=SYSTEM, now=clock.now())
            if state is not first:
                move(given, state, by=SYSTEM, now=clock.now())
            writer.add(given)
            writer.flush()
            return given.id

    return give


@pytest.fixture
def sessions(application: Flask) -> Callable[[str], list[int]]:
    """The ids of an opportunity's sessions, in order."""

    def found(ref: str) -> list[int]:
        with application.app_context():
            wanted = select(Session.id).join(Session.opportunity).where(Opportunity.ref == ref)
            return list(db.session().scalars(wanted.order_by(Session.starts_at)))

    return found


@pytest.fixture
def ada(context, make) -> int:
    return make.advisor("Ada Example", email="ada@home.example", account=False)
