"""Planning together: changing the words of a draft, having one's name on it, stepping down."""

from __future__ import annotations

from app.coproduction.doors import queries
from app.coproduction.doors.events import PlanningEnded
from app.coproduction.doors.models import Planner
from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.opportunities.actions import drafts
from app.opportunities.models import Opportunity


def reword(opportunity_id: int, words: drafts.WordsOfDraft, edition: int, *, by: Actor) -> None:
    """As its host may, while it is a draft. Only whoever plans it with them now."""
    found = queries.planner(opportunity_id, by.person_id or 0)
    if found is None or found.ended_at is not None:
        raise RuleBroken(_("You do not plan this together with the team any more. Ask us if that is not right."))
    drafts.reword(db.session().get_one(Opportunity, opportunity_id), words, edition, by=by)


def name_me(planner_id: int, *, named: bool) -> None:
    """Whether everybody reads their first name on the opportunity. Theirs to say, at any time."""
    db.session().get_one(Planner, planner_id).named = named


def end_planning(planner_id: int, *, by: Actor) -> None:
    """By the advisor, the host or the involvement team. Nobody is asked why."""
    planner = db.session().get_one(Planner, planner_id, with_for_update=True, populate_existing=True)
    if planner.ended_at is None:
        planner.ended_at, planner.named = clock.now(), False
        emit(PlanningEnded(planner.opportunity_id, planner.person_id), by=by)


def end_all_planning(person_id: int, *, by: Actor) -> None:
    for planner in queries.planned_by(person_id):
        end_planning(planner.id, by=by)
