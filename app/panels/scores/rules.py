"""Pure decisions: when questions stand, who speaks when, when everything is in, and how long it is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from app.core.months import months_later
from app.panels.states import Duty, PanelRole, PanelType

Cell = tuple[int, int, int]  # candidate, criterion, person
LATE = frozenset({Duty.CHIEF_EXECUTIVE, Duty.MEDICAL_DIRECTOR})  # the highest in the house


def begun(first_on: date, today: date) -> bool:
    """From the first day of interviews the questions stand, and members score.

    By the calendar and not by the first score: a page that froze with it would tell that there is one.
    """
    return today >= first_on


def speaks(*, advises: bool, role: PanelRole, type_: PanelType, duty: Duty | None) -> int:
    """The turn to speak, the lowest first: advisors, then lay members, then staff, the most powerful late, the chair
    last."""
    if role is PanelRole.CHAIR:
        return 5
    if advises or type_ in {PanelType.SERVICE_USER, PanelType.CARER, PanelType.LIVED_EXPERIENCE}:
        return 0
    if duty in LATE:
        return 4
    if type_ is PanelType.OTHER or duty is Duty.LAY_MEMBER:
        return 1
    return 3 if duty is not None else 2


def all_in(
    people: Collection[int], candidates: Collection[int], criteria: Collection[int], given: Collection[Cell]
) -> bool:
    """Whether everybody has scored every candidate by every criterion. Of nothing, nothing is in."""
    if not (people and candidates and criteria):
        return False
    return all((c, k, p) in given for c in candidates for k in criteria for p in people)


def kept_until(last_on: date, months: int) -> date:
    """The first day on which it is not kept any more: so many months after the last interview."""
    return months_later(last_on, months)


def anchors_for(anchors: Iterable[str], points: int) -> list[str]:
    """The anchors of a scale with so many points: those there were, and room for the rest."""
    found = list(anchors)[:points]
    return found + [""] * (points - len(found))
