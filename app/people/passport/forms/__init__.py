"""The questions of a passport, for the person themselves and for whoever was asked to write for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.forms import Form
from app.people import queries as people
from app.people.behalf import BehalfForm
from app.people.passport.forms.lists import AwayForm, InstructionForm, PrivateForm, RemoveForm, TimesForm
from app.people.passport.forms.sections import (
    BringForm,
    ContactForm,
    GettingThereForm,
    HardDayForm,
    InterestsForm,
    PaceForm,
    SectionForm,
)

SECTIONS: dict[str, type[SectionForm]] = {
    "bring": BringForm,
    "interests": InterestsForm,
    "getting-there": GettingThereForm,
    "how-much": PaceForm,
    "contact": ContactForm,
    "hard-day": HardDayForm,
}
LISTS: dict[str, type[Form]] = {
    "access": InstructionForm,
    "times": TimesForm,
    "away": AwayForm,
    "private": PrivateForm,
}
_FOR_OTHERS: dict[type[Form], type[Form]] = {
    kind: type(f"{kind.__name__}OnBehalf", (BehalfForm, kind), {})
    for kind in (*SECTIONS.values(), *LISTS.values(), RemoveForm)
}

__all__ = ["LISTS", "SECTIONS", "RemoveForm", "form_for"]


def form_for(kind: type[Form], *, whose: int | None = None, data: Mapping[str, Any] | None = None) -> Any:
    """The form for the person themselves; or, with `whose`, for somebody who asked the team."""
    made: Any = _FOR_OTHERS[kind] if whose is not None else kind
    form = made(whose=whose, data=data) if whose is not None else made(data=data)
    if isinstance(form, PrivateForm):
        form.service.choices = [(each.id, each.name) for each in people.services()]
        form.team.choices = [(each.id, each.name) for each in people.teams()]
    return form
