"""Giving scores: sealed before the opening, and a new version after it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.panels.conflicts.queries import steps_aside
from app.panels.models import Candidate, Panel
from app.panels.scores import events, queries, rules
from app.panels.scores.actions import taking
from app.panels.scores.models import CandidateOutcome, Score, SealedScore
from app.panels.scores.sealing import Given, seal

Answers = Mapping[int, tuple[int | None, str]]  # by criterion: points, or not yet, and a note


def give(panel_id: int, candidate_id: int, answers: Answers, *, reason: str = "", by: Actor) -> None:
    """A member's own scores of one candidate; parts of them are fine. Nobody gives them for somebody else.

    Before the opening nothing is emitted and no row but the sealed one is touched (ADR 049).
    """
    panel = taking.take(panel_id)
    here = _takes_scores(panel, candidate_id)
    person_id = by.person_id
    if by.behalf_of_id is not None or person_id not in {one.person_id for one in queries.bench(panel).all}:
        raise RuleBroken(_("You do not score on this panel any more. Nothing was saved."))
    if (person_id, here.number) in steps_aside(panel.id):
        raise RuleBroken(_("You know this candidate, so you do not score them. Nothing was saved. The others do."))
    checked = _checked(panel, answers)
    if queries.scoring_of(panel).opened_at is None:
        _seal(panel, here, person_id or 0, checked)
    else:
        _add_versions(here, (person_id, None), checked, reason=reason, by=by)


def give_on_paper(
    panel_id: int, candidate_id: int, scorer: queries.Scorer, answers: Answers, *, reason: str, by: Actor
) -> None:
    """What somebody without a sign-in wrote on their sheet: only after the opening, so that nobody reads it before."""
    panel = taking.take(panel_id)
    here = _takes_scores(panel, candidate_id)
    if queries.scoring_of(panel).opened_at is None:
        raise RuleBroken(_("Paper sheets are copied in after the scores are open. Keep them closed until then."))
    if scorer not in {(None, one.member_id) if one.member_id else (one.person_id, None)
                      for one in queries.bench(panel).paper}:  # fmt: skip
        raise RuleBroken(_("Only for members without a sign-in. The others give their scores themselves."))
    _add_versions(here, scorer, _checked(panel, answers), reason=reason, by=by)


def _takes_scores(panel: Panel, candidate_id: int) -> Candidate:
    taking.must_be_on(panel)
    here = taking.candidate(panel, candidate_id)
    if here.withdrawn_at is not None:
        raise RuleBroken(_("Candidate %(number)d has dropped out. Nothing was saved.", number=here.number))
    if not rules.begun(panel.first_on, clock.today()):
        raise RuleBroken(_("Scoring begins on the first day of interviews. Nothing was saved."))
    if queries.removals(panel):
        raise RuleBroken(_("The scores of this panel were removed when their time was over. Nothing was saved."))
    if db.session().get(CandidateOutcome, candidate_id) is not None:
        raise RuleBroken(
            _("An outcome is recorded for Candidate %(number)d, so the scores stay as they are.", number=here.number)
        )
    return here


def _checked(panel: Panel, answers: Answers) -> Answers:
    """Only for criteria that stand, and on the scale."""
    scale, asked = queries.scoring_of(panel), {each.id for each in queries.criteria(panel)}
    if not set(answers) <= asked:
        raise RuleBroken(_("The criteria were changed in the meantime. Check your scores, then save again."))
    for points, _note in answers.values():
        if points is not None and not scale.lowest <= points <= scale.highest:
            raise RuleBroken(_("Choose one of the points of the scale."))
    return answers


def _seal(panel: Panel, here: Candidate, person_id: int, answers: Answers) -> None:
    before = queries.own_sealed(panel, person_id)
    for criterion_id, (points, note) in answers.items():
        earlier = before.get((here.id, criterion_id))
        points = points if points is not None or earlier is None else earlier.points  # noqa: PLW2901  a score stays given
        if (points, note) == ((earlier.points, earlier.note) if earlier else (None, "")):
            continue
        cell = (here.id, criterion_id, person_id)
        sealed = seal(Given(points, note, clock.now()), cell)
        db.session().merge(
            SealedScore(candidate_id=here.id, criterion_id=criterion_id, person_id=person_id, sealed=sealed)
        )


def _add_versions(here: Candidate, scorer: queries.Scorer, answers: Answers, *, reason: str, by: Actor) -> None:
    person_id, member_id = scorer
    for criterion_id, (points, note) in sorted(answers.items()):
        last = _last(here.id, criterion_id, scorer)
        points = points if points is not None or last is None else last.points  # noqa: PLW2901
        if (points, note) == ((last.points, last.note) if last else (None, "")):
            continue
        if not reason:
            raise RuleBroken(_("The scores are open. Say in a few words why you add or change one now."))
        made = Score(
            candidate_id=here.id, criterion_id=criterion_id, person_id=person_id, member_id=member_id, points=points,
            note=note, number=last.number + 1 if last else 1, reason=reason, at=clock.now(), by_id=by.person_id,
        )  # fmt: skip
        db.session().add(made)
        db.session().flush()
        emit(events.ScoreChanged(here.panel_id, made.id, made.number), by=by)


def _last(candidate_id: int, criterion_id: int, scorer: queries.Scorer) -> Score | None:
    mine = Score.person_id == scorer[0] if scorer[0] is not None else Score.member_id == scorer[1]
    wanted = select(Score).where(Score.candidate_id == candidate_id, Score.criterion_id == criterion_id, mine)
    return db.session().scalars(wanted.order_by(Score.number.desc()).limit(1)).one_or_none()
