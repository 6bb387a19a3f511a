"""What happened to one person on the register, in words: by whom, for whom, and how they asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.core.audit import AuditEntry
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.people import queries
from app.people.checks import check_words
from app.people.models import Advisor, AdvisorMove
from app.people.states import AdvisorState

ENQUIRY, ACTIVE, PAUSED, ENDED = (
    state.value for state in (AdvisorState.ENQUIRY, AdvisorState.ACTIVE, AdvisorState.PAUSED, AdvisorState.ENDED)
)
MOVES: dict[tuple[str | None, str], Any] = {
    (None, ENQUIRY): _l("Asked to join"),
    (None, ACTIVE): _l("Joined the register"),
    (None, PAUSED): _l("Joined the register, on a break"),
    (ENQUIRY, ACTIVE): _l("Joined the register"),
    ("conversation", ACTIVE): _l("Joined the register"),
    ("waiting", ACTIVE): _l("Joined the register"),
    ("welcome", ACTIVE): _l("Joined the register"),
    (PAUSED, ACTIVE): _l("Came back from a break"),
    (ENDED, ACTIVE): _l("Came back to the register"),
}
STATES = {
    PAUSED: _l("Took a break"),
    ENDED: _l("Moved on"),
    ACTIVE: _l("Active"),
    ENQUIRY: _l("Asked to join"),
    "conversation": _l("A conversation was arranged"),
    "waiting": _l("Put on the waiting list"),
    "welcome": _l("Began the steps to join"),
}
FIELDS = {
    "full_name": _l("full name"),
    "known_as": _l("name to be called by"),
    "pronouns": _l("pronouns"),
    "email": _l("email"),
    "phone": _l("phone"),
    "address": _l("postal address"),
    "contact_by": _l("how we make contact"),
    "reminders_by": _l("how we remind them"),
    "news_by": _l("how we send news"),
    "wants_news": _l("whether they want news"),
    "large_print": _l("large print"),
    "dates_by": _l("how dates get into their calendar"),
    "full_titles": _l("how much their calendar says"),
    "service_user": _l("experience"),
    "carer": _l("experience"),
    "access_needs": _l("what helps them take part"),
    "facilitator_id": _l("facilitator"),
    "joined_on": _l("day they joined"),
    "interests": _l("interests"),
    "paused_until": _l("end of the break"),
    "sign_in_email": _l("email to sign in with"),
}
ASKED = {
    "phone": _l("who asked by phone"),
    "letter": _l("who asked by letter"),
    "in-person": _l("who asked in person"),
    "email": _l("who asked by email"),
    "text": _l("who asked by text message"),
}


@dataclass(frozen=True)
class Line:
    """One thing that happened: `what`, `when`, and `who` did it for whom."""

    when: datetime
    what: str
    who: str


def history(advisor: Advisor, entries: Iterable[AuditEntry], courses: dict[str, str]) -> list[Line]:
    """The newest first. `courses` are names by code."""
    entries = list(entries)
    rows: list[Any] = [*advisor.moves, *entries]
    people = queries.names({row.actor_id for row in rows if row.actor_id} | {advisor.person_id})
    lines = [Line(row.at, moved(row), _who(row, people)) for row in advisor.moves]
    lines += [Line(row.at, _told(row, courses), _who(row, people)) for row in entries]
    return sorted(lines, key=lambda line: line.when, reverse=True)


def moved(row: AdvisorMove) -> str:
    return str(MOVES.get((row.before, row.after)) or STATES[row.after])


EVENTS = {
    "AccountOpened": _l("Account opened"),
    "AccountEnded": _l("Account ended"),
    "AccountCodeMade": _l("Given a code to make an account"),
    "AccountCodeUsed": _l("Made their account with the code"),
    "AdvisorDied": _l("Written down that they have died"),
    "AdvisorDeathUndone": _l("Put right: they have not died"),
    "EmailFailing": _l("A mail to them came back"),
    "EmailArrives": _l("Their email works again"),
    "StayAsked": _l("Asked whether they would like to stay"),
    "StayAnswered": _l("They would like to stay"),
    "PassportChanged": _l("Passport changed"),
    "PrivateListChanged": _l("Private list changed"),
}


TRAINING = {
    "TrainingRecorded": _l("Training written down"),
    "TrainingGranted": _l("Training by taking part"),
    "TrainingTakenBack": _l("Training taken back, with the record of taking part"),
}


def _told(entry: AuditEntry, courses: dict[str, str]) -> str:
    if entry.event in EVENTS:
        return str(EVENTS[entry.event])
    if entry.event == "CheckRecorded":
        return _("Check written down: %(check)s", check=check_words(entry.data["check"]))
    if entry.event in TRAINING:
        name = courses.get(entry.data["course"], entry.data["course"])
        return f"{TRAINING[entry.event]}: {name}"
    fields = dict.fromkeys(str(FIELDS.get(name, name)) for name in entry.data["fields"])
    return _("Details changed: %(fields)s", fields=", ".join(fields))


def _who(row: Any, people: dict[int, str]) -> str:
    by = people.get(row.actor_id) if row.actor_id else _("this service")
    if row.behalf_of_id is None:
        return _("by %(name)s", name=by)
    whom = people.get(row.behalf_of_id, "")
    return _("by %(name)s, for %(whom)s, %(how)s", name=by, whom=whom, how=ASKED[row.asked])
