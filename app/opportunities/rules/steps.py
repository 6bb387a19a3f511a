"""The short steps in which an opportunity is written, and which answers each one holds."""

from __future__ import annotations

from app.opportunities.details import SPECS
from app.opportunities.rules.likes import Draft

FIELDS: dict[str, tuple[str, ...]] = {
    "what": ("kind_code", "team_id", "host_id", "title"),
    "doing": ("summary", "may_change", "ladder", "ladder_name", "ladder_about"),
    "details": ("details",),
    "sessions": (),
    "work": ("work_due_on", "work_days", "window_from", "window_until", "activity_minutes"),
    "pattern": ("attendance", "attend_at_least", "recurrence", "length_words", "prep_minutes", "term_until"),
    "where": ("format", "venue", "venue_area", "venue_shown", "venue_access", "join_link"),
    "seats": (),
    "mix": (),
    "who": ("who_for", "places_word", "minimum_to_run", "visibility"),
    "conditions": (),
    "payment": (),
    "expenses": ("expenses", "expenses_note", "late_cancel_percent", "late_cancel_hours"),
    "payer": ("payer", "payer_name", "cost_centre", "pay_routes", "statuses", "status_words", "role_level"),
    "choosing": ("method", "choice_rule", "kept_for_new", "kept_until", "closes_at", "selection_on"),
    "apply": ("apply_by", "apply_note"),
    "contact": ("contact_name", "contact_phone", "contact_email", "day_contact"),
    "support": ("support", "documents", "outcome_promise", "outcome_due_on"),
}
ASIDE = frozenset({"mix"})  # reached from another step, not on the way
AFTER_PUBLISHING = frozenset(
    {"contact", "support", "details"}
)  # may still be changed, because nobody agreed to anything in them


def path(draft: Draft) -> list[str]:
    """The steps in order: sessions for what has a date, a due day for work in one's own time."""
    undated = not draft.kind.dated and not draft.sessions
    left_out = ASIDE | ({"sessions", "pattern"} if undated else {"work"})
    left_out |= set() if draft.kind.shape in SPECS else {"details"}
    return [step for step in FIELDS if step not in left_out]


def after(step: str, draft: Draft) -> str:
    """The step that follows; "check" after the last."""
    order = list(FIELDS)
    steps = path(draft)
    return next((each for each in order[order.index(step) + 1 :] if each in steps), "check")


def before(step: str, draft: Draft) -> str | None:
    """The step one came from; None for the first."""
    order = list(FIELDS)
    steps = path(draft)
    return next((each for each in reversed(order[: order.index(step)]) if each in steps), None)
