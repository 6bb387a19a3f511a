"""What is asked because of the shape of the kind."""

from __future__ import annotations

from typing import Any, Self

from app.opportunities import details
from app.opportunities.conditions import stored
from app.opportunities.forms.questions import field_for, shown
from app.opportunities.forms.step import StepForm
from app.opportunities.models import Opportunity


class DetailsForm(StepForm):
    """Its fields are the questions of the opportunity's own kind."""

    step = "details"
    questions: tuple[details.Question, ...] = ()

    @classmethod
    def made_for(cls, opportunity: Opportunity) -> Self:
        asked, kept = details.asked_of(opportunity), opportunity.details or {}
        made = type("DetailsForm", (cls,), {"questions": asked, **{each.key: field_for(each) for each in asked}})
        form: Self = made(data={each.key: shown(each, kept.get(each.key)) for each in asked})
        return form

    def answers(self) -> dict[str, Any]:
        return {"details": stored(self.questions, {each.key: self[each.key].data for each in self.questions})}
