"""Who leaves the register leaves its networks."""

from __future__ import annotations

from app.coproduction.network import actions
from app.core import db
from app.core.actor import Actor
from app.people.events import AccountEnded, AdvisorDied, AdvisorMoved
from app.people.models import Advisor
from app.people.states import HAS_A_PLACE, AdvisorState


def advisor_left(event: AdvisorMoved | AdvisorDied, by: Actor) -> None:
    if isinstance(event, AdvisorDied) or event.state == AdvisorState.ENDED.value:
        actions.leave_all(event.person_id, by=Actor(by.person_id))


def staff_left(event: AccountEnded, by: Actor) -> None:
    """An account that ended is that of staff who left, unless it is somebody's of the register: they need none."""
    advisor = db.session().get(Advisor, event.person_id)
    if advisor is None or advisor.state not in HAS_A_PLACE:
        actions.leave_all(event.person_id, by=Actor(by.person_id))
