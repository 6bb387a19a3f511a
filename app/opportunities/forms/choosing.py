"""How places are given, until when, and how people put their name down."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from app.core.clock import LONDON
from app.core.forms import (
    CheckboxesField,
    DateField,
    LongTextField,
    NoSuchTime,
    NumberField,
    TextField,
    TimeField,
    combine,
)
from app.core.i18n import lazy_gettext as _l
from app.opportunities.forms.step import EditionForm, StepForm, listed, pick
from app.opportunities.models import Opportunity
from app.opportunities.pages.labels import APPLY_BY, METHODS

END_OF_DAY = time(23, 59)


class _ClosingForm(EditionForm):
    """A closing date, with the end of the day where no time was given. After `validate`, `closes_at` is a moment."""

    closes_on = DateField(
        _l("Closing date"),
        hint=_l("A draw and taking turns need one. Else leave it empty if there is none. For example, 4 12 2026"),
    )
    closes_time = TimeField(_l("Closing time"), hint=_l("Leave empty for the end of that day. For example, 12 00"))
    closes_at: datetime | None = None

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        good = bool(super().validate(*args, **kwargs))
        if not good or self.closes_on.data is None:
            return good
        try:
            self.closes_at = combine(self.closes_on.data, self.closes_time.data or END_OF_DAY)
        except NoSuchTime as refusal:
            self.blame(self.closes_time, str(refusal))
            return False
        return True


class ChoosingForm(_ClosingForm, StepForm):
    step = "choosing"
    not_optional = ("choice_rule",)

    method = pick(_l("How are places given?"), METHODS, required=_l("Choose how places are given."))
    choice_rule = LongTextField(
        _l("If people are chosen: by which rule?"), most=1000,
        hint=_l("Everybody reads it. For example, people who have not had a turn this year come first."),
    )  # fmt: skip
    kept_for_new = NumberField(
        _l("How many places are kept for somebody new?"), least=0, most=500,
        hint=_l("New means: never had a place in this kind of opportunity. Leave empty for none."),
    )  # fmt: skip
    kept_on = DateField(
        _l("Until which day are they kept?"),
        hint=_l("After it they are open to everybody. A draw and taking turns need none. For example, 4 12 2026"),
    )
    selection_on = DateField(_l("Day of a talk or interview with people, if there is one"))

    @classmethod
    def stored(cls, opportunity: Opportunity) -> dict[str, Any]:
        closes = opportunity.closes_at.astimezone(LONDON) if opportunity.closes_at else None
        return {
            "method": opportunity.method, "choice_rule": opportunity.choice_rule,
            "kept_for_new": opportunity.kept_for_new,
            "kept_on": opportunity.kept_until.astimezone(LONDON).date() if opportunity.kept_until else None,
            "selection_on": opportunity.selection_on, "closes_on": closes.date() if closes else None,
            "closes_time": closes.time() if closes else None,
        }  # fmt: skip

    def answers(self) -> dict[str, Any]:
        return {
            "method": self.method.data, "choice_rule": self.choice_rule.data,
            "kept_for_new": self.kept_for_new.data or None,
            "kept_until": combine(self.kept_on.data, END_OF_DAY) if self.kept_on.data else None,
            "selection_on": self.selection_on.data, "closes_at": self.closes_at,
        }  # fmt: skip


class ReopenForm(_ClosingForm):
    """Open a closed opportunity again."""


class ApplyForm(StepForm):
    step = "apply"

    apply_by = CheckboxesField(
        _l("How can people put their name down?"), choices=listed(APPLY_BY), required=_l("Choose at least one way."),
        hint=_l("Offer more than one. The involvement team can sign people up for them."),
    )  # fmt: skip
    apply_note = TextField(_l("Anything to say about it"), most=400)
