"""What may be with people: pure decisions that say why not, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime, timedelta

from app.core import formatting
from app.core.i18n import gettext as _
from app.people.search import folded
from app.people.states import ADVISOR_MOVES, AdvisorState

LONGEST_BREAK = 2  # years
TIME_TO_ANSWER = timedelta(days=28)  # for somebody who is asked whether they would like to stay


def why_not_reach(contact_by: str, email: str | None, phone: str | None, address: str | None) -> tuple[str, str] | None:
    """The field that the chosen way to make contact (a `Channel` value) lacks, and what to do about it."""
    if contact_by == "email" and not email:
        return "email", _("Enter an email address, or choose another way to make contact.")
    if contact_by in {"text", "phone"} and not phone:
        return "phone", _("Enter a phone number, or choose another way to make contact.")
    if contact_by == "letter" and not address:
        return "address", _("Enter a postal address, or choose another way to make contact.")
    return None


def why_not_break_until(until: date | None, today: date) -> str | None:
    if until is None:
        return None
    if until <= today:
        return _("The last day of the break must be after today.")
    if until.year - today.year > LONGEST_BREAK:
        return _("Choose a day in the next two years, or leave the date empty.")
    return None


def why_not_trained(done_on: date | None, expires_on: date | None, today: date) -> tuple[str, str] | None:
    """The wrong field of a training record, and what to do about it."""
    if done_on and done_on > today:
        return "done_on", _("The training must have happened already. Enter a day up to today.")
    if done_on and expires_on and expires_on < done_on:
        return "expires_on", _("The last day it counts cannot be before the training. Check both dates.")
    return None


def why_not_checked(cleared_on: date | None, counts_until: date | None, today: date) -> tuple[str, str] | None:
    """The wrong field of a check that is clear, and what to do about it."""
    if cleared_on and cleared_on > today:
        return "cleared_on", _("The check must be clear already. Enter a day up to today.")
    if cleared_on and counts_until and counts_until < cleared_on:
        return "counts_until", _("The last day it counts cannot be before the check. Check both dates.")
    return None


def why_not_joined(joined_on: date | None, today: date) -> str | None:
    return _("Enter a day up to today.") if joined_on and joined_on > today else None


def letters_of(name: str) -> str:
    """A name as it is compared: no capitals, accents, hyphens or apostrophes."""
    return re.sub(r"[^\w ]", "", folded(name.replace("-", " ")))


def is_family_name(typed: str, full_name: str) -> bool:
    """Whether this is the end of the name: its last word, or its last few ("de la Cruz"), or all of it."""
    words, wanted = letters_of(full_name).split(), letters_of(typed).split()
    return bool(wanted) and words[-len(wanted) :] == wanted


def code_of(name: str) -> str:
    """A short code for a name, such as "interview-panel-training"."""
    return re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")[:40].strip("-") or "course"


def may_go_to(state: AdvisorState) -> Collection[AdvisorState]:
    """Where an advisor in this state may move; the other ways out of the end only undo a mistake."""
    return {AdvisorState.ACTIVE} if state is AdvisorState.ENDED else ADVISOR_MOVES[state]


def why_not_no_contact(asked_at: datetime | None, now: datetime) -> str | None:
    """Nobody leaves the register for being silent without having been asked first, and given time."""
    if asked_at is None:
        return _("First ask them whether they would like to stay. The button for it is on their page.")
    if now < asked_at + TIME_TO_ANSWER:
        by = formatting.day(asked_at + TIME_TO_ANSWER)
        return _("They were asked whether they would like to stay. Give them time until %(day)s.", day=by)
    return None
