"""What is said of a plan without looking anything up: what it lacks, how owners see it, lines of a framework."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from app.coproduction.plans.states import OwnerState, Side, View
from app.core.formatting import joined, local
from app.core.i18n import gettext as _
from app.core.months import months_later
from app.opportunities.states import Ladder

MOST_CRITERIA = 60
LONGEST = 1000  # letters of one sentence or two
REMIND_DAYS = 28
_MARK = re.compile(r"\s*[\t;|]\s*")
STEPS = tuple(Ladder)  # from least say to most


class Line(NamedTuple):
    """One line of a framework: its heading, what should be true, and how one would know."""

    priority: str
    statement: str
    measure: str


def read_lines(text: str) -> tuple[list[Line], list[str]]:
    """The lines of a framework as pasted, "heading; what should be true; how we would know", and what is wrong."""
    lines, problems = [], []
    for place, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        cells = [*_MARK.split(line.strip(), maxsplit=2), "", ""]
        if not cells[0] or not cells[1]:
            problems.append(_("Line %(number)s: write heading; what should be true; how we would know.", number=place))
        elif len(cells[0]) > 120 or len(line) > LONGEST:
            problems.append(_("Line %(number)s is too long. Make it shorter.", number=place))
        else:
            lines.append(Line(*cells[:3]))
    if len(lines) > MOST_CRITERIA:
        problems.append(_("A framework has %(most)s lines at most.", most=MOST_CRITERIA))
    return lines, problems


def aims_lower(now: Ladder | None, aim: Ladder | None) -> bool:
    return now is not None and aim is not None and STEPS.index(aim) < STEPS.index(now)


def lacks(criteria: Sequence[Any]) -> list[str]:
    """Why a plan cannot be agreed yet, a sentence for each criterion; empty where it can."""
    if not criteria:
        return [_("Add at least one criterion.")]
    missing = [(short(row.statement), list(_missing(row))) for row in criteria]
    return [_("“%(what)s” still needs %(this)s.", what=what, this=joined(each)) for what, each in missing if each]


def _missing(row: Any) -> Iterable[str]:
    if not row.measure or not row.target or row.target_on is None:
        yield _("a measure, a target and its day")
    agreed = {owner.side for owner in row.owners if owner.state is OwnerState.YES}
    if Side.STAFF not in agreed:
        yield _("a yes from an owner of staff")
    if Side.LIVED not in agreed:
        yield _("a yes from an owner with lived experience")


def short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79].rstrip()}…"


def newest(views: Sequence[Any], owners: Sequence[Any]) -> dict[Side, Any]:
    """How each side sees it now: what its present owner said last. Never put together into one."""
    now = {owner.side: owner.person_id for owner in owners if owner.state is OwnerState.YES}
    return {view.side: view for view in views if now.get(view.side) == view.person_id}


def differ(views: dict[Side, Any]) -> bool:
    return len({view.view for view in views.values()}) > 1


def year_before(today: date, first: date) -> date:
    """From which day a statement made today tells: a year back, and never before the plan."""
    return max(first, months_later(today, -12))


def said(criteria: Sequence[Any], first: date, last: date) -> list[dict[str, Any]]:
    """What a statement keeps of each criterion: words of the plan, numbers, and ids of owners and their views.

    Evidence is counted that was added from the day `first` to `last`.
    """
    return [_said(row, [each for each in row.evidence if first <= local(each.at).date() <= last]) for row in criteria]


def _said(row: Any, evidence: Sequence[Any]) -> dict[str, Any]:
    views = newest(row.views, row.owners)
    return {
        "priority": row.priority, "statement": row.statement, "measure": row.measure, "baseline": row.baseline,
        "target": row.target, "target_on": row.target_on.isoformat() if row.target_on else None,
        "now": row.ladder_now.value if row.ladder_now else None,
        "aim": row.ladder_aim.value if row.ladder_aim else None, "source": row.source,
        "reached": row.reached.value, "why": row.why,
        "evidence": {
            "opportunity": sum(each.opportunity_id is not None for each in evidence),
            "panel": sum(each.panel_id is not None for each in evidence),
            "review": sum(each.review_id is not None for each in evidence),
            "outcome": sum(each.outcome_id is not None for each in evidence),
            "all": len(evidence),
        },
        "actions": [sum(each.done_on is not None for each in row.actions), len(row.actions)],
        "views": {side.value: {"id": view.id, "view": view.view.value} for side, view in views.items()},
        "owners": {each.side.value: [each.id, each.person_id] for each in row.owners
                   if each.state is OwnerState.YES},
    }  # fmt: skip


def colours(kept: dict[str, Any]) -> dict[Side, View]:
    return {Side(side): View(each["view"]) for side, each in kept["views"].items()}
