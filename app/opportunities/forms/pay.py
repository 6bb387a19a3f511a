"""Payment: one term for each part, expenses, and who pays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from app.core.forms import (
    CheckboxesField,
    DurationField,
    LongTextField,
    MoneyField,
    NumberField,
    RadiosField,
    TextField,
    choice,
)
from app.core.i18n import lazy_gettext as _l
from app.opportunities.forms.step import EditionForm, StepForm, listed, pick
from app.opportunities.models import Opportunity, PayTerm
from app.opportunities.pages.labels import EXPENSES, PAY_PARTS, PAYERS, ROUTES, STATUSES, TIERS
from app.opportunities.states import PayModel

SHORT_NOTICE = 48  # hours, where nobody says otherwise


class TermForm(EditionForm):
    """One part, paid in one way; the forms below add what their way needs."""

    part = pick(_l("What is it for?"), PAY_PARTS, required=_l("Choose what it is for."))
    names: ClassVar[tuple[str, ...]] = ()

    def term(self, model: PayModel) -> PayTerm:
        return PayTerm(
            model=model,
            part=self.part.data,
            note=self.note.data or "",
            **{name: self[name].data for name in self.names},
        )


def _note() -> TextField:
    return TextField(_l("A note that people read"), most=300)


def _sum(label: Any) -> MoneyField:
    return MoneyField(label, least=1, required=_l("Enter the sum."))


def _length(label: Any, hint: Any) -> DurationField:
    return DurationField(label, least=1, most=1440, hint=hint, required=_l("Enter the length of time."))


def _cap() -> MoneyField:
    return MoneyField(_l("At most, in all"), least=1, hint=_l("Leave empty if there is no limit"))


def _boundary() -> RadiosField:
    """Nobody guesses what the threshold itself counts as, so it is asked every time."""
    answers = [choice("no", _l("The sum for the shorter time")), choice("yes", _l("The sum for the longer time"))]
    return RadiosField(_l("What is paid at exactly that length?"), choices=answers)


class HourlyForm(TermForm):
    not_optional = ("tier", "pence")

    tier = RadiosField(
        _l("Which rate?"), hint=_l("The rate in force on the day is paid."),
        choices=[choice(tier, words) for tier, words in TIERS.items()] + [choice("", _l("Another sum"))],
    )  # fmt: skip
    pence = MoneyField(_l("Sum for an hour, if it is another sum"), least=1)
    cap_pence = _cap()
    note = _note()
    names = ("tier", "pence", "cap_pence")

    def term(self, model: PayModel) -> PayTerm:
        made = super().term(model)
        made.tier = made.tier or None
        return made


class BlockForm(TermForm):
    pence = _sum(_l("Sum for each block or part of one"))
    unit_minutes = _length(_l("How long is one block?"), _l("For example, 3 hours"))
    cap_pence = _cap()
    note = _note()
    names = ("pence", "unit_minutes", "cap_pence")


class _LongerForm(TermForm):
    names = ("pence", "half_pence", "threshold_minutes")
    not_optional = ("threshold_included",)  # the rule asks for it, naming the length that was typed

    def term(self, model: PayModel) -> PayTerm:
        made = super().term(model)
        answer = self.threshold_included.data
        made.threshold_included = None if not answer else answer == "yes"
        return made


class DayForm(_LongerForm):
    pence = _sum(_l("Sum for a day"))
    half_pence = _sum(_l("Sum for a half day"))
    threshold_minutes = _length(_l("A day is longer than"), _l("For example, 4 hours"))
    threshold_included = _boundary()
    note = _note()


class BandForm(_LongerForm):
    half_pence = _sum(_l("Sum for a short meeting"))
    pence = _sum(_l("Sum for a longer meeting"))
    threshold_minutes = _length(_l("A meeting is long from"), _l("For example, 2 hours"))
    threshold_included = _boundary()
    note = _note()


class SumForm(TermForm):
    """One fixed sum, or so much a month."""

    pence = _sum(_l("Sum"))
    note = _note()
    names = ("pence",)


class MenuForm(TermForm):
    cap_pence = _sum(_l("The most that is paid in all"))
    note = LongTextField(_l("Which tasks, and what each one pays"), most=300)
    names = ("cap_pence",)


class NoSumForm(TermForm):
    """Not paid, or paid by somebody else."""

    note = _note()


TERM_FORMS: Mapping[PayModel, type[TermForm]] = {
    PayModel.HOURLY: HourlyForm,
    PayModel.BLOCK: BlockForm,
    PayModel.DAY: DayForm,
    PayModel.BAND: BandForm,
    PayModel.FIXED: SumForm,
    PayModel.MONTHLY: SumForm,
    PayModel.MENU: MenuForm,
    PayModel.UNPAID: NoSumForm,
    PayModel.ELSEWHERE: NoSumForm,
}


class ExpensesForm(StepForm):
    step = "expenses"

    expenses = CheckboxesField(_l("Which expenses are paid back?"), choices=listed(EXPENSES))
    expenses_note = LongTextField(_l("Anything to say about expenses"), most=1000)
    late_cancel_percent = RadiosField(
        _l("If we cancel at short notice, what is still paid?"), coerce=int,
        choices=[choice(0, _l("Nothing")), choice(50, _l("Half of the payment")), choice(100, _l("All of it"))],
    )  # fmt: skip
    late_cancel_hours = NumberField(
        _l("How many hours before is short notice?"), least=1, most=336, hint=_l("Usually 48. Leave it empty for 48.")
    )

    def answers(self) -> dict[str, Any]:
        """Hours mean something only where something is paid."""
        percent = self.late_cancel_percent.data or None
        found = {**super().answers(), "late_cancel_percent": percent}
        return {**found, "late_cancel_hours": (self.late_cancel_hours.data or SHORT_NOTICE) if percent else None}


class PayerForm(StepForm):
    step = "payer"

    payer = pick(_l("Who pays?"), PAYERS, required=_l("Choose who pays."))
    payer_name = TextField(_l("Name of who pays, if it is somebody else"), most=120)
    cost_centre = TextField(_l("Cost centre"), most=40)
    pay_routes = CheckboxesField(_l("How is it paid?"), choices=listed(ROUTES))
    statuses = CheckboxesField(
        _l("What does taking part make of a person in law?"), choices=listed(STATUSES),
        hint=_l("As your organisation says it. Choose several if people have a choice."),
    )  # fmt: skip
    status_words = LongTextField(
        _l("Words about tax and benefits that people read"), most=2000,
        hint=_l("For example, where to get advice before saying yes."),
    )  # fmt: skip
    role_level = NumberField(_l("Role level, from 1 to 4"), least=1, most=4)

    @classmethod
    def stored(cls, opportunity: Opportunity) -> dict[str, Any]:
        """Nobody is taken to pay until somebody said so."""
        said = cls.step in opportunity.saved_steps
        return super().stored(opportunity) | ({} if said else {"payer": None})

    def answers(self) -> dict[str, Any]:
        return super().answers() | {"cost_centre": self.cost_centre.data or None}
