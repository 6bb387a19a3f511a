"""A form for any facet, made from its row in the table."""

from __future__ import annotations

from typing import Any

from app.core.actor import Actor
from app.core.formatting import short_day
from app.core.forms import LongTextField, SelectField, choice
from app.core.i18n import lazy_gettext as _l
from app.opportunities import queries
from app.opportunities.actions import parts
from app.opportunities.conditions import FACETS, READABLE, Answer, stored, words
from app.opportunities.forms.questions import field_for, shown
from app.opportunities.forms.step import EditionForm, pick
from app.opportunities.models import Condition, Opportunity
from app.opportunities.pages.labels import STRENGTHS
from app.opportunities.pages.places import seat_words
from app.opportunities.states import Asked, Facet

ASKED = {
    Asked.TICK: _l("People tick it when they sign up"),
    Asked.READ: _l("People read it and judge for themselves"),
}


class ConditionForm(EditionForm):
    """What every condition has; the questions of its facet come before."""

    facet: Facet

    def prepare(self, opportunity: Opportunity) -> None:
        self.only.choices = _parts_of(opportunity)
        for field in FACETS[self.facet].fields:
            if field.shape is Answer.COURSE:
                self[field.key].choices = [choice(course.code, course.name) for course in queries.courses()]
            if field.shape is Answer.SERVICE:
                self[field.key].choices = [choice(service.id, service.name) for service in queries.services()]

    def fields(self) -> dict[str, Any]:
        """The structured part, with the names of a course or service beside its code, so that words need no look-up."""
        spec = FACETS[self.facet]
        kept = stored(spec.fields, {field.key: self[field.key].data for field in spec.fields})
        for field in spec.fields:
            if field.key in kept and field.shape in {Answer.COURSE, Answer.SERVICE}:
                named = {each.value: str(each.label) for each in self[field.key].choices}
                kept["name" if field.shape is Answer.COURSE else "service_name"] = named[kept[field.key]]
        return kept

    def save(self, opportunity: Opportunity, number: int | None, by: Actor) -> None:
        """Add the condition, or change the one with this number."""
        asked = self.asked.data if "asked" in self else None
        parts.save_condition(
            opportunity, self.facet, self.fields(), self.shown_edition, by=by, words=self.own_words.data or "",
            strength=self.strength.data, asked=asked, only=self.only.data or "", condition_id=number,
        )  # fmt: skip


def condition_form(facet: Facet, condition: Condition | None = None) -> ConditionForm:
    """The form for a facet, empty or showing a stored condition."""
    questions = {field.key: field_for(field) for field in FACETS[facet].fields}
    shared = {
        "own_words": LongTextField(_l("In your own words"), most=500, hint=_l("Leave empty and we word it for you.")),
        "strength": pick(_l("How strict is it?"), STRENGTHS, required=_l("Choose how strict it is.")),
        "only": SelectField(_l("Only for"), empty=_l("Everybody, every session"), choices=()),
    }
    if facet in READABLE:
        shared["asked"] = pick(_l("How is it asked?"), ASKED)
    one_of = tuple(field.key for field in FACETS[facet].fields if field.one_of)
    own = {"facet": facet, "not_optional": one_of}
    made = type(f"{facet.name.title()}Form", (ConditionForm,), {**own, **questions, **shared})
    form: ConditionForm = made(data=_shown(facet, condition) if condition else {"strength": next(iter(STRENGTHS))})
    return form


def _shown(facet: Facet, condition: Condition) -> dict[str, Any]:
    only = f"session:{condition.session_id}" if condition.session_id else ""
    only = f"seat:{condition.seat_id}" if condition.seat_id else only
    answers = {f.key: shown(f, condition.fields.get(f.key)) for f in FACETS[facet].fields}
    own = "" if condition.words == words(facet, condition.fields) else condition.words
    shared = {"strength": condition.strength, "asked": condition.asked, "only": only, "own_words": own}
    return answers | shared


def _parts_of(opportunity: Opportunity) -> list[Any]:
    sessions = [choice(f"session:{s.id}", s.label or short_day(s.starts_at)) for s in opportunity.sessions]
    return sessions + [choice(f"seat:{seat.id}", seat_words(seat)) for seat in opportunity.seats]
