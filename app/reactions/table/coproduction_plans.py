"""Service improvement plans."""

from __future__ import annotations

from app.coproduction.plans import events
from app.core.events import Table
from app.reactions import coproduction_plans as plans

TABLE: Table = {
    events.PlanBegun: (),
    events.PlanChanged: (),
    events.PlanMoved: (),
    events.PlanReviewDue: (plans.tell_review,),
    events.CriterionSaved: (),
    events.CriteriaCopied: (),
    events.CriterionRemoved: (),
    events.OwnerAsked: (plans.tell_asked,),
    events.OwnerAnswered: (),
    events.ViewGiven: (),
    events.OwnerShown: (),  # nobody is told: what is shown changes at once
    events.PlanActionSaved: (),
    events.PlanEvidenceAdded: (),
    events.PlanEvidenceRemoved: (),
    events.StatementMade: (),
    events.StatementMoved: (),
    events.FrameworkSaved: (),
}
