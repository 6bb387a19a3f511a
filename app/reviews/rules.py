"""What is said of a review without looking anything up: lines of standards, warnings, what is met, when to remind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from app.core.i18n import gettext as _
from app.opportunities.states import Facet, SeatRole
from app.reviews.states import Met, Part

MOST_STANDARDS = 400
LONGEST = 1000  # letters of one standard
_MARK = re.compile(r"[\t;|]")
_TYPE = re.compile(r"(?:type\s*)?([123])", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """One standard as it was pasted."""

    number: str
    type: int | None
    words: str


def read_lines(text: str) -> tuple[list[Line], list[str]]:
    """The standards of a pasted text, one a line, and a sentence for each line that is none.

    The cells of a line may stand apart by tabs, semicolons or upright strokes: number, type, words; or number and
    words; or words alone.
    """
    lines, problems = [], []
    for place, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                lines.append(_line(line))
            except ValueError as problem:
                problems.append(_("Line %(number)s: %(problem)s", number=place, problem=str(problem)))
    if len(lines) > MOST_STANDARDS:
        problems.append(_("These are more than %(most)s standards. Add them in parts.", most=MOST_STANDARDS))
    return lines, problems


def _line(line: str) -> Line:
    number, kind, words = _cells(line)
    if not words:
        raise ValueError(_("it has no words. Write number; type; words."))
    if len(words) > LONGEST:
        raise ValueError(_("it is longer than %(most)s letters. Make it shorter.", most=LONGEST))
    if len(number) > 20:
        raise ValueError(_("its number is longer than 20 letters. Write number; type; words."))
    if not kind:
        return Line(number, None, words)
    read = _TYPE.fullmatch(kind)
    if read is None:
        raise ValueError(_("its type is not 1, 2 or 3. Leave it empty if it has none."))
    return Line(number, int(read[1]), words)


def _cells(line: str) -> tuple[str, str, str]:
    """Number, type and words. What stands where a type would, and is as long as a sentence, belongs to the words."""
    first, *rest = (cell.strip() for cell in _MARK.split(line, maxsplit=1))
    if not rest:
        return "", "", first
    second, *more = (cell.strip() for cell in _MARK.split(rest[0], maxsplit=1))
    return (first, second, more[0]) if more and len(second) <= len("type 1") else (first, "", rest[0])


def counted(standards: Iterable[tuple[int | None, Met]]) -> dict[int | None, dict[Met, int]]:
    """How many standards of each type are said to be what; types in order, those without one last."""
    found: dict[int | None, dict[Met, int]] = {}
    for kind, met in sorted(standards, key=lambda each: each[0] or 9):
        found.setdefault(kind, dict.fromkeys(Met, 0))[met] += 1
    return found


def warnings(review: Any, opportunities: Sequence[tuple[Any, Part]]) -> list[str]:
    """What the team should look at, in sentences; none of them stops anybody."""
    found = []
    if review.expires_on and review.visit_on and review.visit_on > review.expires_on:
        found.append(_("The accreditation ends before the visit. Ask the scheme whether it is kept until then."))
    for opportunity, part in opportunities:
        found += _of_part(opportunity, part)
    visits = [opportunity for opportunity, part in opportunities if part is Part.VISIT]
    if review.at_least_half and review.visitors:
        seats = sum(advisors(opportunity) for opportunity in visits)
        if seats * 2 < review.visitors:
            found.append(_(
                "At least half of the %(all)s visitors must have lived experience. So far there are places for "
                "%(number)s.", all=review.visitors, number=seats,
            ))  # fmt: skip
    return found


def _of_part(opportunity: Any, part: Part) -> list[str]:
    found, title = [], opportunity.title
    rule = own_service(opportunity)
    if part is Part.HELP and rule != "needed":
        found.append(_(
            "Whoever helps with your own review should know the service. “%(title)s” does not ask for it: add the "
            "condition “Link with the service: needed”.", title=title,
        ))  # fmt: skip
    if part is Part.VISIT and rule != "forbidden":
        found.append(_(
            "A reviewer from outside must not have used the service. “%(title)s” does not say so: add the condition "
            "“Link with the service: not allowed”.", title=title,
        ))  # fmt: skip
    if advisors(opportunity) == 1:
        found.append(_("“%(title)s” has one place. Two people are better than one: nobody is alone.", title=title))
    return found


def own_service(opportunity: Any) -> str:
    """Whether its conditions ask for a link with the service, forbid one, or say nothing."""
    for condition in opportunity.conditions:
        if condition.facet is Facet.OWN_SERVICE:
            fields: Mapping[str, Any] = condition.fields
            return str(fields.get("rule", ""))
    return ""


def advisors(opportunity: Any) -> int:
    """The places for advisors, without those that sit in to learn."""
    return sum(seat.number for seat in opportunity.seats if seat.role is not SeatRole.SHADOW)


def overlaps(slots: Sequence[tuple[time, time]], starts: time, ends: time) -> bool:
    return any(starts < other_ends and other_starts < ends for other_starts, other_ends in slots)
