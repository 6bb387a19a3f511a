"""One person's place as calendar bytes: an invitation, its cancellation, or a file to download.

Pure: the same entry gives the same bytes, today and tomorrow. One event, one attendee, one unique id; a list of
attendees would tell each of them who the others are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from icalendar import CLASS, CUTYPE, PARTSTAT, ROLE, STATUS, TRANSP, Calendar, Event, vCalAddress, vDuration

from app.calendar.zone import ZONE
from app.core.clock import LONDON
from app.messages import plain

PRODID = "-//Alongside//Involvement//EN"
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
    calendar = _calendar()
    for entry in entries:
        calendar.add_component(_event(entry, cancelled=entry.cancelled))
    return _bytes(calendar)


def feed(entries: Iterable[Entry], name: str, *, now: datetime, most: int = MOST) -> bytes:
    """The same for a calendar program that comes again by itself: with a name and how often to look.

    Never more than `most` bytes, or some programs would not take it: what is over longest is left out first, then what
    is furthest ahead.
    """
    empty = _bytes(_subscribed(name))
    head, end = empty[: -len(END)], empty[-len(END) :]
    written, room = {}, most - len(empty)
    for entry in sorted(entries, key=lambda each: _distance(each, now)):
        event = bytes(_event(entry, cancelled=entry.cancelled).to_ical())
        if len(event) > room:
            break
        written[entry.starts_at, entry.uid] = event
        room -= len(event)
    return b"".join([head, *(written[key] for key in sorted(written)), end])


def _distance(entry: Entry, now: datetime) -> tuple[bool, timedelta]:
    over = entry.ends_at <= now
    return over, (now - entry.ends_at if over else entry.starts_at - now)


def _subscribed(name: str) -> Calendar:
    calendar = _calendar()
    calendar.add("NAME", plain.line(name))
    calendar.add("X-WR-CALNAME", plain.line(name))
    calendar.add("REFRESH-INTERVAL", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(LOOK_AGAIN))
    return calendar


def _message(method: str, entry: Entry, attendee: vCalAddress) -> bytes:
    event = _event(entry, cancelled=method == "CANCEL")
    name = plain.line(entry.organiser_name) or None
    event.organizer = vCalAddress.new(entry.organiser_address, cn=name)
    event.attendees = [attendee]
    calendar = _calendar(method)
    calendar.add_component(event)
    return _bytes(calendar)


def _calendar(method: str | None = None) -> Calendar:
    calendar = Calendar.new(prodid=PRODID, calscale="GREGORIAN", method=method)
    calendar.pop("UID", None)  # the library adds a random one, which would change the bytes each time
    calendar.add_component(ZONE)
    return calendar


def _event(entry: Entry, *, cancelled: bool) -> Event:
    starts, ends = _times(entry)
    return Event.new(
        uid=entry.uid,
        sequence=entry.sequence,
        stamp=entry.dtstamp.astimezone(UTC),
        start=starts,
        end=ends,
        summary=plain.line(entry.title),
        location=plain.line(entry.location) or None,
        description=plain.text(entry.description) or None,
        url=plain.line(entry.url) or None,
        status=STATUS.CANCELLED if cancelled else STATUS.CONFIRMED,
        transparency=TRANSP.OPAQUE,
        classification=CLASS.PRIVATE,
    )


def _times(entry: Entry) -> tuple[datetime, datetime]:
    """Both in UK time; in UTC where one falls in October's repeated hour, which calendar programs read differently."""
    starts, ends = entry.starts_at.astimezone(LONDON), entry.ends_at.astimezone(LONDON)
    if _repeated(starts) or _repeated(ends):
        return starts.astimezone(UTC), ends.astimezone(UTC)
    return starts, ends


def _repeated(local: datetime) -> bool:
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def _attendee(entry: Entry, *, rsvp: bool | None) -> vCalAddress:
    return vCalAddress.new(
        entry.attendee_address,
        cn=plain.line(entry.attendee_name) or None,
        cutype=CUTYPE.INDIVIDUAL,
        role=ROLE.REQ_PARTICIPANT,
        partstat=entry.partstat,
        rsvp=rsvp,
    )


def _bytes(calendar: Calendar) -> bytes:
    written: Any = calendar.to_ical()
    return bytes(written)
