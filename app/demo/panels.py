"""A recruitment panel with two advisors and two of the staff, one that was, and two without lived experience."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.demo.people import Cast
from app.opportunities.models import Opportunity
from app.opportunities.states import OpportunityState
from app.panels import actions
from app.panels.after import actions as after
from app.panels.after import queries
from app.panels.states import DecisionRule, PanelRole, WhyWithout
from app.panels.way import actions as way
from app.panels.way.rules import PLANNED
from app.panels.way.states import Step
from app.people.models import Person
from app.signups import actions as signups
from app.signups import rules

KIND = "interview-panel"


def panels(cast: Cast) -> None:
    """By the verbs that the pages use."""
    found = db.session().scalars(select(Opportunity).where(Opportunity.ref == KIND)).one_or_none()
    if found is None:
        return
    for person_id in (cast.advisor, cast.carer):
        _place(cast, found, person_id)
    answers = {"post": "Staff nurse", "band": "5", "candidates": 5, "decision_rule": DecisionRule.AGREEMENT}
    panel = actions.set_up(found.id, answers, by=Actor(cast.host))
    for person_id, role in ((cast.host, PanelRole.CHAIR), (cast.host_2, PanelRole.SCRIBE)):
        name = db.session().get_one(Person, person_id).name
        actions.add_member(panel.id, name=name, person_id=person_id, role=role, by=Actor(cast.host))
    way.done(panel.id, Step.SHORTLISTING, by=Actor(cast.host))
    _one_that_was(cast)
    for days, post, why in ((40, "Ward clerk", WhyWithout.NOT_ASKED), (75, "Team manager", WhyWithout.TOO_LATE)):
        day = clock.today() - timedelta(days=days)
        actions.log_without(cast.teams[0], post=post, band="3", day=day, why=why, by=Actor(cast.host))


def _place(cast: Cast, found: Opportunity, person_id: int) -> None:
    """They put their name down, are chosen, and say yes."""
    choice = rules.Choice(seat_id=found.seats[0].id)
    (place,) = signups.sign_up(found.id, person_id, choice, by=Actor(person_id))
    signups.offer(place.id, by=Actor(cast.team_member))
    signups.accept(place.id, by=Actor(person_id))


def _one_that_was(cast: Cast) -> None:
    """Held with an advisor, and looked after to the end."""
    wanted = select(Opportunity).where(Opportunity.kind_code == KIND, Opportunity.state == OpportunityState.DONE)
    was = db.session().scalars(wanted.order_by(Opportunity.id)).first()
    if was is None:
        return
    host = Actor(was.host_id)
    panel = actions.set_up(was.id, {"band": "6"}, by=host)
    after.say_outcome(panel.id, 1, by=host)
    for place in queries.advisors_of(panel):
        after.check_in(panel.id, place.ref, by=Actor(cast.team_member))
    for step in PLANNED:
        way.did(panel.id, step, by=host)
