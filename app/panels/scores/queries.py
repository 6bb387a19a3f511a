"""Reads about questions, criteria, and what may be seen of scores."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core import db
from app.panels.conflicts.queries import steps_aside
from app.panels.models import Candidate, Panel, PanelMember
from app.panels.queries import Sitting, sitting
from app.panels.scores import rules
from app.panels.scores.models import (
    CandidateOutcome,
    Criterion,
    LateChange,
    Question,
    Removal,
    Score,
    ScoresFile,
    Scoring,
    SealedScore,
)
from app.panels.scores.sealing import Given, Unreadable, unseal
from app.panels.states import Duty
from app.people.models import Account

Cell = tuple[int, int]  # candidate, criterion
Scorer = tuple[int | None, int | None]  # person or member: who scored


def scoring_of(panel: Panel) -> Scoring:
    """The row of the panel; one that is not saved where nobody has said anything yet."""
    found = db.session().get(Scoring, panel.id)
    return found or Scoring(panel_id=panel.id, lowest=0, highest=5, opened_why="", held_why="")


def criteria(panel: Panel) -> Sequence[Criterion]:
    wanted = select(Criterion).where(Criterion.panel_id == panel.id, Criterion.withdrawn_at.is_(None))
    return db.session().scalars(wanted.order_by(Criterion.position, Criterion.id)).all()


def all_criteria(panel: Panel) -> Sequence[Criterion]:
    """Also those taken out."""
    wanted = select(Criterion).where(Criterion.panel_id == panel.id)
    return db.session().scalars(wanted.order_by(Criterion.position, Criterion.id)).all()


def questions(panel: Panel) -> Sequence[Question]:
    wanted = select(Question).where(Question.panel_id == panel.id, Question.withdrawn_at.is_(None))
    loaded = wanted.options(joinedload(Question.written_by), joinedload(Question.criterion))
    return db.session().scalars(loaded.order_by(Question.position, Question.id)).all()


def late_changes(panel: Panel) -> Sequence[LateChange]:
    wanted = select(LateChange).where(LateChange.panel_id == panel.id).options(joinedload(LateChange.by))
    return db.session().scalars(wanted.order_by(LateChange.id)).all()


def candidates(panel: Panel) -> list[Candidate]:
    """Those who have not dropped out, by number."""
    return [each for each in panel.labels if each.withdrawn_at is None]


def candidate(panel: Panel, number: int) -> Candidate | None:
    return next((each for each in candidates(panel) if each.number == number), None)


@dataclass(frozen=True)
class Bench:
    """Who scores on this panel: `online` with a sign-in of their own, `paper` without. In the order of speaking."""

    online: list[Sitting]
    paper: list[Sitting]

    @property
    def all(self) -> list[Sitting]:
        return [*self.online, *self.paper]


def bench(panel: Panel) -> Bench:
    scorers = [one for one in speaking(panel) if one.scores]
    ids = {one.person_id for one in scorers if one.person_id is not None}
    able = set(
        db.session().scalars(select(Account.person_id).where(Account.person_id.in_(ids), Account.ended_at.is_(None)))
    )
    return Bench(
        [one for one in scorers if one.person_id in able], [one for one in scorers if one.person_id not in able]
    )  # fmt: skip


def speaking(panel: Panel) -> list[Sitting]:
    """Everybody who scores, in the order of speaking: see `rules.speaks`."""
    duties = _duties(panel)
    scorers = [one for one in sitting(panel) if one.scores]
    return sorted(scorers, key=lambda one: (_turn(one, duties), one.name.casefold()))


def _turn(one: Sitting, duties: dict[int, Duty]) -> int:
    duty = duties.get(one.member_id) if one.member_id is not None else None
    return rules.speaks(advises=one.advises, role=one.role, type_=one.type, duty=duty)


def _duties(panel: Panel) -> dict[int, Duty]:
    wanted = select(PanelMember.id, PanelMember.duty).where(PanelMember.panel_id == panel.id)
    return {row.id: row.duty for row in db.session().execute(wanted) if row.duty is not None}


def own_sealed(panel: Panel, person_id: int) -> dict[Cell, Given]:
    """What this person gave, for their own eyes."""
    return {(c, k): given for (c, k, _person), given in _sealed(panel, {person_id}).items()}


def sealed_of(panel: Panel, people: Collection[int]) -> dict[rules.Cell, Given]:
    """What these people gave: for the verb that opens, and for `standing`; never for a page."""
    return _sealed(panel, people)


def _sealed(panel: Panel, people: Collection[int]) -> dict[rules.Cell, Given]:
    here = select(Candidate.id).where(Candidate.panel_id == panel.id)
    wanted = select(SealedScore).where(SealedScore.candidate_id.in_(here), SealedScore.person_id.in_(people))
    cells = {(row.candidate_id, row.criterion_id, row.person_id): row.sealed for row in db.session().scalars(wanted)}
    found: dict[rules.Cell, Given] = {}
    for cell in sorted(cells):
        with suppress(Unreadable):  # sealed under a SECRET_KEY that is gone: as if it had never been given
            found[cell] = unseal(cells[cell], cell)
    return found


@dataclass(frozen=True)
class Standing:
    """All that the chair may know before the opening: of each candidate by number, and of the whole."""

    each: dict[int, bool]
    all_in: bool


def standing(panel: Panel) -> Standing:
    people = {one.person_id for one in bench(panel).online if one.person_id is not None}
    asked, seen = [each.id for each in criteria(panel)], candidates(panel)
    given = {cell for cell, what in _sealed(panel, people).items() if what.points is not None}
    given |= _not_asked(panel, asked)
    return Standing(
        {each.number: rules.all_in(people, [each.id], asked, given) for each in seen},
        rules.all_in(people, [each.id for each in seen], asked, given),
    )


def _not_asked(panel: Panel, asked: Collection[int]) -> set[rules.Cell]:
    """Nobody waits for the score of somebody who steps aside for a candidate they know."""
    aside, seen = steps_aside(panel.id), {each.number: each.id for each in candidates(panel)}
    return {(seen[number], criterion, person) for person, number in aside if number in seen for criterion in asked}


def aside_of(panel: Panel, person_id: int) -> set[int]:
    """The numbers of the candidates whom this person does not score."""
    return {number for person, number in steps_aside(panel.id) if person == person_id}


def versions(panel: Panel) -> dict[Cell, dict[Scorer, list[Score]]]:
    """After the opening: every version of every score, by candidate and criterion, then by who scored; in order."""
    here = select(Candidate.id).where(Candidate.panel_id == panel.id)
    wanted = select(Score).where(Score.candidate_id.in_(here)).order_by(Score.number, Score.id)
    loaded = wanted.options(joinedload(Score.person), joinedload(Score.member), joinedload(Score.by))
    found: dict[Cell, dict[Scorer, list[Score]]] = {}
    for row in db.session().scalars(loaded):
        cell = found.setdefault((row.candidate_id, row.criterion_id), {})
        cell.setdefault((row.person_id, row.member_id), []).append(row)
    return found


def outcomes(panel: Panel) -> dict[int, CandidateOutcome]:
    """By candidate."""
    here = select(Candidate.id).where(Candidate.panel_id == panel.id)
    wanted = select(CandidateOutcome).where(CandidateOutcome.candidate_id.in_(here))
    rows = db.session().scalars(wanted.options(joinedload(CandidateOutcome.recorded_by)))
    return {row.candidate_id: row for row in rows}


def files(panel: Panel) -> Sequence[ScoresFile]:
    wanted = select(ScoresFile).where(ScoresFile.panel_id == panel.id).options(joinedload(ScoresFile.by))
    return db.session().scalars(wanted.order_by(ScoresFile.id)).all()


def removals(panel: Panel) -> Sequence[Removal]:
    return db.session().scalars(select(Removal).where(Removal.panel_id == panel.id).order_by(Removal.id)).all()


def out_of_time(day: date, months: int) -> list[int]:
    """Panels with anything of scoring left whose time is over, and that nothing holds back."""
    candidates_of = select(Candidate.panel_id)
    left = [
        candidates_of.join(table, table.candidate_id == Candidate.id)
        for table in (SealedScore, Score, CandidateOutcome)
    ]
    wanted = (
        select(Panel.id, Panel.last_on)
        .outerjoin(Scoring, Scoring.panel_id == Panel.id)
        .where(Scoring.held_since.is_(None), Panel.last_on <= day, Panel.id.in_(left[0].union(*left[1:])))
        .order_by(Panel.id)
    )
    return [row.id for row in db.session().execute(wanted) if rules.kept_until(row.last_on, months) <= day]
