"""Pure decisions of the outbox: by which way to a person, how long a claim holds, when to try again."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.messages import plain
from app.people.models import Channel, Person

LEASE = timedelta(minutes=2)  # longer than any one sending; a dead worker's message is taken up again after it
MOST_ATTEMPTS = 8
OFFERS = frozenset({"place_offered", "asked_alone"})  # the messages from which a person knows of an offer
REMINDERS = frozenset({"reminder"})
NEWS = frozenset({"new_for_you", "bulletin"})
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 120, 240, 480))  # a night without mail server

HOLD = timedelta(minutes=5)  # a change is told after it, with all that was changed until then
TOO_SOON = timedelta(hours=2)  # about what begins within this nothing is held


def held_until(now: datetime, starts_at: datetime) -> datetime:
    """When news of a change go out, about something that begins, or began before the change, at `starts_at`."""
    return now if starts_at - now < TOO_SOON else now + HOLD


WINDOW = timedelta(minutes=15)  # within it, plain messages to one person go as one


def pause_after(attempts: int) -> timedelta | None:
    """How long to wait after this many tries, or nothing when a person has to look at it."""
    return PAUSES[attempts - 1] if attempts < MOST_ATTEMPTS else None


def way_to(person: Person, *, short: bool, name: str = "") -> tuple[Channel, str]:
    """The channel and address for this person: the one they chose for this message, or the next that can reach them.

    `short` says whether the message has words for a text. Without any address it is a call for the team to make.
    """
    reach = {
        Channel.EMAIL: person.email if plain.is_address(person.email or "") else None,
        Channel.TEXT: person.phone if short else None,
        Channel.LETTER: f"{person.name}\n{person.address}" if (person.address or "").strip() else None,
        Channel.PHONE: person.phone,
    }
    for channel in (_chosen(person, name), person.contact_by, Channel.EMAIL, Channel.LETTER):
        address = (reach[channel] or "").strip()
        if address:
            return channel, address
    return Channel.PHONE, reach[Channel.PHONE] or ""


def _chosen(person: Person, name: str) -> Channel:
    if name in REMINDERS and person.reminders_by is not None:
        return person.reminders_by
    if name in NEWS and person.news_by is not None:
        return person.news_by
    return person.contact_by
