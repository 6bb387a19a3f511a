"""An event as calendar bytes: what many are told alike is written once and kept; each one's own lines are put in.

The icalendar library writes every line, in its own order. Only a UID that needs neither escaping nor folding and a
number are written here: written by the library for each of fifty dates, they took most of the time of a feed.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from icalendar import CLASS, STATUS, TRANSP, Calendar, Event, vCalAddress, vDatetime
from icalendar.parser import Contentline, Parameters

from app.calendar.zone import ZONE
from app.core.clock import LONDON
from app.messages import plain

PRODID = "-//Alongside//Involvement//EN"
MOST = 2000  # frames that are kept; about two kilobytes each
OWN = re.compile(rb"^(UID|SEQUENCE|DTSTAMP|ATTENDEE)[:;](?:[^\r]|\r\n )*\r\n", re.MULTILINE)
BARE = re.compile(r"[A-Za-z0-9.@-]{1,70}")  # a UID that is neither escaped nor folded
NO_PARAMETERS = Parameters()


class Told(NamedTuple):
    """What is the same for everybody who is told of it; without organiser where no method is."""

    starts_at: datetime
    ends_at: datetime
    title: str
    location: str
    description: str
    url: str
    cancelled: bool
    method: str | None = None
    organiser_address: str = ""
    organiser_name: str = ""


class Own(NamedTuple):
    """What is one person's own; `attendee` where the event has a method."""

    uid: str
    sequence: int
    dtstamp: datetime
    attendee: vCalAddress | None = None


def filled(told: Told, own: Own) -> bytes:
    """The bytes of one event, or with a method of a whole calendar: own lines stand where the library puts them."""
    lines = {b"UID": _uid(own.uid), b"SEQUENCE": b"SEQUENCE:%d\r\n" % own.sequence, b"DTSTAMP": _stamp(own.dtstamp)}
    if own.attendee is not None:
        lines[b"ATTENDEE"] = _line("ATTENDEE", own.attendee)
    frame = _frame(told)
    return b"".join(piece if number % 2 == 0 else lines[piece] for number, piece in enumerate(frame))


@lru_cache(maxsize=MOST)
def _frame(told: Told) -> tuple[bytes, ...]:
    """What the library writes, without the lines of a person's own: in their place stand their names.

    At the beginning of a line their names cannot stand otherwise: line breaks in texts are escaped, and what is folded
    goes on after a space.
    """
    event = _event(told)
    if told.method is None:
        written: Any = event.to_ical()
        return tuple(OWN.split(bytes(written)))
    event.organizer = vCalAddress.new(told.organiser_address, cn=plain.line(told.organiser_name) or None)
    event.attendees = [vCalAddress("mailto:x")]
    calendar = empty_calendar(told.method)
    calendar.add_component(event)
    return tuple(OWN.split(as_bytes(calendar)))


def _uid(uid: str) -> bytes:
    return b"UID:%s\r\n" % uid.encode() if BARE.fullmatch(uid) else _line("UID", uid)


@lru_cache(maxsize=256)
def _stamp(moment: datetime) -> bytes:
    return _line("DTSTAMP", vDatetime(moment.astimezone(UTC)))


def _line(name: str, value: Any) -> bytes:
    parameters: Any = getattr(value, "params", NO_PARAMETERS)
    line = Contentline.from_parts(name, parameters, value)
    return bytes(line.to_ical()) + b"\r\n"


def empty_calendar(method: str | None = None) -> Calendar:
    calendar = Calendar.new(prodid=PRODID, calscale="GREGORIAN", method=method)
    calendar.pop("UID", None)  # the library adds a random one, which would change the bytes each time
    calendar.add_component(ZONE)
    return calendar


def _event(told: Told) -> Event:
    """By `add`, which takes less time than `Event.new` for the same bytes."""
    starts, ends = _times(told)
    event = Event()
    values = {
        "uid": "x", "sequence": 0, "dtstamp": starts.astimezone(UTC), "dtstart": starts, "dtend": ends,
        "summary": plain.line(told.title), "location": plain.line(told.location) or None,
        "description": plain.text(told.description) or None, "url": plain.line(told.url) or None,
        "status": STATUS.CANCELLED if told.cancelled else STATUS.CONFIRMED, "transp": TRANSP.OPAQUE,
        "class": CLASS.PRIVATE,
    }  # fmt: skip
    for name, value in values.items():
        if value is not None:
            event.add(name, value)
    return event


def _times(told: Told) -> tuple[datetime, datetime]:
    """Both in UK time; in UTC where one falls in October's repeated hour, which calendar programs read differently."""
    starts, ends = told.starts_at.astimezone(LONDON), told.ends_at.astimezone(LONDON)
    if _repeated(starts) or _repeated(ends):
        return starts.astimezone(UTC), ends.astimezone(UTC)
    return starts, ends


def _repeated(local: datetime) -> bool:
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def as_bytes(calendar: Calendar) -> bytes:
    written: Any = calendar.to_ical()
    return bytes(written)
