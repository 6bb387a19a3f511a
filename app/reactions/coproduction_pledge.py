"""What follows from the pledge: a reminder once a year; and who leaves the register leaves the wall."""

from __future__ import annotations

from datetime import datetime

from app.coproduction.pledge import actions, events
from app.coproduction.pledge.models import Pledge
from app.coproduction.pledge.states import PledgeState
from app.core import db
from app.core.actor import Actor
from app.messages import write
from app.messages.models import OutboxMessage
from app.people.events import AccountEnded, AdvisorDied, AdvisorMoved
from app.people.models import Advisor
from app.people.states import HAS_A_PLACE, AdvisorState


def tell_renew(event: events.PledgeToRenew, _by: Actor) -> None:
    """The person; of a team those who lead it."""
    pledge = db.session().get_one(Pledge, event.pledge_id)
    if pledge.person is not None:
        write.pledge_renewal(pledge.person, pledge.id, team="", on=pledge.renew_on, path="/my-pledge")
    elif pledge.team is not None:
        leads = [member.person for member in pledge.team.members if member.lead]
        for person in leads or [member.person for member in pledge.team.members]:
            write.pledge_renewal(person, pledge.id, team=pledge.team.name, on=pledge.renew_on, path="/host/pledges")


def still_held(row: OutboxMessage, _now: datetime) -> bool:
    pledge = db.session().get(Pledge, int(row.about.partition(":")[2]))
    return pledge is not None and pledge.state is PledgeState.TAKEN


def advisor_left(event: AdvisorMoved | AdvisorDied, by: Actor) -> None:
    if isinstance(event, AdvisorDied) or event.state == AdvisorState.ENDED.value:
        actions.hide(event.person_id, by=Actor(by.person_id))


def staff_left(event: AccountEnded, by: Actor) -> None:
    """An account that ended is that of staff who left, unless it is somebody's of the register: they need none."""
    advisor = db.session().get(Advisor, event.person_id)
    if advisor is None or advisor.state not in HAS_A_PLACE:
        actions.hide(event.person_id, by=Actor(by.person_id))


STILL_TRUE = {"pledge_renewal": still_held}
