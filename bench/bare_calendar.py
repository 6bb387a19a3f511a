"""What the calendar cannot do without: icalendar's own rendering of ready values, and smtplib's own sending."""

from __future__ import annotations

import smtplib
from collections.abc import Iterable, Sequence
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier

from icalendar import Calendar, Event, vCalAddress

from app.calendar.frames import PRODID
from app.calendar.ics import Entry
from app.calendar.zone import ZONE
from app.core.clock import LONDON


def feed(entries: Iterable[Entry]) -> bytes:
    """A calendar of these events, each made from values that are at hand: no database, no cleaning, no sorting."""
    calendar = _calendar()
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())  # type: ignore[no-untyped-call]


def request(entry: Entry) -> bytes:
    """One invitation."""
    calendar, event = _calendar(), _event(entry)
    calendar.add("method", "REQUEST")
    event.add("organizer", _address(entry.organiser_address, CN=entry.organiser_name))
    guest = _address(entry.attendee_address, CN=entry.attendee_name, PARTSTAT=entry.partstat, RSVP="TRUE")
    event.add("attendee", guest)
    calendar.add_component(event)
    return bytes(calendar.to_ical())  # type: ignore[no-untyped-call]


def _calendar() -> Calendar:
    calendar = Calendar()
    for name, value in (("prodid", PRODID), ("version", "2.0"), ("calscale", "GREGORIAN")):
        calendar.add(name, value)
    calendar.add_component(ZONE)
    return calendar


def _event(entry: Entry) -> Event:
    """By `add`, the quicker of the library's two ways."""
    event = Event()
    values = (
        ("uid", entry.uid), ("sequence", entry.sequence), ("dtstamp", entry.dtstamp),
        ("dtstart", entry.starts_at.astimezone(LONDON)), ("dtend", entry.ends_at.astimezone(LONDON)),
        ("summary", entry.title), ("location", entry.location), ("description", entry.description),
        ("url", entry.url), ("status", "CONFIRMED"), ("transp", "OPAQUE"), ("class", "PRIVATE"),
    )  # fmt: skip
    for name, value in values:
        event.add(name, value)
    return event


def _address(address: str, **parameters: str) -> vCalAddress:
    made = vCalAddress(f"mailto:{address}")
    made.params.update(parameters)
    return made


def send(port: int, mails: Iterable[tuple[str, str, bytes]]) -> None:
    """Sender, recipient and content of each, over one connection that is kept open."""
    with smtplib.SMTP("127.0.0.1", port) as connection:
        for sender, recipient, content in mails:
            connection.sendmail(sender, [recipient], content)


def send_at_once(port: int, shares: Sequence[Sequence[tuple[str, str, bytes]]]) -> None:
    """The same by a process for each share, which begin together."""
    context = get_context("spawn")
    ready = context.Barrier(len(shares))
    running = [context.Process(target=_send_together, args=(port, share, ready)) for share in shares]
    for process in running:
        process.start()
    for process in running:
        process.join()


def _send_together(port: int, mails: Sequence[tuple[str, str, bytes]], ready: Barrier) -> None:
    ready.wait()
    send(port, mails)
