"""The invitation to one date of a place, to one person or to many at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.messages import outbox
from app.messages.mime import CalendarPart
from app.messages.outbox import Draft
from app.messages.write.facts import Occasion, in_a_mail
from app.messages.write.wording import words_about
from app.people.models import Person

NAME = "session_invitation"


@dataclass(frozen=True)
class Dated:
    """One date of one person's place, as `session_invitation` is given it."""

    person: Person
    place_id: int
    occasion: Occasion
    once: str
    calendar: CalendarPart | None = None
    to: str | None = None
    link: str = ""


def session_invitation(
    person: Person,
    place_id: int,
    occasion: Occasion,
    *,
    once: str,
    calendar: CalendarPart | None = None,
    to: str | None = None,
    link: str = "",
) -> int:
    """One date of a place: one of several, one that was added, or again to a new address."""
    draft = _dated(Dated(person, place_id, occasion, once, calendar, to, link))
    return outbox.post(person, draft.words, name=NAME, about=draft.about, once=once, calendar=calendar, to=to)


def session_invitations(each: Iterable[Dated]) -> None:
    """The same to many, or for many dates: two statements for all of them."""
    outbox.write_all(NAME, map(_dated, each))


def _dated(one: Dated) -> Draft:
    facts = {"invited": one.calendar is not None, "link": in_a_mail(one.link, one.person, NAME, one.to)}
    words = words_about(NAME, one.person, one.occasion, facts)
    return Draft(one.person, words, f"place:{one.place_id}", one.once, one.calendar, one.to)
