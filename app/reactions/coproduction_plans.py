"""What follows from plans: whoever is asked to look after a part hears of it, and of the review that comes up."""

from __future__ import annotations

from datetime import datetime

from app.coproduction.plans import actions, events, queries
from app.coproduction.plans.models import Owner, Plan
from app.coproduction.plans.states import OwnerState, PlanState, Side
from app.core import db
from app.core.actor import Actor
from app.messages import write
from app.messages.models import OutboxMessage
from app.people.events import AdvisorDied, AdvisorMoved, HostLeft
from app.people.models import Person
from app.people.states import AdvisorState


def tell_asked(event: events.OwnerAsked, _by: Actor) -> None:
    """Somebody who keeps away from the team hears nothing from it by themselves: the involvement team rings first."""
    owner = db.session().get_one(Owner, event.owner_id)
    row = owner.criterion
    write.plan_asked(
        owner.person, owner.id, team=row.plan.team.name, path=f"/my-plans/{row.ref}", again=event.again,
        call=queries.keeps_away(owner.person_id, row.plan.team_id), once=f"{len(owner.moves)}",
    )  # fmt: skip


def still_asked(row: OutboxMessage, _now: datetime) -> bool:
    """They may have answered meanwhile, or somebody else was asked."""
    owner = db.session().get(Owner, int(row.about.partition(":")[2]))
    return owner is not None and owner.state is OwnerState.ASKED and owner.person_id == row.person_id


def tell_review(event: events.PlanReviewDue, _by: Actor) -> None:
    """Whoever leads the team, and every owner who said yes; each of them once, with their own page."""
    plan = db.session().get_one(Plan, event.plan_id)
    members = plan.team.members
    leads = [member.person_id for member in members if member.lead] or [member.person_id for member in members]
    paths = {owner.person_id: "/my-plans" for row in plan.criteria for owner in row.owners
             if owner.state is OwnerState.YES}  # fmt: skip
    paths |= dict.fromkeys(leads, f"/host/plans/{plan.ref}")
    for person_id, path in paths.items():
        person = db.session().get_one(Person, person_id)
        write.plan_review(person, plan.id, team=plan.team.name, on=plan.review_on, path=path)


def still_due(row: OutboxMessage, _now: datetime) -> bool:
    plan = db.session().get(Plan, int(row.about.partition(":")[2]))
    return plan is not None and plan.state is PlanState.AGREED


def advisor_left(event: AdvisorMoved | AdvisorDied, by: Actor) -> None:
    """Others are looked for in what they looked after, and nothing of theirs is shown any more."""
    if isinstance(event, AdvisorDied) or event.state == AdvisorState.ENDED.value:
        actions.leave_all(event.person_id, Side.LIVED, by=Actor(by.person_id))


def host_left(event: HostLeft, by: Actor) -> None:
    """What they looked after for this team waits for somebody else of it."""
    actions.leave_all(event.person_id, Side.STAFF, event.team_id, by=Actor(by.person_id))


STILL_TRUE = {"plan_asked": still_asked, "plan_review": still_due}
