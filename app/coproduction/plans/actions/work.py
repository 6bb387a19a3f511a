"""What is done for a criterion, and what shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.coproduction.plans import events, queries
from app.coproduction.plans.actions.taking import take_of
from app.coproduction.plans.models import PlanAction, PlanEvidence
from app.coproduction.plans.states import HERE
from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _

MOST = 100  # of each, for one criterion


def save_action(criterion_id: int, action_id: int | None, answers: Mapping[str, Any], *, by: Actor) -> None:
    """Something somebody will do: `words`, `owner_id` (of the team, or an owner), `due_on`, `done_on`."""
    row = take_of(criterion_id)
    action = next((each for each in row.actions if each.id == action_id), None)
    if action_id is not None and action is None:
        raise RuleBroken(_("This action is not there any more."))
    known: set[int | None] = {each.id for each in queries.staff_of(row.plan.team_id)}
    known |= {each.person_id for each in row.owners if each.state in HERE} | {action.owner_id if action else None}
    if answers["owner_id"] is not None and answers["owner_id"] not in known:
        raise RuleBroken(_("Choose somebody of the team, or an owner of this criterion."))
    if action is None:
        if len(row.actions) >= MOST:
            raise RuleBroken(_("There are a hundred actions. Write the next one under another criterion."))
        action = PlanAction(criterion_id=criterion_id)
        db.session().add(action)
    for name in ("words", "owner_id", "due_on", "done_on"):
        setattr(action, name, answers[name])
    db.session().flush()
    emit(events.PlanActionSaved(criterion_id, action.id), by=by)


def add_evidence(criterion_id: int, words: str, link: Mapping[str, int], *, by: Actor) -> None:
    """`link`: nothing, or one of `opportunity_id`, `panel_id`, `review_id` and `outcome_id`, of the same team."""
    row = take_of(criterion_id)
    if len(row.evidence) >= MOST:
        raise RuleBroken(_("There is a lot here already. Remove what shows least."))
    if link and not _of_team(row.plan.team_id, link):
        raise RuleBroken(_("Choose something of this team."))
    made = PlanEvidence(criterion_id=criterion_id, words=words, at=clock.now(), by_id=by.speaks_for, **link)
    db.session().add(made)
    db.session().flush()
    emit(events.PlanEvidenceAdded(criterion_id, made.id), by=by)


def _of_team(team_id: int, link: Mapping[str, int]) -> bool:
    return all(
        number in {each.id for each in queries.linkable(name.removesuffix("_id"), team_id)}
        for name, number in link.items()
    )


def remove_evidence(evidence_id: int, *, by: Actor) -> None:
    found = db.session().get(PlanEvidence, evidence_id)
    if found is None:
        return
    take_of(found.criterion_id)
    found = db.session().get(PlanEvidence, evidence_id, populate_existing=True)
    if found is not None:
        db.session().delete(found)
        emit(events.PlanEvidenceRemoved(found.criterion_id, evidence_id), by=by)
