"""The steps as people meet them: their titles, where each stands on the way, and what a step of many things holds."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import url_for

from app.core.formatting import money
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities.conditions import FACETS
from app.opportunities.models import Condition, Opportunity, PayTerm
from app.opportunities.pages.labels import PAY_PARTS, STRENGTHS
from app.opportunities.pages.pay import term_words
from app.opportunities.pages.places import mix_words, seat_words
from app.opportunities.pages.when import session_words
from app.opportunities.rules import steps
from app.opportunities.states import EDITABLE, OpportunityState, SessionState, Strength

TITLES: dict[str, Any] = {
    "what": _l("What is it?"),
    "doing": _l("What people will do"),
    "details": _l("More about it"),
    "sessions": _l("Sessions"),
    "work": _l("When the work is due"),
    "pattern": _l("Coming to sessions"),
    "where": _l("Where"),
    "seats": _l("Places"),
    "mix": _l("Who must be among them"),
    "who": _l("Who it is for"),
    "conditions": _l("Conditions"),
    "payment": _l("Payment"),
    "expenses": _l("Expenses"),
    "payer": _l("Who pays, and how"),
    "choosing": _l("How places are given"),
    "apply": _l("How to put a name down"),
    "contact": _l("Who to ask"),
    "support": _l("Support, and what people hear"),
}


class Place(NamedTuple):
    """Where a page stands: its title, "Step 2 of 14", and the ways back and on."""

    step: str
    title: str
    caption: str
    back: str
    onward: str


def place_of(step: str, opportunity: Opportunity | None, area: str, title: str = "") -> Place:
    """With a `title` of its own it is a page below the step, and leads back to it."""
    if opportunity is None:
        return Place(step, str(TITLES[step]), _("A new opportunity"), url_for(f"opportunities.{area}_list"), "")
    here = address(area, opportunity, step)
    if title:
        return Place(step, title, str(TITLES[step]), here, here)
    if opportunity.state not in EDITABLE | {OpportunityState.SUBMITTED}:
        overview = url_for(f"opportunities.{area}_show", ref=opportunity.ref)
        return Place(step, str(TITLES[step]), opportunity.title, overview, overview)
    before = steps.before(step, opportunity)
    back = address(area, opportunity, before) if before else url_for(f"opportunities.{area}_show", ref=opportunity.ref)
    onward = address(area, opportunity, steps.after(step, opportunity))
    return Place(step, str(TITLES[step]), _caption(step, opportunity), back, onward)


def _caption(step: str, opportunity: Opportunity) -> str:
    path = steps.path(opportunity)
    if step not in path:
        return opportunity.title
    return _("Step %(number)d of %(all)d", number=path.index(step) + 1, all=len(path))


def address(area: str, opportunity: Opportunity, step: str) -> str:
    """The page of a step, or of checking the answers."""
    if step == "check":
        return url_for("opportunities.check", area=area, ref=opportunity.ref)
    endpoint = {"conditions": "menu", "payment": "menu", "sessions": "several", "seats": "several", "mix": "several"}
    return url_for(f"opportunities.{endpoint.get(step, 'step')}", area=area, ref=opportunity.ref, step=step)


def done_steps(opportunity: Opportunity) -> set[str]:
    """What has an answer. Conditions may be none: they count once a later step is saved."""
    done = set(opportunity.saved_steps)
    path = steps.path(opportunity)
    later = path[path.index("conditions") + 1 :]
    return done | ({"conditions"} if done.intersection(later) else set())


class Item(NamedTuple):
    """One thing of a step that holds many."""

    number: int
    words: str
    detail: str = ""
    changeable: bool = False


def items_of(step: str, opportunity: Opportunity) -> list[Item]:
    """What the step holds so far."""
    if step == "sessions":
        standing = [each for each in opportunity.sessions if each.state is SessionState.PLANNED]
        return [Item(each.id, session_words(each), each.venue) for each in standing]
    if step == "seats":
        return [Item(each.id, seat_words(each)) for each in opportunity.seats]
    if step == "mix":
        return [Item(each.id, mix_words(each)) for each in opportunity.mixes]
    if step == "payment":
        return [_payment(each) for each in opportunity.pay_terms]
    return [_condition(each, opportunity) for each in opportunity.conditions]


def _payment(term: PayTerm) -> Item:
    said = term_words(term, {})
    capped = _("%(said)s, at most %(cap)s", said=said, cap=money(term.cap_pence)) if term.cap_pence else said
    return Item(term.id, f"{PAY_PARTS[term.part]}: {capped}", term.note)


def _condition(row: Condition, opportunity: Opportunity) -> Item:
    detail = [str(FACETS[row.facet].name)]
    if row.strength is not Strength.MUST:
        detail.append(str(STRENGTHS[row.strength]))
    only = only_words(row, opportunity)
    return Item(row.id, row.words, ". ".join([*detail, *([only] if only else [])]), changeable=True)


def only_words(row: Condition, opportunity: Opportunity) -> str:
    """For which session or places a condition is, where it is not for all."""
    for session in opportunity.sessions:
        if session.id == row.session_id:
            return _("Only for: %(what)s", what=session_words(session))
    for seat in opportunity.seats:
        if seat.id == row.seat_id:
            return _("Only for: %(what)s", what=seat_words(seat))
    return ""
