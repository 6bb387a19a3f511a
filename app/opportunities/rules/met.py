"""Does one condition hold for one person? From the record where it can tell; else it is ticked, or read and judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core.formatting import day
from app.core.i18n import gettext as _
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.likes import ConditionLike
from app.opportunities.states import Asked, Facet, Strength


@dataclass(frozen=True)
class Met:
    """The record says yes."""

    sentence: str


@dataclass(frozen=True)
class NotMet:
    """The record says no, and what the person can do about it."""

    sentence: str
    next_step: str


@dataclass(frozen=True)
class AskTick:
    """Only the person knows: they tick the sentence when they sign up."""

    sentence: str


@dataclass(frozen=True)
class Read:
    """To be read and judged by the person; nothing is asked and nothing is kept."""

    sentence: str


Verdict = Met | NotMet | AskTick | Read


def met(condition: ConditionLike, facts: AdvisorFacts, on: date) -> Verdict:
    """The verdict on the day `on`. Only a condition that people must meet is ever refused or asked as a tick."""
    judge = _JUDGES.get(condition.facet)
    verdict = judge(condition, facts, on) if judge else None
    if isinstance(verdict, Met):
        return verdict
    if condition.strength is not Strength.MUST:
        return Read(condition.words)
    if verdict is not None:
        return verdict
    return AskTick(condition.words) if condition.asked is Asked.TICK else Read(condition.words)


def _role(condition: ConditionLike, facts: AdvisorFacts, _on: date) -> Verdict | None:
    fields = condition.fields
    wanted = set(fields.get("roles", ()))
    held = {role for role, has in (("service-user", facts.service_user), ("carer", facts.carer)) if has}
    if "public" in wanted:
        return Met(_("It is open to everybody."))
    if fields.get("now") or not wanted:
        return None
    together = fields.get("match") == "all"
    if wanted <= held if together else wanted & held:
        return Met(condition.words)
    if wanted <= {"service-user", "carer"}:
        return NotMet(_not_for(wanted, together=together), _("Look for other opportunities that fit you."))
    return None


def _not_for(wanted: set[str], *, together: bool) -> str:
    if together:
        return _("This is for people who are both a service user and a carer.")
    return _("This is for carers.") if wanted == {"carer"} else _("This is for service users.")


def _training(condition: ConditionLike, facts: AdvisorFacts, on: date) -> Verdict | None:
    course = condition.fields.get("course")
    if not course:
        return None
    name, own_day = condition.fields.get("name"), condition.fields.get("on")
    if facts.has_done(course, on):
        return Met(training_done(name) if name else condition.words)
    missing = training_missing(course, name, facts, on) if name else condition.words
    if own_day:
        return NotMet(missing, _("It is on %(day)s.", day=day(date.fromisoformat(own_day))))
    return NotMet(missing, ask_for_training())


def training_done(name: str) -> str:
    return _("You have done “%(name)s”.", name=name)


def training_missing(course: str, name: str, facts: AdvisorFacts, on: date) -> str:
    """That it was never done, or until when it counts and on which day it has to."""
    last = facts.training.get(course)
    if last is None:
        return _("You need to do “%(name)s” first.", name=name)
    counts = _("Your “%(name)s” training counts until %(last)s.", name=name, last=day(last))
    return f"{counts} {_('This is on %(day)s.', day=day(on))}"


def ask_for_training() -> str:
    return _("Ask the involvement team when the next one is.")


def _own_service(condition: ConditionLike, facts: AdvisorFacts, _on: date) -> Verdict | None:
    fields = condition.fields
    if fields.get("rule") == "forbidden" and fields.get("service") in facts.avoids:
        return NotMet(_("This visit is to a service that you asked to avoid."), _("Choose another visit."))
    return None


def _exclusion(condition: ConditionLike, facts: AdvisorFacts, on: date) -> Verdict | None:
    left = facts.left_on.get(condition.fields.get("who", ""))
    if left is None:
        return None
    ends = exclusion_ends(condition.fields, left)
    if ends is None:
        return NotMet(condition.words, _("Look for other opportunities that fit you."))
    if on >= ends:
        return Met(_("Enough time has passed since you left."))

    return NotMet(condition.words, _("You can take part from %(day)s.", day=day(ends)))


def exclusion_ends(fields: Mapping[str, Any], left: date) -> date | None:
    """The first day on which somebody who left on `left` may take part; None for never."""
    if fields.get("ends") == "life":
        return None
    if fields.get("ends") == "while":
        return left
    return later(left, int(fields["within"]), fields["unit"])


def later(start: date, number: int, unit: str) -> date:
    """`number` months or years after `start`; the 29th to 31st become the 1st of the next month where there is none."""
    months = start.year * 12 + start.month - 1 + (number if unit == "months" else number * 12)
    year, month = divmod(months, 12)
    try:
        return date(year, month + 1, start.day)
    except ValueError:
        return date(year + (month == 11), (month + 1) % 12 + 1, 1)


_JUDGES: dict[Facet, Callable[[ConditionLike, AdvisorFacts, date], Verdict | None]] = {
    Facet.ROLE: _role,
    Facet.TRAINING: _training,
    Facet.OWN_SERVICE: _own_service,
    Facet.EXCLUSION: _exclusion,
}
