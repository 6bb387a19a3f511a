"""Whether an opportunity can be sent for approval and published: what is missing, and what reads as a slip."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from app.core.clock import LONDON
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.opportunities import details
from app.opportunities.conditions.shapes import Problem
from app.opportunities.rules import times
from app.opportunities.rules.likes import Draft
from app.opportunities.rules.money import term_problems
from app.opportunities.states import ORDERED, Attendance, Format, Method, PayModel, PayPart


class Gap(NamedTuple):
    """Something to put right: in which step, and one sentence."""

    step: str
    sentence: str


def step_problems(step: str, draft: Draft, now: datetime) -> list[Problem]:
    """What cannot be in the answers of one step. Asked when it is saved, and of every step before publishing."""
    today = now.astimezone(LONDON).date()
    checks: dict[str, Callable[[], list[Problem]]] = {
        "work": lambda: times.work_problems(draft, today),
        "details": lambda: details.problems(draft),
        "pattern": lambda: times.pattern_problems(draft, today),
        "where": lambda: _where(draft),
        "who": lambda: _who(draft),
        "choosing": lambda: _choosing(draft) or times.closing_problems(draft, now),
        "contact": lambda: _contact(draft),
        "support": lambda: _outcome(draft),
    }
    return checks[step]() if step in checks else []


def gaps(draft: Draft, now: datetime) -> list[Gap]:
    """Everything that stands in the way of publishing, in the order of the steps."""
    found = [*_unsaid(draft), *_sessions(draft, now), *_seats(draft), *_payment(draft)]
    undated = ("work",) if not draft.sessions else ("pattern",)
    for step in ("details", *undated, "where", "who", "choosing", "contact", "support"):
        found += [Gap(step, problem.sentence) for problem in step_problems(step, draft, now)]
    return found


def _unsaid(draft: Draft) -> list[Gap]:
    said = (
        ("what", draft.title, _("Enter a title.")),
        ("doing", draft.summary, _("Say what people will do.")),
        ("support", draft.support, _("Say what support people get.")),
    )
    return [Gap(step, sentence) for step, answer, sentence in said if not answer]


def _sessions(draft: Draft, now: datetime) -> list[Gap]:
    if not draft.sessions:
        has_day = draft.work_due_on or draft.work_days or draft.window_until
        return [] if has_day or not draft.kind.dated else [Gap("sessions", _("Add at least one session."))]
    ahead = times.planned(draft.sessions)
    problems = [each for s in ahead for each in times.session_problems(s.starts_at, s.ends_at, now)]
    return [Gap("sessions", problems[0].sentence)] if problems else []


def _seats(draft: Draft) -> list[Gap]:
    return [] if draft.seats else [Gap("seats", _("Say how many places there are."))]


def _payment(draft: Draft) -> list[Gap]:
    if not draft.pay_terms:
        return [Gap("payment", _("Say what is paid. If nothing is paid, say so plainly."))]
    wrong = [problem for term in draft.pay_terms for problem in term_problems(term)]
    return [Gap("payment", wrong[0].sentence)] if wrong else []


def _where(draft: Draft) -> list[Problem]:
    somewhere = draft.format in {Format.IN_PERSON, Format.MIXED}
    if somewhere and not (draft.venue or draft.venue_area or any_venue(draft)):
        return [Problem("venue", _("Enter the place, or at least the area if the place is not known yet."))]
    return []


def any_venue(draft: Draft) -> bool:
    """Whether every session names a place of its own."""
    return bool(draft.sessions) and all(getattr(session, "venue", "") for session in draft.sessions)


def _who(draft: Draft) -> list[Problem]:
    total = sum(seat.number for seat in draft.seats if seat.uses_a_place)
    if draft.minimum_to_run and total and draft.minimum_to_run > total:
        sentence = ngettext(
            "There is only %(num)d place. Enter a number up to that.",
            "There are only %(num)d places. Enter a number up to that.",
            total,
        )
        return [Problem("minimum_to_run", sentence)]
    return []


def _choosing(draft: Draft) -> list[Problem]:
    if draft.method is Method.CHOSEN and not draft.choice_rule:
        return [Problem("choice_rule", _("Say by which rule people are chosen, so that everybody can read it."))]
    if draft.method in ORDERED and not draft.closes_at:
        return [Problem("closes_on", _("Enter a closing date. Names are put in order when it has come."))]
    return _kept(draft) if draft.kept_for_new else []


def _kept(draft: Draft) -> list[Problem]:
    """Places for people new to the kind: no more than there are, and until a time at which others can still come."""
    total = sum(seat.number for seat in draft.seats if seat.uses_a_place)
    if draft.kept_for_new and total and draft.kept_for_new > total:
        return [Problem("kept_for_new", _("There are not so many places. Enter a smaller number."))]
    if draft.method in ORDERED:
        return []
    if draft.kept_until is None:
        return [Problem("kept_on", _("Enter until when these places are kept. After that they are open to everybody."))]
    ends = [each for each in (draft.closes_at, times.first_start(draft)) if each]
    if ends and draft.kept_until >= min(ends):
        return [Problem("kept_on", _("Choose a day before names close and before it begins, so that others can come."))]
    return []


def _contact(draft: Draft) -> list[Problem]:
    if not draft.contact_name:
        return [Problem("contact_name", _("Enter who people can ask."))]
    if not (draft.contact_phone or draft.contact_email):
        return [Problem("contact_phone", _("Enter a phone number or an e-mail address."))]
    return []


def _outcome(draft: Draft) -> list[Problem]:
    first = times.first_start(draft)
    if draft.outcome_due_on and first and draft.outcome_due_on < first.astimezone(LONDON).date():
        return [Problem("outcome_due_on", _("The day must not be before the first session."))]
    return []


def warnings(draft: Draft, now: datetime) -> list[Gap]:
    """Not wrong, but worth a second look before it goes out."""
    found = []
    if draft.ladder is None or not draft.may_change:
        found.append(Gap("doing", _("Say how much say people have, and what is still open to change.")))
    if draft.format is Format.ONLINE and not draft.join_link:
        found.append(Gap("where", _("It is online, but there is no link yet. Add it before people need it.")))
    first = times.first_start(draft)
    if first and (first - now).days < 14:
        found.append(Gap("sessions", _("It is less than 10 working days away. Many people need more notice.")))
    paid = [term for term in draft.pay_terms if term.part is PayPart.ACTIVITY]
    if paid and all(term.model is PayModel.UNPAID for term in paid):
        found.append(Gap("payment", _("It is not paid. The page says so plainly.")))
    if not draft.expenses:
        found.append(Gap("expenses", _("No expenses are paid back. Most people expect travel to be.")))
    if draft.attendance is Attendance.SOME and not draft.attend_at_least and len(draft.sessions) > 1:
        found.append(Gap("pattern", _("People choose their sessions freely. Is there a least number?")))
    if sum(seat.number for seat in draft.seats if seat.uses_a_place) == 1:
        found.append(Gap("seats", _("There is only one place. Two people are better than one alone.")))
    return found
