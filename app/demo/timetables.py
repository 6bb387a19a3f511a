"""The timetable of the interview panel: five candidates on its day, by the verbs that the pages use."""

from __future__ import annotations

from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.opportunities.models import Opportunity
from app.panels import actions as panels
from app.panels.queries import of_opportunity
from app.panels.states import PanelRole
from app.panels.timetable import actions
from app.panels.timetable.actions import Saving

LENGTHS = {
    "interview": 45, "presentation": 0, "task": 0, "gap": 15, "briefing": 30, "wash_up": 30, "joint": 0, "pause": 15,
    "break_after": 150, "longest": None, "lunch": 45, "lunch_from": 12 * 60, "lunch_until": 14 * 60,
}  # fmt: skip


def timetables() -> None:
    """Nobody's calendar changes: the day ends when people were told it would."""
    found = db.session().scalars(select(Opportunity).where(Opportunity.ref == "interview-panel")).one_or_none()
    if found is None:
        return
    host = Actor(found.host_id)
    answers = {"post": "Liaison nurse", "band": "6", "candidates": 5}
    panel = of_opportunity(found.id) or panels.set_up(found.id, answers, by=host)
    if not panel.members:
        panels.add_member(panel.id, name=found.host.name, person_id=found.host_id, role=PanelRole.CHAIR, by=host)
    actions.take_days(panel.id, by=host)
    actions.make(panel.id, LENGTHS, 5, Saving(tell=False), by=host)
