"""What a calendar program makes of our files, asked of four of them."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import PARTSTAT, Calendar

from app.calendar import ics
from app.calendar.ics import Entry
from app.messages import plain

ODD = 'Tea, cake; "and" a \\ backslash\r\nBEGIN:VALARM\x00\x07 \ud800 Siân Łukasz 日本語 🎉 ' + "long " * 40
CHANGES = [(2026, 3, 29), (2026, 10, 25), (2027, 3, 28), (2027, 10, 31), (2028, 3, 26), (2028, 10, 29)]


def test_a_request_says_the_same_to_every_reader(read, entry):
    found = read(ics.request(entry))

    assert found["method"] == "REQUEST"
    assert found["events"] == [
        {
            "uid": entry.uid,
            "sequence": 0,
            "start": int(entry.starts_at.timestamp()),
            "end": int(entry.ends_at.timestamp()),
            "title": "Involvement meeting",
            "location": "Room 2, Riverbank House",
            "description": "Ask for Sam.\nCall 020 7946 0000.",
            "status": "CONFIRMED",
            "class": "PRIVATE",
            "organiser": "mailto:invites@involvement.example",
            "attendees": ["mailto:ada@home.example"],
        }
    ]


def test_a_cancellation_names_the_same_event_and_takes_it_away(read, entry):
    later = dataclasses.replace(entry, sequence=3)

    found = read(ics.cancel(later))

    event = found["events"][0]
    assert found["method"] == "CANCEL"
    assert (event["uid"], event["sequence"], event["status"]) == (entry.uid, 3, "CANCELLED")
    assert event["start"] == int(entry.starts_at.timestamp())
    assert event["attendees"] == ["mailto:ada@home.example"]


def test_a_download_has_no_method_and_names_nobody(read, entry):
    gone = dataclasses.replace(entry, uid="f" * 32 + "@involvement.example", cancelled=True)

    found = read(ics.download([entry, gone]))

    assert found["method"] == ""
    assert [event["status"] for event in found["events"]] == ["CONFIRMED", "CANCELLED"]
    assert [(event["organiser"], event["attendees"]) for event in found["events"]] == [("", []), ("", [])]


def test_odd_words_stay_words_in_every_reader(read, entry):
    odd = dataclasses.replace(
        entry, title=ODD, location=ODD, description=ODD, organiser_name=ODD, attendee_name=f'"{ODD}"; RSVP=FALSE'
    )

    found = read(ics.request(odd))

    event = found["events"][0]
    assert event["title"] == plain.line(ODD)
    assert event["location"] == plain.line(ODD)
    assert event["description"] == plain.text(ODD)
    assert event["attendees"] == ["mailto:ada@home.example"]
    assert event["organiser"] == "mailto:invites@involvement.example"


@pytest.mark.parametrize("change", CHANGES, ids=lambda day: "-".join(map(str, day)))
def test_the_hour_is_right_on_the_two_days_round_each_clock_change(read, entry, change):
    midnight = datetime(*change, tzinfo=UTC)
    starts = [midnight + timedelta(hours=hours) for hours in (-24, -15, -1, 0, 1, 2, 9, 24, 33)]
    entries = [
        dataclasses.replace(entry, uid=f"{number:032x}@x", starts_at=start, ends_at=start + timedelta(minutes=45))
        for number, start in enumerate(starts)
    ]

    found = read(ics.download(entries))

    assert [event["start"] for event in found["events"]] == [int(start.timestamp()) for start in starts]
    assert [event["end"] - event["start"] for event in found["events"]] == [45 * 60] * len(starts)


@pytest.mark.parametrize("make", [ics.request, ics.cancel, lambda entry: ics.download([entry])])
def test_the_bytes_keep_the_rules_of_the_format(make, entry):
    content = make(dataclasses.replace(entry, description=ODD, title=ODD))

    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    assert content.decode("utf-8")[0] == "B"
    assert content.count(b"BEGIN:VEVENT") == content.count(b"BEGIN:VTIMEZONE") == 1
    assert content.index(b"BEGIN:VTIMEZONE") < content.index(b"BEGIN:VEVENT")
    assert b"RDATE" not in content
    assert content.count(b"\r\nUID:") == 1


@pytest.mark.parametrize("make", [ics.request, ics.cancel, lambda entry: ics.download([entry])])
def test_the_same_entry_gives_the_same_bytes(make, entry):
    assert make(entry) == make(dataclasses.replace(entry))


def test_a_request_asks_for_an_answer_and_a_cancellation_does_not(entry):
    unfolded = ics.request(entry).replace(b"\r\n ", b"")

    assert b"PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:ada@home.example" in unfolded
    assert b"RSVP" not in ics.cancel(entry)


def test_an_answer_given_before_is_kept(entry):
    answered = dataclasses.replace(entry, partstat=PARTSTAT.ACCEPTED)

    assert b"PARTSTAT=ACCEPTED" in ics.request(answered).replace(b"\r\n ", b"")


def test_empty_words_leave_no_empty_lines(entry):
    content = ics.request(dataclasses.replace(entry, location="", description="", url="", attendee_name=""))

    assert b"LOCATION" not in content
    assert b"DESCRIPTION" not in content
    assert b"URL" not in content
    assert b"ATTENDEE;CUTYPE" in content


def test_a_cancelled_entry_is_never_an_invitation(entry):
    with pytest.raises(ValueError, match="sent as a cancellation"):
        ics.request(dataclasses.replace(entry, cancelled=True))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"starts_at": datetime(2027, 6, 15, 9, 30)}, "know their zone"),  # noqa: DTZ001
        ({"ends_at": datetime(2027, 6, 15, 9, 30, tzinfo=UTC)}, "ends after it starts"),
        ({"attendee_address": "ada@home.example?subject=x"}, "one bare e-mail address"),
        ({"attendee_address": "ada@home.example,eve@else.example"}, "one bare e-mail address"),
        ({"organiser_address": "a b@c"}, "one bare e-mail address"),
        ({"organiser_address": "invites@involvement.example\r\nX-EVIL:1"}, "one bare e-mail address"),
    ],
)
def test_what_cannot_be_is_refused(entry: Entry, changes, sentence):
    with pytest.raises(ValueError, match=sentence):
        dataclasses.replace(entry, **changes)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # a frozen entry may be shared
@given(words=st.text(alphabet=st.characters(codec=None), max_size=200))
def test_whatever_a_person_typed_comes_back_as_the_same_words(entry, words):
    content = ics.request(dataclasses.replace(entry, title=words, description=words))

    event = Calendar.from_ical(content).events[0]
    assert event.errors == []
    assert str(event.get("SUMMARY", "")) == plain.line(words)
    assert str(event.get("DESCRIPTION", "")) == plain.text(words)
