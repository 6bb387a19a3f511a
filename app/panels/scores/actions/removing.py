"""When the time is over: everything that says anything of a candidate goes, and a certificate says that it went."""

from __future__ import annotations

from sqlalchemy import delete, func, select

from app.core import clock, db
from app.core.actor import Actor
from app.core.events import emit
from app.panels.models import Candidate, Panel
from app.panels.scores import events, queries, rules
from app.panels.scores.actions import taking
from app.panels.scores.models import CandidateOutcome, Removal, Score, SealedScore


def remove(panel_id: int, months: int, *, by: Actor) -> Removal | None:
    """Asked again under the lock: nothing that is held back, or whose time is not over. Questions stay."""
    panel = taking.take(panel_id)
    row = queries.scoring_of(panel)
    if row.held_since is not None or clock.today() < rules.kept_until(panel.last_on, months):
        return None
    made = _certificate(panel, months)
    here = select(Candidate.id).where(Candidate.panel_id == panel.id)
    for table in (SealedScore, Score, CandidateOutcome):
        db.session().execute(delete(table).where(table.candidate_id.in_(here)))
    for label in panel.labels:
        label.reference = ""
    row.opened_why = ""
    db.session().add(made)
    db.session().flush()
    emit(events.ScoresRemoved(panel_id, made.id, panel.last_on), by=by)
    return made


def _certificate(panel: Panel, months: int) -> Removal:
    """Counts alone. What was never opened is counted too: by now it is nobody's secret that somebody scored."""
    cells, versions = _opened(panel)
    here = select(Candidate.id).where(Candidate.panel_id == panel.id)
    sealed = db.session().execute(
        select(SealedScore.candidate_id, SealedScore.person_id).where(SealedScore.candidate_id.in_(here))
    ).all()  # fmt: skip
    outcomes = db.session().scalar(
        select(func.count()).select_from(CandidateOutcome).where(CandidateOutcome.candidate_id.in_(here))
    )
    seen = {c for c, _scorer in cells} | {each.candidate_id for each in sealed}
    members = {scorer for _c, scorer in cells} | {(each.person_id, None) for each in sealed}
    return Removal(
        panel_id=panel.id, removed_at=clock.now(), last_on=panel.last_on, months=months, candidates=len(seen),
        members=len(members), given=len(cells) + len(sealed), versions=versions + len(sealed), outcomes=outcomes or 0,
    )  # fmt: skip


def _opened(panel: Panel) -> tuple[list[tuple[int, queries.Scorer]], int]:
    """Each opened score as (candidate, who), and how many versions there are of all of them."""
    found = queries.versions(panel)
    cells = [(cell[0], scorer) for cell, given in found.items() for scorer in given]
    return cells, sum(len(rows) for given in found.values() for rows in given.values())
