"""Every answer about an opportunity, in sections: to check before it goes out, and for the host's and team's page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any, NamedTuple

from app.core.formatting import day, hours, phone
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities import details
from app.opportunities.models import Opportunity
from app.opportunities.pages import labels, levels
from app.opportunities.pages.choice import apply_words, choice_words, closes_words
from app.opportunities.pages.pay import expenses_words, pay_lines
from app.opportunities.pages.places import mix_words, places_words
from app.opportunities.pages.steps import address, items_of
from app.opportunities.pages.when import (
    activity_words,
    attendance_words,
    length_words,
    planned,
    session_words,
    when_words,
)
from app.opportunities.pages.where import where_words
from app.opportunities.rules import steps
from app.opportunities.states import LegalStatus, PayRoute

Rows = Iterable[tuple[str, str]]


class Section(NamedTuple):
    title: str
    rows: list[tuple[str, str, str]]  # question, answer, address of the step to change it ("" where it cannot be)


GROUPS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_l("What"), ("what", "doing", "details")),
    (_l("When"), ("sessions", "work", "pattern")),
    (_l("Where"), ("where",)),
    (_l("Who"), ("seats", "who", "conditions")),
    (_l("Payment"), ("payment", "expenses", "payer")),
    (_l("Choosing"), ("choosing", "apply")),
    (_l("Contact and support"), ("contact", "support")),
)


def answers(opportunity: Opportunity, area: str, *, changeable: bool = True) -> list[Section]:
    """Every answer in words. To check one's answers, an empty one is said to be so; else it is left out."""
    path = steps.path(opportunity)
    found = []
    for title, group in GROUPS:
        rows = [row for step in group if step in path for row in _rows(opportunity, area, step, changeable=changeable)]
        found.append(Section(str(title), rows))
    return found


def _rows(opportunity: Opportunity, area: str, step: str, *, changeable: bool) -> Iterable[tuple[str, str, str]]:
    fixed = {_("Host")} if area == "host" else set()  # only the involvement team hands over to another host
    if step == "pattern" and not attendance_words(opportunity):
        fixed = {_("A place is for")}
    for label, said in ROWS[step](opportunity):
        if changeable:
            yield label, said or _("Not answered"), "" if label in fixed else address(area, opportunity, step)
        elif said:
            yield label, said, ""


def _words(chosen: Iterable[str], answers: Mapping[Any, Any], kind: type[Enum]) -> str:
    return "\n".join(str(answers[kind(code)]) for code in chosen)


def _what(o: Opportunity) -> Rows:
    yield _("Title"), o.title
    yield _("Kind"), o.kind.name
    yield _("Team"), o.team.name
    yield _("Host"), o.host.name


def _doing(o: Opportunity) -> Rows:
    yield _("What people will do"), o.summary
    level = levels.chosen(o)
    yield _("What is still open to change"), o.may_change
    yield _("How much say people have"), level.name if level else ""


def _details(o: Opportunity) -> Rows:
    yield from details.said(o, details.Seen.STAFF)


def _sessions(o: Opportunity) -> Rows:
    yield _("When"), "\n".join(session_words(session) for session in planned(o))


def _work(o: Opportunity) -> Rows:
    yield _("When"), when_words(o)
    yield _("How long"), length_words(o)


def _pattern(o: Opportunity) -> Rows:
    yield _("A place is for"), attendance_words(o) or _("The one session")
    yield _("How long"), activity_words(o)
    yield _("Time to prepare"), hours(o.prep_minutes) if o.prep_minutes else _("None")
    if o.recurrence:
        yield _("How often"), o.recurrence
    if o.term_until:
        yield _("The role ends"), day(o.term_until)


def _where(o: Opportunity) -> Rows:
    yield _("How"), str(labels.FORMATS[o.format])
    yield _("Where"), where_words(o, has_place=True)
    yield _("Who sees the exact place"), str(labels.VENUE_SHOWN[o.venue_shown])
    yield _("Access"), o.venue_access
    if o.join_link:
        yield _("Link, for people with a place"), o.join_link


def _seats(o: Opportunity) -> Rows:
    yield _("Places"), places_words(o)
    if o.mixes:
        yield _("Who must be among them"), "\n".join(mix_words(rule) for rule in o.mixes)


def _who(o: Opportunity) -> Rows:
    yield _("Who it is for"), o.who_for
    yield _("Fewest people for it to go ahead"), str(o.minimum_to_run) if o.minimum_to_run else _("No least number")
    yield _("Who may see it"), str(labels.VISIBILITY[o.visibility])


def _conditions(o: Opportunity) -> Rows:
    for item in items_of("conditions", o):
        yield item.detail, item.words
    if not o.conditions:
        yield _("Conditions"), _("None")


def _payment(o: Opportunity) -> Rows:
    yield from pay_lines(o)
    if not o.pay_terms:
        yield _("Payment"), ""


def _expenses(o: Opportunity) -> Rows:
    yield _("Expenses paid back"), expenses_words(o)
    if o.expenses_note:
        yield _("About expenses"), o.expenses_note
    yield _("If we cancel at short notice"), late_cancel_words(o)


def late_cancel_words(o: Opportunity) -> str:
    """What is promised for that; nothing where nothing is."""
    if not o.late_cancel_percent or not o.late_cancel_hours:
        return ""
    words = {"hours": hours(o.late_cancel_hours * 60)}
    if o.late_cancel_percent == 100:
        return _("If we cancel less than %(hours)s before it begins, you are paid as if it had taken place.", **words)
    return _("If we cancel less than %(hours)s before it begins, you are paid half.", **words)


def money_rows(o: Opportunity) -> list[tuple[str, str]]:
    """All that an advert says of money besides its one line: each part, what is paid back, how, and advice."""
    parts = list(pay_lines(o)) if len(o.pay_terms) > 1 else []
    rows = [
        *parts,
        *_expenses(o),
        (_("How it is paid"), _words(o.pay_routes, labels.ROUTES, PayRoute)),
        (_("In law"), _words(o.statuses, labels.STATUSES, LegalStatus)),
        (_("Tax and benefits"), o.status_words),
    ]
    return [(str(label), str(words)) for label, words in rows if words]


def _payer(o: Opportunity) -> Rows:
    payer = str(labels.PAYERS[o.payer]) if "payer" in o.saved_steps else ""  # nobody is taken to pay until it is said
    yield _("Who pays"), f"{payer}: {o.payer_name}" if o.payer_name else payer
    yield _("Cost centre"), o.cost_centre or ""
    yield _("How it is paid"), _words(o.pay_routes, labels.ROUTES, PayRoute)
    yield _("In law"), _words(o.statuses, labels.STATUSES, LegalStatus)
    yield _("Tax and benefits"), o.status_words
    if o.role_level:
        yield _("Role level"), str(o.role_level)


def _choosing(o: Opportunity) -> Rows:
    yield _("How places are given"), choice_words(o)
    yield _("Closing date"), closes_words(o)


def _apply(o: Opportunity) -> Rows:
    yield _("How to put a name down"), "\n".join(apply_words(o))


def _contact(o: Opportunity) -> Rows:
    ways = [o.contact_name, phone(o.contact_phone) if o.contact_phone else "", o.contact_email]
    yield _("Who to ask"), "\n".join(way for way in ways if way)
    yield _("On the day"), o.day_contact


def _support(o: Opportunity) -> Rows:
    yield _("Support"), o.support
    yield _("What people get to read"), o.documents
    yield _("What people hear afterwards"), o.outcome_promise
    promised = o.promised_on or o.outcome_due_on
    if promised:
        yield _("People hear what came of it by"), day(promised)


ROWS: Mapping[str, Callable[[Opportunity], Rows]] = {
    "what": _what, "doing": _doing, "details": _details, "sessions": _sessions, "work": _work, "pattern": _pattern,
    "where": _where, "seats": _seats, "who": _who, "conditions": _conditions, "payment": _payment,
    "expenses": _expenses, "payer": _payer, "choosing": _choosing, "apply": _apply, "contact": _contact,
    "support": _support,
}  # fmt: skip
