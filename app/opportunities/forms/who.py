"""Who: places of types, rules on the whole team, who it is for."""

from __future__ import annotations

from app.core.forms import LongTextField, NumberField, TextField
from app.core.i18n import lazy_gettext as _l
from app.opportunities.forms.step import EditionForm, StepForm, pick
from app.opportunities.models import MixRule, Seat
from app.opportunities.pages.labels import MIXES, PLACES_WORDS, SEAT_ROLES, SEAT_TYPES, VISIBILITY
from app.opportunities.states import Mix, SeatRole


class SeatForm(EditionForm):
    """Add places of one type."""

    type = pick(_l("Who are these places for?"), SEAT_TYPES, required=_l("Choose who the places are for."))
    number = NumberField(_l("How many places?"), least=1, most=500, required=_l("Enter how many places."))
    at_least = NumberField(_l("At least how many of them must be filled?"), least=1, most=500)
    role = pick(
        _l("What do people do in it?"), SEAT_ROLES, required=_l("Choose what people do."), default=SeatRole.MEMBER
    )
    group = TextField(
        _l("Name of the group"), most=80,
        hint=_l("Only if there are groups side by side, such as a carers' group with a list of its own."),
    )  # fmt: skip

    def seat(self) -> Seat:
        return Seat(
            type=self.type.data, number=self.number.data, at_least=self.at_least.data, role=self.role.data,
            group=self.group.data or "",
        )  # fmt: skip


class MixForm(EditionForm):
    """Add a rule on the whole."""

    of = pick(_l("Who must be among them?"), MIXES, required=_l("Choose who must be among them."))
    number = NumberField(_l("At least how many people"), least=1, most=500)
    percent = NumberField(_l("Or at least how many in a hundred"), least=1, most=100)

    def rule(self) -> MixRule:
        return MixRule(of=Mix(self.of.data).value, number=self.number.data, percent=self.percent.data)


class WhoForm(StepForm):
    step = "who"

    who_for = LongTextField(
        _l("Who is it for, in your own words?"), most=1000,
        hint=_l("Never ask for a diagnosis. Conditions come on the next page."),
    )  # fmt: skip
    places_word = pick(_l("How sure is the number of places?"), PLACES_WORDS, required=_l("Choose one."))
    minimum_to_run = NumberField(_l("Fewest people for it to go ahead"), least=1, most=500)
    visibility = pick(_l("Who may see it?"), VISIBILITY, required=_l("Choose who may see it."))
