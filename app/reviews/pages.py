"""What people read of a review: names for every code, and the rows of its pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.core import formatting
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.reviews import rules
from app.reviews.models import Review, Standard
from app.reviews.states import ORDER, OVER, Met, Outcome, Part, Slot, Stage

STAGES: dict[Stage, tuple[Any, str]] = {
    Stage.PLANNED: (_l("Planned"), "grey"),
    Stage.SELF_REVIEW: (_l("Self-review"), "blue"),
    Stage.SUBMITTED: (_l("Sent to the scheme"), "blue"),
    Stage.VISITED: (_l("Visit done"), "blue"),
    Stage.REPORTED: (_l("Report is here"), "yellow"),
    Stage.ACTIONS: (_l("Acting on the report"), "yellow"),
    Stage.DECIDED: (_l("Decided"), "green"),
    Stage.STOPPED: (_l("Stopped"), "red"),
}
OUTCOMES: dict[Outcome, Any] = {
    Outcome.ACCREDITED: _l("Accredited"),
    Outcome.DEFERRED: _l("Deferred"),
    Outcome.NOT_ACCREDITED: _l("Not accredited"),
    Outcome.COMPLETED: _l("Completed: this scheme accredits nobody"),
}
METS: dict[Met, tuple[Any, str]] = {
    Met.NOT_LOOKED_AT: (_l("Not looked at yet"), "grey"),
    Met.NOT_MET: (_l("Not met"), "red"),
    Met.PARTLY: (_l("Partly met"), "yellow"),
    Met.MET: (_l("Met"), "green"),
}
PARTS: dict[Part, Any] = {
    Part.HELP: _l("They help with our own review, and know the service"),
    Part.VISIT: _l("They visit as reviewers from outside, and have not used the service"),
}
SLOTS: dict[Slot, Any] = {
    Slot.ARRIVAL: _l("Arrival and welcome"),
    Slot.TOUR: _l("Tour"),
    Slot.PEOPLE: _l("Meeting with people who use the service"),
    Slot.CARERS: _l("Meeting with carers"),
    Slot.STAFF: _l("Meeting with staff"),
    Slot.REVIEWERS: _l("The reviewers talk among themselves"),
    Slot.FEEDBACK: _l("Feedback to the team"),
    Slot.BREAK: _l("Break"),
    Slot.OTHER: _l("Something else"),
}


def tag(review: Review) -> tuple[str, str]:
    words, colour = STAGES[review.state]
    if review.outcome:
        return str(OUTCOMES[review.outcome]).split(":")[0], "green" if review.outcome is Outcome.ACCREDITED else "blue"
    return str(words), colour


def facts(review: Review) -> list[tuple[str, str]]:
    """When and how, as pairs; what is not known yet is left out."""
    between = ""
    if review.self_from and review.self_until:
        between = _("%(first)s to %(last)s", first=_day(review.self_from), last=_day(review.self_until))
    return [
        (_("Team"), review.team.name),
        (_("Accredited until"), _day(review.expires_on)),
        (_("Self-review"), between),
        (_("Visit"), _day(review.visit_on) + (_(", online") if review.visit_on and review.online else "")),
        (_("Report due"), _day(review.report_on)),
        (_("Outcome"), str(OUTCOMES[review.outcome]) if review.outcome else ""),
        (_("Decided on"), _day(review.outcome_on)),
        (_("Next review"), _day(review.next_on)),
    ]


def sought(review: Review) -> list[tuple[str, str]]:
    """Whom the visitors would like to hear: numbers, never who."""
    return [
        (_("People on the visiting team"), str(review.visitors or "")),
        (_("People who use the service to be heard"), str(review.people or "")),
        (_("Carers to be heard"), str(review.carers or "")),
        (_("Words in which they are asked"), review.script),
    ]


def _day(when: date | None) -> str:
    return formatting.day(when) if when else ""


def next_stages(review: Review) -> list[tuple[str, str]]:
    """(code, button) of the stages it can go to by a button; the outcome is written down on a page of its own."""
    if review.state in OVER:
        return []
    later = ORDER[ORDER.index(review.state) + 1 : -1]
    return [(stage.value, str(STAGES[stage][0])) for stage in later]


def shown(review: Review) -> dict[str, Any]:
    """What the page of a review is drawn with."""
    return {
        "state": tag(review), "pairs": facts(review), "sought": sought(review), "stages": next_stages(review),
        "tallies": tallies(review), "heads": [_("Standards"), *(str(words) for words, _colour in METS.values())],
        "parts": PARTS, "slots": SLOTS,
    }  # fmt: skip


def tallies(review: Review) -> list[tuple[str, tuple[int, ...]]]:
    """How the standards of each type stand: its name, and how many are said to be what."""
    found = rules.counted((row.type, row.met) for row in review.standards)
    return [
        (_("Type %(number)s", number=kind) if kind else _("Without a type"), tuple(counts.values()))
        for kind, counts in found.items()
    ]


def domains(standards: list[Standard]) -> dict[str, list[Standard]]:
    """Under the name of each part of the scheme, in the order they were added."""
    found: dict[str, list[Standard]] = {}
    for row in standards:
        found.setdefault(row.domain, []).append(row)
    return found


def late(row: Standard, today: date) -> bool:
    return row.due_on is not None and row.due_on < today and row.met in {Met.NOT_LOOKED_AT, Met.NOT_MET}
