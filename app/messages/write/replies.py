"""Messages that answer what somebody's calendar said for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.core.i18n import gettext as _
from app.messages import outbox
from app.messages.mime import CalendarPart
from app.messages.words import render
from app.messages.write.facts import Occasion, in_a_mail
from app.people.models import Person


def decline_noted(
    person: Person,
    place_id: int,
    occasion: Occasion,
    *,
    until: datetime | None,
    once: str,
    to: str | None = None,
    link: str = "",
) -> int:
    """We know that they cannot come. The place is kept `until` then; nothing where they keep it for other days."""
    facts = {"until": until, "link": in_a_mail(link, person, "decline_noted", to)}
    return _about_reply("decline_noted", person, place_id, occasion, facts, once=once, to=to)


def place_gone(
    person: Person, place_id: int, occasion: Occasion, *, ref: str, once: str, calendar: CalendarPart | None = None,
    to: str | None = None,
) -> int:  # fmt: skip
    """They said yes when the place was not theirs any more. `ref` is that of the opportunity, to sign up again."""
    facts = {"ref": ref, "in_calendar": calendar is not None}
    return _about_reply("place_gone", person, place_id, occasion, facts, once=once, calendar=calendar, to=to)


def answer_again(
    person: Person, place_id: int, occasion: Occasion, *, once: str, calendar: CalendarPart | None = None,
    to: str | None = None,
) -> int:  # fmt: skip
    """Their answer was to the time of before: this is the invitation as it is now."""
    return _about_reply("answer_again", person, place_id, occasion, {}, once=once, calendar=calendar, to=to)


def time_kept(person: Person, place_id: int, occasion: Occasion, *, words: str, once: str, link: str = "") -> int:
    """They asked for another time; it stays as it is, and `words` are the team's."""
    facts = {"words": words.strip(), "link": in_a_mail(link, person, "time_kept")}
    return _about_reply("time_kept", person, place_id, occasion, facts, once=once)


def _about_reply(
    name: str, person: Person, place_id: int, occasion: Occasion, facts: Mapping[str, Any], **how: Any
) -> int:
    bare = replace(occasion, way="", way_briefly="")  # how places are given is no matter here
    brief = ({"occasion": bare.told_briefly()}, {"occasion": bare.told_briefly(title=_("Involvement session"))})
    words = render(name, {"person": person, "occasion": bare, **facts}, shorter=brief)
    return outbox.post(person, words, name=name, about=f"place:{place_id}", **how)
