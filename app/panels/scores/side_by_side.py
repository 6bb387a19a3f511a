"""After the opening: everybody's scores of each candidate side by side, in the order of speaking, with every change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from app.core.formatting import span
from app.core.i18n import gettext as _
from app.panels.models import Panel
from app.panels.scores import queries
from app.panels.scores.models import Criterion, Score
from app.panels.scores.pages import OUTCOMES, label, scorer_of


@dataclass(frozen=True)
class Side:
    """One member's score of one thing, with what it was before."""

    who: str
    points: str
    note: str
    earlier: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    name: str
    sides: list[Side]
    average: str


@dataclass(frozen=True)
class WashUp:
    """One candidate with everybody's scores side by side, in the order of speaking."""

    title: str
    rows: list[Row]
    outcome: str
    recorded: str
    gone: bool

    @property
    def notes(self) -> list[tuple[str, Side]]:
        return [(row.name, side) for row in self.rows for side in row.sides if side.note or side.earlier]


def wash_up(panel: Panel) -> list[WashUp]:
    """Candidates by number, never by points. Who scored and has left since stands last."""
    found, decided = queries.versions(panel), queries.outcomes(panel)
    speakers = queries.speaking(panel)
    scorers = {scorer_of(one): one.first_name for one in speakers}
    for given in found.values():
        scorers |= {who: _left(rows[-1]) for who, rows in given.items() if who not in scorers}
    asked = _criteria_with_scores(panel, found)
    seen = [each for each in panel.labels if each.withdrawn_at is None or any(c == each.id for c, _k in found)]
    made = []
    for each in seen:
        rows = [_row(criterion.name, found.get((each.id, criterion.id), {}), scorers) for criterion in asked]
        said = decided.get(each.id)
        recorded = (
            _("Recorded by %(name)s, %(when)s", name=said.recorded_by.name, when=span(said.recorded_at)) if said else ""
        )
        outcome = str(OUTCOMES[said.outcome]) if said else ""
        made.append(WashUp(label(each), rows, outcome, recorded, each.withdrawn_at is not None))
    return made


def _left(score: Score) -> str:
    name = score.person.first_name if score.person else (score.member.name if score.member else "")
    return _("%(name)s (left the panel)", name=name)


def _criteria_with_scores(panel: Panel, found: Mapping[queries.Cell, Any]) -> list[Criterion]:
    """Those that stand, and those taken out by which somebody had scored."""
    scored = {criterion for _candidate, criterion in found}
    return [each for each in queries.all_criteria(panel) if each.withdrawn_at is None or each.id in scored]


def _row(name: str, given: Mapping[queries.Scorer, list[Score]], scorers: Mapping[queries.Scorer, str]) -> Row:
    sides = [_side(who, given.get(scorer, [])) for scorer, who in scorers.items()]
    points = [rows[-1].points for rows in given.values() if rows[-1].points is not None]
    return Row(name, sides, average(points))


def _side(who: str, rows: list[Score]) -> Side:
    if not rows:
        return Side(who, _("None"), "")
    last = rows[-1]
    return Side(who, _points(last), last.note, [version_words(before, after) for before, after in _pairs(rows)])


def _pairs(rows: list[Score]) -> list[tuple[Score | None, Score]]:
    """Each change with what stood before it; a first score that came late is one too."""
    pairs: list[tuple[Score | None, Score]] = [(None, rows[0])] if rows[0].reason else []
    return pairs + list(pairwise(rows))


def version_words(before: Score | None, after: Score) -> str:
    said = {"name": after.by.first_name, "when": span(after.at), "reason": after.reason, "now": _points(after)}
    if before is None:
        return _("%(now)s, added by %(name)s, %(when)s. Why: %(reason)s", **said)
    return _("Was %(before)s. %(name)s, %(when)s. Why: %(reason)s", before=_points(before), **said)


def _points(score: Score) -> str:
    return str(score.points) if score.points is not None else _("None")


def average(points: list[int]) -> str:
    """Each score counts the same, whoever gave it."""
    return f"{sum(points) / len(points):.1f}" if points else ""
