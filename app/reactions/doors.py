"""What follows from ideas: whoever put one forward is told whether it is taken up."""

from __future__ import annotations

from app.coproduction.doors import actions, events
from app.coproduction.doors.models import Idea, IdeaMove
from app.coproduction.doors.states import IdeaState
from app.core import db
from app.core.actor import Actor
from app.core.formatting import local
from app.messages import write
from app.people import events as people
from app.people.states import AdvisorState


def planner_gone(event: people.AdvisorMoved | people.AdvisorDied, by: Actor) -> None:
    """Whoever leaves the register, or has died, is named on no opportunity any more. A break changes nothing."""
    if isinstance(event, people.AdvisorDied) or event.state == AdvisorState.ENDED.value:
        actions.end_all_planning(event.person_id, by=by)


def tell_answered(event: events.IdeaAnswered, _by: Actor) -> None:
    idea = db.session().get_one(Idea, event.idea_id)
    row = db.session().get_one(IdeaMove, event.move_id)
    write.idea_answered(
        idea.person, idea.id, on=local(idea.made_at).date(), taken_up=row.after == IdeaState.TAKEN_UP.value,
        together=idea.together and idea.opportunity_id is not None, reason=row.reason or "", once=str(event.move_id),
    )  # fmt: skip
