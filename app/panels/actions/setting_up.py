"""A panel comes to be with its opportunity, follows its days, and is called off with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core import clock, db
from app.core.actor import Actor
from app.core.clock import LONDON
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.opportunities.actions.taking import lock as lock_opportunity
from app.opportunities.models import Opportunity
from app.opportunities.rules.times import planned
from app.opportunities.states import Shape
from app.panels import events, queries, rules
from app.panels.actions.taking import lock, lock_running
from app.panels.models import Panel
from app.panels.states import Involvement, PanelShape, PanelState

ASKED = ("post", "band", "consultant", "reference", "shape", "involvement", "candidates", "decision_rule", "joint_at")
Answers = Mapping[str, Any]


def set_up(opportunity_id: int, answers: Answers, *, by: Actor) -> Panel:
    """The panel of this opportunity, with these answers (any of `ASKED`); one that is there already is changed.

    Raises RuleBroken where the opportunity is no panel, has no day yet, or an answer cannot be.
    """
    opportunity = lock_opportunity(opportunity_id)
    there = queries.of_opportunity(opportunity_id)
    if there is not None:
        return change(there.id, answers, by=by)
    if opportunity.kind.shape is not Shape.PANEL:
        raise RuleBroken(_("Only an interview panel has these pages."))
    if not planned(opportunity.sessions):
        raise RuleBroken(_("Add the day of the interviews to the opportunity first."))
    return _set_up(opportunity, answers, by=by)


def set_up_if_missing(opportunity_id: int, *, by: Actor) -> Panel | None:
    """When an interview panel is published, with its title for the post. The host fills in the rest."""
    opportunity = db.session().get_one(Opportunity, opportunity_id)
    if opportunity.kind.shape is not Shape.PANEL or not planned(opportunity.sessions):
        return None
    return queries.of_opportunity(opportunity_id) or _set_up(opportunity, {}, by=by)


def _set_up(opportunity: Opportunity, answers: Answers, *, by: Actor) -> Panel:
    first_on, last_on = _days(opportunity)
    panel = Panel(
        opportunity_id=opportunity.id, team_id=opportunity.team_id, made_by_id=by.person_id or opportunity.host_id,
        made_at=clock.now(), post=opportunity.title, shape=PanelShape.MIXED, involvement=Involvement.MEMBER,
        first_on=first_on, last_on=last_on,
    )  # fmt: skip
    _answer(panel, answers)
    move(panel, PanelState.PLANNED, by=by, now=clock.now())
    db.session().add(panel)
    db.session().flush()
    emit(events.PanelSetUp(panel.id), by=by)
    return panel


def change(panel_id: int, answers: Answers, *, by: Actor) -> Panel:
    panel = lock_running(panel_id)
    _answer(panel, answers)
    emit(events.PanelChanged(panel.id), by=by)
    return panel


def follow_days(opportunity_id: int, *, by: Actor) -> None:
    """A session was added, moved or cancelled. Called with the opportunity taken; nothing where it has no panel."""
    there = queries.of_opportunity(opportunity_id)
    if there is None or there.state is not PanelState.PLANNED:
        return
    panel = lock(there.id)
    opportunity = db.session().get_one(Opportunity, opportunity_id)
    if not planned(opportunity.sessions) or _days(opportunity) == (panel.first_on, panel.last_on):
        return
    panel.first_on, panel.last_on = _days(opportunity)
    emit(events.PanelDaysMoved(panel.id, panel.first_on, panel.last_on), by=by)


def call_off(opportunity_id: int, *, by: Actor) -> None:
    """With its opportunity. What was held stays held."""
    there = queries.of_opportunity(opportunity_id)
    if there is None or there.state is not PanelState.PLANNED:
        return
    panel = lock(there.id)
    move(panel, PanelState.CALLED_OFF, by=by, now=clock.now())
    emit(events.PanelCalledOff(panel.id), by=by)


def _answer(panel: Panel, answers: Answers) -> None:
    reference = answers.get("reference", "")
    if reference and not rules.is_reference(reference):
        raise RuleBroken(_("Type the vacancy's number here, and nobody's name."))
    for name in ASKED:
        if name in answers:
            setattr(panel, name, answers[name])


def _days(opportunity: Opportunity) -> tuple[Any, Any]:
    """The first and the last day in London."""
    days = [each.starts_at.astimezone(LONDON).date() for each in planned(opportunity.sessions)]
    return min(days), max(days)
