"""Messages that ask whether somebody can still come to one session."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.core.i18n import gettext as _
from app.messages import outbox
from app.messages.words import render
from app.messages.write.facts import Occasion, in_a_mail
from app.people.models import Person


def reminder(
    person: Person,
    attending_id: int,
    occasion: Occasion,
    *,
    kind: str,
    ref: str,
    said_yes: bool,
    call: bool = False,
    link: str = "",
) -> int:
    """Before a session, to somebody with a place. `kind` is which of the reminders, `ref` that of the place.

    `said_yes`: they have said that they come. `call`: a letter would come too late.
    """
    facts = {"said_yes": said_yes, "link": "" if call else in_a_mail(link, person, "reminder")}
    return _about_coming("reminder", person, attending_id, occasion, facts, once=f"{kind}:", ref=ref, call=call)


def answer_wanted(person: Person, attending_id: int, occasion: Occasion, *, ref: str) -> int:
    """The time changed, they have not said whether they can still come, and it is near: a call for the team."""
    return _about_coming("answer_wanted", person, attending_id, occasion, {"link": ""}, once="", ref=ref, call=True)


def times_told(starts_at: datetime, ends_at: datetime) -> str:
    return f"{starts_at:%Y%m%dT%H%M}-{ends_at:%Y%m%dT%H%M}"


def _about_coming(
    name: str, person: Person, attending_id: int, occasion: Occasion, facts: dict[str, Any], *, once: str, ref: str,
    call: bool,
) -> int:  # fmt: skip
    """The times told are the end of the key, so that it can be asked just before sending whether they still stand."""
    brief = ({"occasion": occasion.told_briefly()}, {"occasion": occasion.told_briefly(title=_("Involvement session"))})
    words = render(name, {"person": person, "occasion": occasion, "ref": ref, **facts}, shorter=brief)
    first = occasion.meetings[0]
    once += times_told(first.starts_at, first.ends_at)
    return outbox.post(person, words, name=name, about=f"attending:{attending_id}", once=once, call=call)
