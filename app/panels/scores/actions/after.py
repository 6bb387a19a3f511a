"""After the opening: what was decided, who took a file, and what the law asks to keep."""

from __future__ import annotations

from collections.abc import Mapping

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.panels.models import Panel
from app.panels.scores import events, queries
from app.panels.scores.actions import taking
from app.panels.scores.models import CandidateOutcome, ScoresFile
from app.panels.scores.states import FileForm, Outcome


def record_outcomes(panel_id: int, decided: Mapping[int, Outcome], *, by: Actor) -> None:
    """By candidate. With an outcome the scores of that candidate are closed."""
    panel = taking.take(panel_id)
    _must_be_open(panel)
    for candidate_id, outcome in sorted(decided.items()):
        here = taking.candidate(panel, candidate_id)
        row = db.session().get(CandidateOutcome, here.id)
        if row is not None and row.outcome is outcome:
            continue
        values = {"outcome": outcome, "recorded_at": clock.now(), "recorded_by_id": by.person_id}
        db.session().merge(CandidateOutcome(candidate_id=here.id, **values))
        emit(events.OutcomeRecorded(panel_id, here.id, outcome), by=by)


def take_out(panel_id: int, form: FileForm, *, by: Actor) -> None:
    """Said before the file is made: it leaves this service, and somebody answers for it."""
    panel = taking.take(panel_id)
    _must_be_open(panel)
    db.session().add(ScoresFile(panel_id=panel_id, form=form, at=clock.now(), by_id=by.person_id))
    emit(events.ScoresTaken(panel_id, form), by=by)


def hold(panel_id: int, why: str, *, by: Actor) -> None:
    """Nothing of this panel is removed until `release`, such as for an inquiry."""
    row = taking.scoring(taking.take(panel_id))
    if row.held_since is None:
        row.held_since, row.held_by_id, row.held_why = clock.now(), by.person_id, why
        emit(events.ScoresHeld(panel_id), by=by)


def release(panel_id: int, *, by: Actor) -> None:
    row = taking.scoring(taking.take(panel_id))
    if row.held_since is not None:
        row.held_since = row.held_by_id = None
        row.held_why = ""
        emit(events.ScoresReleased(panel_id), by=by)


def _must_be_open(panel: Panel) -> None:
    if queries.scoring_of(panel).opened_at is None:
        raise RuleBroken(_("The scores are still sealed. The chair opens them first."))
    if queries.removals(panel):
        raise RuleBroken(_("The scores of this panel were removed when their time was over."))
