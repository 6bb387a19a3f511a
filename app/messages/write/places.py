"""Messages to a person about their place, their name on a list, or an offer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.messages import outbox
from app.messages.mime import CalendarPart
from app.messages.words import Words
from app.messages.write.facts import Meeting, Occasion, Why, in_a_mail
from app.messages.write.wording import words_about
from app.people.models import Person


def place_confirmed(
    person: Person,
    place_id: int,
    occasion: Occasion,
    *,
    calendar: CalendarPart | None = None,
    to: str | None = None,
    link: str = "",
) -> int:
    """You have a place. `calendar` is the invitation where there is one session; more of them come one by one."""
    link = in_a_mail(link, person, "place_confirmed", to)
    words = confirmed_words(person, occasion, invited=calendar is not None, by_mail=to is not None, link=link)
    return outbox.post(person, words, name="place_confirmed", about=f"place:{place_id}", calendar=calendar, to=to)


def confirmed_words(person: Person, occasion: Occasion, *, invited: bool, by_mail: bool, link: str = "") -> Words:
    """The same, to be looked at."""
    return words_about("place_confirmed", person, occasion, {"invited": invited, "by_mail": by_mail, "link": link})


def invitation_moved(
    person: Person,
    place_id: int,
    occasion: Occasion,
    *,
    once: str,
    calendar: CalendarPart,
    to: str,
    chosen: bool = False,
) -> int:
    """To an address we no longer write to: the entry there goes, and nothing more is said than what stood in it.

    `chosen`: it is the person's address still, and they want their dates another way.
    """
    return _about_place(
        "invitation_moved", person, place_id, occasion, {"chosen": chosen}, once=once, calendar=calendar, to=to
    )


def place_changed(
    person: Person,
    place_id: int,
    occasion: Occasion,
    old: Meeting,
    *,
    once: str,
    ref: str,
    reason: str = "",
    calendar: CalendarPart | None = None,
    to: str | None = None,
    due_at: datetime | None = None,
    link: str = "",
) -> int:
    """Time or place of one session is another now; `old` is what the person was told last.

    `ref` is the place's own, for the page where they answer; `reason` is what the team wrote for the person.
    """
    new = occasion.meetings[0]
    time_changed = (old.starts_at, old.ends_at) != (new.starts_at, new.ends_at)
    facts = {"old": old, "new": new, "time_changed": time_changed, "where_changed": old.where != new.where}
    facts |= {"ref": ref, "reason": reason.strip(), "link": in_a_mail(link, person, "place_changed", to)}
    return _about_place("place_changed", person, place_id, occasion, facts, once=once, calendar=calendar, to=to,
                        due_at=due_at)  # fmt: skip


def waiting_changed(
    person: Person,
    place_id: int,
    occasion: Occasion,
    *,
    once: str,
    answer_by: datetime | None = None,
    reason: str = "",
    link: str = "",
) -> int:
    """The time of something a person waits for, or (with `answer_by`) has an offer for, is another now."""
    facts = {"answer_by": answer_by, "reason": reason.strip(), "link": in_a_mail(link, person, "waiting_changed")}
    return _about_place("waiting_changed", person, place_id, occasion, facts, once=once)


def day_called_off(
    person: Person, place_id: int, occasion: Occasion, *, once: str, offered: bool, reason: str = ""
) -> int:
    """One session of a series that a person waits for, or (`offered`) has an offer for, will not take place."""
    facts = {"offered": offered, "reason": reason.strip()}
    return _about_place("day_called_off", person, place_id, occasion, facts, once=once)


def contact_changed(
    person: Person, place_id: int, occasion: Occasion, *, before: str, after: str, host: bool, reason: str, once: str
) -> int:
    """Somebody else to ask on the day, or (`host`) somebody else who hosts; names and numbers in one line."""
    facts = {"before": before, "after": after, "host": host, "reason": reason.strip()}
    return _about_place("contact_changed", person, place_id, occasion, facts, once=once)


def place_cancelled(
    person: Person,
    place_id: int,
    occasion: Occasion,
    *,
    why: Why,
    held: bool,
    reason: str = "",
    once: str = "",
    calendar: CalendarPart | None = None,
    to: str | None = None,
) -> int:
    """A place, or (`held` false) a name on a list, is gone. `reason` is what the team wrote for the person."""
    facts = {"why": why.value, "held": held, "reason": reason.strip(), "in_calendar": calendar is not None}
    return _about_place("place_cancelled", person, place_id, occasion, facts, once=once, calendar=calendar, to=to)


def name_noted(
    person: Person,
    place_id: int,
    occasion: Occasion,
    *,
    decided_by: datetime | None = None,
    number: int | None = None,
) -> int:
    """We have your name; somebody chooses later, or (with the `number` of the person) names are put in order then."""
    return _about_place("name_noted", person, place_id, occasion, {"decided_by": decided_by, "number": number})


def reserve_joined(
    person: Person,
    place_id: int,
    occasion: Occasion,
    *,
    number: int | None = None,
    why: str = "",
    because: str = "",
) -> int:
    """You are on the reserve list; `number` is 1 for the next in line; `why` it waits although a place is free.

    `because` says why others came first, where names were put in order.
    """
    facts = {"number": number, "why": why, "because": because}
    return _about_place("reserve_joined", person, place_id, occasion, facts)


def place_offered(
    person: Person,
    place_id: int,
    occasion: Occasion,
    *,
    once: str,
    answer_by: datetime | None,
    rings: bool = False,
    because: str = "",
    link: str = "",
) -> int:
    """A place is kept for you until `answer_by`; without one until we have spoken, because we ring or it is soon."""
    facts = {"answer_by": answer_by, "rings": rings, "because": because}
    facts |= {"link": "" if rings else in_a_mail(link, person, "place_offered")}
    return _about_place("place_offered", person, place_id, occasion, facts, once=once, call=rings)


def yes_came_second(person: Person, place_id: int, occasion: Occasion, *, number: int, once: str) -> int:
    """They said yes on the phone when the place had just gone; `number` is theirs on the reserve list."""
    return _about_place("yes_came_second", person, place_id, occasion, {"number": number}, once=once)


def asked_alone(
    person: Person,
    place_id: int,
    occasion: Occasion,
    *,
    once: str,
    answer_by: datetime | None,
    offered: bool,
    rings: bool = False,
    link: str = "",
) -> int:
    """The one they wanted to come with will not be there. `offered`: a place is kept; until `answer_by`, if any."""
    facts: dict[str, Any] = {"answer_by": answer_by, "offered": offered}
    facts |= {"link": "" if rings else in_a_mail(link, person, "asked_alone")}
    return _about_place("asked_alone", person, place_id, occasion, facts, once=once, call=rings)


def offer_lapsed(person: Person, place_id: int, occasion: Occasion, *, answer_by: datetime) -> int:
    """Nobody answered in time; the name stays on the list."""
    facts = {"answer_by": answer_by}
    return _about_place("offer_lapsed", person, place_id, occasion, facts, once=answer_by.isoformat())


def not_chosen(person: Person, place_id: int, occasion: Occasion, *, reason: str) -> int:
    """Others were chosen, and why."""
    return _about_place("not_chosen", person, place_id, occasion, {"reason": reason.strip()})


def ring_wanted(person: Person, place_id: int, occasion: Occasion, *, once: str) -> int:
    """A call for the team: they answered a mail with "please ring me"."""
    return _about_place("ring_wanted", person, place_id, occasion, {}, once=once, call=True)


def not_sure(person: Person, place_id: int, occasion: Occasion, *, once: str) -> int:
    """A call for the team: they answered a mail with "I am not sure yet". Their place is kept."""
    return _about_place("not_sure", person, place_id, occasion, {}, once=once, call=True)


def _about_place(
    name: str, person: Person, place_id: int, occasion: Occasion, facts: Mapping[str, Any], **how: Any
) -> int:
    words = words_about(name, person, occasion, facts)
    return outbox.post(person, words, name=name, about=f"place:{place_id}", **how)
