"""One person's place as calendar bytes: an invitation, its cancellation, or a file to download.

Pure: the same entry gives the same bytes, today and tomorrow. One event, one attendee, one unique id; a list of
attendees would tell each of them who the others are.

The icalendar library writes every line (`frames.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from icalendar import CUTYPE, PARTSTAT, ROLE, Calendar, vCalAddress, vDuration

from app.calendar.frames import Own, Told, as_bytes, empty_calendar, filled
from app.messages import plain

END = b"END:VCALENDAR\r\n"
MOST = 1_000_000  # bytes of a feed
LOOK_AGAIN = timedelta(hours=6)


@dataclass(frozen=True)
class Entry:
    """What one person's calendar shall show. Times are aware; texts may be empty and may hold anything.

    `uid` is never changed once sent; `dtstamp` is when this version was made, and `sequence` rises with every version
    that is mailed. Raises ValueError for times without zone, an end not after the start, or an impossible address.
    """

    uid: str
    sequence: int
    dtstamp: datetime
    starts_at: datetime
    ends_at: datetime
    title: str
    location: str
    description: str
    url: str
    organiser_address: str
    organiser_name: str
    attendee_address: str
    attendee_name: str
    partstat: PARTSTAT = PARTSTAT.NEEDS_ACTION
    cancelled: bool = False

    def __post_init__(self) -> None:
        if any(moment.tzinfo is None for moment in (self.dtstamp, self.starts_at, self.ends_at)):
            raise ValueError("a calendar entry's times must know their zone")
        if self.ends_at <= self.starts_at:
            raise ValueError("a calendar entry ends after it starts")
        for address in (self.organiser_address, self.attendee_address):
            if not plain.is_address(address):
                raise ValueError("an organiser or attendee is one bare e-mail address")


def request(entry: Entry) -> bytes:
    """METHOD:REQUEST: a new place (sequence 0) or a changed one. A cancelled entry is refused."""
    if entry.cancelled:
        raise ValueError("a cancelled entry is sent as a cancellation")
    return _message("REQUEST", entry, _attendee(entry, rsvp=True))


def cancel(entry: Entry) -> bytes:
    """METHOD:CANCEL for the whole event, which is this one person's alone."""
    return _message("CANCEL", entry, _attendee(entry, rsvp=None))


def download(entries: Iterable[Entry]) -> bytes:
    """A file to keep: no method, organiser or attendee, or some programs would mail an answer to it."""
    empty = as_bytes(empty_calendar())
    return b"".join([empty[: -len(END)], *(_event(entry) for entry in entries), END])


def feed(entries: Iterable[Entry], name: str, *, now: datetime, most: int = MOST) -> bytes:
    """The same for a calendar program that comes again by itself: with a name and how often to look.

    Never more than `most` bytes, or some programs would not take it: what is over longest is left out first, then what
    is furthest ahead.
    """
    empty = _empty(name)
    head, end = empty[: -len(END)], empty[-len(END) :]
    written, room = {}, most - len(empty)
    for entry in sorted(entries, key=lambda each: _distance(each, now)):
        event = _event(entry)
        if len(event) > room:
            break
        written[entry.starts_at, entry.uid] = event
        room -= len(event)
    return b"".join([head, *(written[key] for key in sorted(written)), end])


def _distance(entry: Entry, now: datetime) -> tuple[bool, timedelta]:
    over = entry.ends_at <= now
    return over, (now - entry.ends_at if over else entry.starts_at - now)


@lru_cache(maxsize=8)
def _empty(name: str) -> bytes:
    return as_bytes(_subscribed(name))


def _subscribed(name: str) -> Calendar:
    calendar = empty_calendar()
    calendar.add("NAME", plain.line(name))
    calendar.add("X-WR-CALNAME", plain.line(name))
    calendar.add("REFRESH-INTERVAL", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(LOOK_AGAIN))
    return calendar


def _message(method: str, entry: Entry, attendee: vCalAddress) -> bytes:
    told = Told(
        entry.starts_at, entry.ends_at, entry.title, entry.location, entry.description, entry.url, method == "CANCEL",
        method, entry.organiser_address, entry.organiser_name,
    )  # fmt: skip
    return filled(told, Own(entry.uid, entry.sequence, entry.dtstamp, attendee))


def _event(entry: Entry) -> bytes:
    told = Told(
        entry.starts_at, entry.ends_at, entry.title, entry.location, entry.description, entry.url, entry.cancelled
    )
    return filled(told, Own(entry.uid, entry.sequence, entry.dtstamp))


def _attendee(entry: Entry, *, rsvp: bool | None) -> vCalAddress:
    return vCalAddress.new(
        entry.attendee_address,
        cn=plain.line(entry.attendee_name) or None,
        cutype=CUTYPE.INDIVIDUAL,
        role=ROLE.REQ_PARTICIPANT,
        partstat=entry.partstat,
        rsvp=rsvp,
    )
