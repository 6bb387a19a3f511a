"""What is printed: the sheet to score on, and the file of an opened panel. Drawn as a page and by `papers.typ`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.core.csv_file import Cell
from app.core.formatting import day, span
from app.core.i18n import gettext as _
from app.core.papers import Facts, sheet
from app.panels.models import Panel
from app.panels.pages import days_words
from app.panels.scores import pages, queries
from app.panels.scores.models import Criterion, Score


@dataclass(frozen=True)
class Section:
    """A heading, paragraphs and a table; `blank` leaves room to write in its empty cells."""

    heading: str
    words: Sequence[str] = ()
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    blank: bool = False

    @property
    def pairs(self) -> list[list[tuple[str, str]]]:
        """Each row as labels and answers, for a page that a phone can show."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Paper:
    title: str
    facts: Facts
    sections: Sequence[Section]
    after: Sequence[str] = field(default_factory=list)

    def paper(self, *, large_print: bool) -> dict[str, Any]:
        made = {"heading": self.title, "facts": [[str(a), str(b)] for a, b in self.facts if b]}
        return {
            **made, "sections": [vars(each) for each in self.sections], "after": list(self.after),
            **sheet(self.title, large_print=large_print),
        }  # fmt: skip


def score_sheet(panel: Panel, aside: Collection[int] = ()) -> Paper:
    """Empty: a table for each candidate, with what each point means. `aside`: numbers of those for whom whoever prints
    it steps aside, on their own sheet alone."""
    scale, criteria = queries.scoring_of(panel), queries.criteria(panel)
    columns = [_("Criterion, and what the points mean"), _("Score"), _("Notes")]
    rows = [[_meaning(each, scale.lowest), "", ""] for each in criteria]
    points = pages.scale_words(scale.lowest, scale.highest)
    return Paper(
        title=_("Score sheet: %(post)s", post=panel.post),
        facts=[(_("Interviews"), days_words(panel)), (_("Points"), points), (_("Your name"), "." * 40)],
        sections=[
            Section(pages.label(each), words=[_("You step aside for this candidate. There is nothing to score.")])
            if each.number in aside
            else Section(pages.label(each), columns=columns, rows=rows, blank=True)
            for each in queries.candidates(panel)
        ],
        after=[
            _("Score alone, before anybody talks about a candidate."),
            _("Show this sheet to nobody until the scores are open."),
            _("Then hand it to the chair. Keep no copy, and write no name of a candidate on it."),
        ],
    )  # fmt: skip


def _meaning(criterion: Criterion, lowest: int) -> str:
    points = [pages.point_words(lowest + step, words) for step, words in enumerate(criterion.anchors) if words]
    return "\n".join([part for part in (criterion.name, criterion.words) if part] + points)


def file_of(panel: Panel, names: dict[int | None, str]) -> Paper:
    """Everything that stands after the opening, for the file of the recruitment. `names`: of people in full."""
    scale = queries.scoring_of(panel)
    return Paper(
        title=_("Scores of the panel: %(post)s", post=panel.post),
        facts=[
            (_("Interviews"), days_words(panel)), (_("Reference of the vacancy"), panel.reference),
            (_("Points"), pages.scale_words(scale.lowest, scale.highest)),
            (_("How the panel decides"), pages.decision_words(panel)),
            (_("The scores"), pages.opened_words(panel, scale)),
        ],
        sections=[_questions(panel), *_of_candidates(panel, names), *_late(panel)],
        after=[_("The names of the candidates stand in the recruitment system, not here.")],
    )  # fmt: skip


def _questions(panel: Panel) -> Section:
    lines = pages.question_lines(list(queries.questions(panel)), queries.speaking(panel))
    return Section(_("Questions"), words=[f"{line.words} {line.own}".strip() for line in lines])


def _of_candidates(panel: Panel, names: dict[int | None, str]) -> Iterator[Section]:
    columns = [_("Criterion"), _("Member"), _("Score"), _("Note"), _("Given or changed")]
    decided = queries.outcomes(panel)
    for candidate, rows in _scores(panel).items():
        said = decided.get(candidate)
        words = []
        if said:
            who = names.get(said.recorded_by_id, said.recorded_by.first_name)
            recorded = _("Recorded by %(name)s, %(when)s", name=who, when=span(said.recorded_at))
            words = [f"{pages.OUTCOMES[said.outcome]}. {recorded}"]
        heading = next(pages.label(each) for each in panel.labels if each.id == candidate)
        table = [[name, who_of(row, names), *_said(row)] for name, row in rows]
        yield Section(heading, words, columns, table)


def _scores(panel: Panel) -> dict[int, list[tuple[str, Score]]]:
    """By candidate, in their order: (criterion, version)."""
    asked = {each.id: each.name for each in queries.all_criteria(panel)}
    found: dict[int, list[tuple[str, Score]]] = {each.id: [] for each in panel.labels}
    for (candidate, criterion), given in sorted(queries.versions(panel).items()):
        found[candidate] += [(asked[criterion], row) for rows in given.values() for row in rows]
    return {candidate: rows for candidate, rows in found.items() if rows}


def who_of(row: Score, names: dict[int | None, str]) -> str:
    if row.person_id is None:
        return row.member.name if row.member else ""
    return names.get(row.person_id, row.person.first_name if row.person else "")


def _said(row: Score) -> list[str]:
    points = str(row.points) if row.points is not None else _("None")
    when = span(row.at)
    return [points, row.note, _("%(when)s. Why: %(why)s", when=when, why=row.reason) if row.reason else when]


def _late(panel: Panel) -> list[Section]:
    changes = queries.late_changes(panel)
    words = [
        _("%(name)s, %(when)s: %(reason)s", name=each.by.first_name, when=day(each.at), reason=each.reason)
        for each in changes
    ]
    return [Section(_("Changed after the interviews had begun"), words=words)] if words else []


def lines_of(panel: Panel, names: dict[int | None, str]) -> tuple[list[str], list[list[Cell]]]:
    """The same as a table: a line for each version of each score. The newest version of each says so."""
    decided = queries.outcomes(panel)
    labels = {each.id: each for each in panel.labels}
    heading = [
        _("Candidate"), _("Reference"), _("Criterion"), _("Member"), _("Version"), _("Counts"), _("Score"), _("Note"),
        _("When"), _("Entered by"), _("Why"), _("Outcome"),
    ]  # fmt: skip
    lines: list[list[Cell]] = []
    for candidate, rows in _scores(panel).items():
        here, said = labels[candidate], decided.get(candidate)
        newest = {(row.criterion_id, row.person_id, row.member_id): row.number for _name, row in rows}
        for name, row in rows:
            counts = newest[row.criterion_id, row.person_id, row.member_id] == row.number
            lines.append([
                here.number, here.reference, name, who_of(row, names), row.number, _("Yes") if counts else _("No"),
                row.points, row.note, span(row.at), names.get(row.by_id, row.by.first_name), row.reason,
                str(pages.OUTCOMES[said.outcome]) if said else "",
            ])  # fmt: skip
    return heading, lines
