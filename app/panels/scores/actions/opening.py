"""Opening: what was sealed becomes the first version of each score, for everybody at once."""

from __future__ import annotations

from sqlalchemy import delete, select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.panels.models import Candidate, Panel
from app.panels.queries import sitting
from app.panels.scores import events, queries, rules
from app.panels.scores.actions import taking
from app.panels.scores.models import Score, SealedScore
from app.panels.states import PanelRole


def open_scores(panel_id: int, why: str, *, papers_in_hand: bool, by: Actor) -> None:
    """By the chair, with a reason where somebody is still waited for; by any member once everything is in."""
    panel = taking.take(panel_id)
    _may_be_opened(panel)
    mine = next((one for one in sitting(panel) if one.person_id == by.person_id and one.scores), None)
    everything = queries.standing(panel).all_in
    if mine is None or (mine.role is not PanelRole.CHAIR and not everything):
        raise RuleBroken(_("Only the chair opens the scores before everybody has finished."))
    if not everything and not why:
        raise RuleBroken(_("Not everything is in yet. Say why the scores are opened now."))
    if queries.bench(panel).paper and not papers_in_hand:
        raise RuleBroken(_("First take the paper sheets, filled in, from everybody who scores on paper."))
    _release(panel)
    row = taking.scoring(panel)
    row.opened_at, row.opened_by_id, row.opened_why = clock.now(), by.person_id, "" if everything else why
    emit(events.ScoresOpened(panel_id, everything), by=by)


def _may_be_opened(panel: Panel) -> None:
    taking.must_be_on(panel)
    if queries.scoring_of(panel).opened_at is not None:
        raise RuleBroken(_("The scores are open already."))
    if not rules.begun(panel.first_on, clock.today()):
        raise RuleBroken(_("Scores are opened after the interviews, not before the first day."))
    if not queries.criteria(panel) or not queries.candidates(panel):
        raise RuleBroken(_("There is nothing to open: first the panel needs candidates and criteria."))


def _release(panel: Panel) -> None:
    """In an order that says nothing of who was first. What somebody gave who has left since is not read, and goes."""
    people = {one.person_id for one in sitting(panel) if one.scores and one.person_id is not None}
    for (candidate_id, criterion_id, person_id), given in queries.sealed_of(panel, people).items():
        db.session().add(
            Score(
                candidate_id=candidate_id, criterion_id=criterion_id, person_id=person_id, number=1,
                points=given.points, note=given.note, at=given.at, by_id=person_id,
            )
        )  # fmt: skip
    here = select(Candidate.id).where(Candidate.panel_id == panel.id)
    db.session().execute(delete(SealedScore).where(SealedScore.candidate_id.in_(here)))
