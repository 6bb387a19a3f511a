"""Writing an opportunity: a new draft, one step saved, an earlier one copied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.opportunities import events, queries
from app.opportunities.actions.taking import edited, refuse, take, take_to_edit
from app.opportunities.conditions.shapes import Problem
from app.opportunities.models import Condition, MixRule, Opportunity, PayTerm, Seat
from app.opportunities.rules.ready import step_problems
from app.opportunities.rules.steps import AFTER_PUBLISHING, FIELDS
from app.opportunities.states import LIVE, OpportunityState


def draft(answers: Mapping[str, Any], *, by: Actor) -> Opportunity:
    """A new draft from the answers of the first step: kind_code, team_id, host_id, title."""
    refuse(_team_problems(answers, by))
    opportunity = Opportunity(created_at=clock.now(), saved_steps=["what"], **_named("what", answers))
    move(opportunity, OpportunityState.DRAFT, by=by, now=clock.now())
    session = db.session()
    session.add(opportunity)
    session.flush()
    emit(events.OpportunityDrafted(opportunity.id), by=by)
    return opportunity


def save_step(opportunity: Opportunity, step: str, answers: Mapping[str, Any], edition: int, *, by: Actor) -> None:
    """Store the answers of one step, or none of them."""
    if step in AFTER_PUBLISHING and opportunity.state in LIVE:
        take(opportunity, edition)
    else:
        take_to_edit(opportunity, edition, by=by)
    if step == "what":
        refuse(_team_problems(answers, by))
    for name, value in _named(step, answers).items():
        setattr(opportunity, name, value)
    with db.session().no_autoflush:
        refuse(step_problems(step, opportunity, clock.now()))
    saved(opportunity, step, by=by)


class WordsOfDraft(NamedTuple):
    """What an opportunity says of itself, apart from terms that somebody answers for."""

    title: str
    summary: str
    may_change: str
    who_for: str


def reword(opportunity: Opportunity, words: WordsOfDraft, edition: int, *, by: Actor) -> None:
    """Other words for a draft. Its kind, team and terms stay as they are."""
    take_to_edit(opportunity, edition, by=by)
    for name, value in words._asdict().items():
        setattr(opportunity, name, value)
    saved(opportunity, "doing", by=by)


def saved(opportunity: Opportunity, step: str, *, by: Actor) -> None:
    """Note that a step has an answer, and that there is a new edition."""
    if step not in opportunity.saved_steps:
        opportunity.saved_steps = [*opportunity.saved_steps, step]
    edited(opportunity, by=by)


def _named(step: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    unknown = answers.keys() - set(FIELDS[step])
    if unknown:
        raise ValueError(f"step {step} does not hold {sorted(unknown)}")
    return dict(answers)


def _team_problems(answers: Mapping[str, Any], by: Actor) -> list[Problem]:
    """A host posts for a team they belong to; the involvement team for any team and its people."""
    members = {person.id for person in queries.members_of(answers["team_id"])}
    allowed = by.person_id in members or queries.is_team(by.person_id)
    if not allowed:
        return [Problem("team_id", _("Choose a team that you belong to."))]
    if answers["host_id"] not in members | {by.person_id}:
        return [Problem("host_id", _("Choose somebody who belongs to that team."))]
    return []


AS_BEFORE = (
    "kind_code", "team_id", "title", "summary", "ladder", "may_change", "who_for", "support", "documents",
    "details", "format", "visibility", "venue", "venue_area", "venue_shown", "venue_access", "recurrence",
    "attendance", "attend_at_least", "prep_minutes", "activity_minutes", "length_words", "work_days", "places_word",
    "minimum_to_run", "method", "choice_rule", "kept_for_new", "apply_by", "apply_note", "payer", "payer_name",
    "cost_centre", "role_level", "pay_route", "pay_routes", "statuses", "status_words", "expenses", "expenses_note",
    "late_cancel_percent", "late_cancel_hours",
    "contact_name", "contact_phone", "contact_email", "day_contact", "outcome_promise",
)  # fmt: skip
NOT_DATES = (
    "what",
    "doing",
    "details",
    "where",
    "seats",
    "who",
    "conditions",
    "payment",
    "expenses",
    "payer",
    "apply",
    "contact",
)


def copy(opportunity: Opportunity, *, by: Actor) -> Opportunity:
    """A new draft with the same answers and every date left empty, also conditions that were for one session."""
    host = by.person_id if _belongs(opportunity, by) else opportunity.host_id
    fresh = Opportunity(
        created_at=clock.now(),
        host_id=host,
        saved_steps=[step for step in NOT_DATES if step in opportunity.saved_steps],
        **{name: getattr(opportunity, name) for name in AS_BEFORE},
    )
    seats = {seat.id: _twin(seat, Seat) for seat in opportunity.seats}
    fresh.seats = list(seats.values())
    fresh.mixes = [_twin(rule, MixRule) for rule in opportunity.mixes]
    fresh.pay_terms = [_twin(term, PayTerm) for term in opportunity.pay_terms]
    move(fresh, OpportunityState.DRAFT, by=by, now=clock.now())
    session = db.session()
    session.add(fresh)
    session.flush()
    for condition in opportunity.conditions:
        if condition.session_id is None:
            again = _twin(condition, Condition, without=("session_id", "seat_id"))
            again.seat_id = seats[condition.seat_id].id if condition.seat_id else None
            fresh.conditions.append(again)
    emit(events.OpportunityDrafted(fresh.id), by=by)
    return fresh


def _belongs(opportunity: Opportunity, by: Actor) -> bool:
    return by.person_id in {person.id for person in queries.members_of(opportunity.team_id)}


def _twin(row: Any, model: type[Any], without: tuple[str, ...] = ()) -> Any:
    """A new row with the same answers, belonging to nothing yet."""
    skipped = {"id", "opportunity_id", *without}
    return model(**{c.key: getattr(row, c.key) for c in model.__table__.columns if c.key not in skipped})


def must_be_drafts_own(found: Any) -> None:
    """Refuse a row that is not there any more: removed in another window."""
    if found is None:
        raise RuleBroken(_("That is not there any more. Nothing was changed."))
