"""What the person types: that they took part, what they want for it, and that it goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core import clock
from app.core.formatting import money
from app.core.forms import (
    ConfirmField,
    DateField,
    DurationField,
    Form,
    HiddenField,
    MoneyField,
    RadiosField,
    SelectField,
    SubmitField,
    TextField,
    choice,
)
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.people.behalf import BehalfForm
from app.recognition.claims.actions import Wish
from app.recognition.claims.models import Charity, Claim
from app.recognition.claims.states import Choice


class EditionForm(Form):
    """Carries the edition of the claim that the page showed."""

    seen = HiddenField()

    @property
    def edition(self) -> int | None:
        typed = self.seen.data or ""
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None

    def show(self, claim: Claim) -> None:
        """The page shows this claim; what was sent keeps the edition that its own page showed."""
        if not self.is_submitted():
            self.seen.data = str(claim.edition)

    def renew(self, claim: Claim) -> None:
        """After a refusal the page shows the claim as it is now, and can be sent again."""
        self.seen.data = str(claim.edition)


class SendForm(EditionForm):
    submit = SubmitField(_l("Send"))


class ChoiceForm(EditionForm):
    choice = RadiosField(_l("How would you like it?"), required=_l("Choose how you would like it."))
    part_pence = MoneyField(_l("If only a part of it: how much?"), least=1, most=1_000_000, hint=_l("For example, 20"))
    charity = SelectField(_l("If to a charity: which one?"))
    pay_from = DateField(_l("Not before this day"), hint=_l("Leave it empty, and you are paid as soon as we can."))
    submit = SubmitField(_l("Save"))

    def fit(self, claim: Claim, charities: Sequence[Charity]) -> None:
        listed = [each for each in charities if each.active or each.id == claim.charity_id]
        self._known = {each.ref: each.id for each in listed}
        self.choice.choices = list(_choices(claim, any_charity=bool(listed)))
        self.charity.choices = [choice(each.ref, each.name) for each in listed]
        if not listed:
            del self.charity
        if not self.is_submitted():
            chosen: Any = claim.choice.value
            self.choice.data, self.part_pence.data, self.pay_from.data = chosen, claim.part_pence, claim.pay_from
            if self.charity and claim.charity:
                here: Any = claim.charity.ref
                self.charity.data = here

    def validate(self, extra_validators: Any = None) -> bool:
        good, chosen = bool(super().validate(extra_validators)), str(self.choice.data)
        if chosen == Choice.PART.value and self.part_pence.data is None and not self.part_pence.errors:
            self.blame(self.part_pence, _("Enter how much you would like."))
            good = False
        if chosen == Choice.CHARITY.value and not (self.charity and self.charity.data):
            self.blame(self.charity or self.choice, _("Choose a charity from the list."))
            good = False
        if self.pay_from.data and self.pay_from.data < clock.today():
            self.blame(self.pay_from, _("That day is over. Choose a day from today on, or leave it empty."), "day")
            good = False
        return good

    def wish(self) -> Wish:
        chosen = Choice(self.choice.data)
        here = self.charity.data if self.charity else None
        return Wish(
            chosen,
            self.part_pence.data if chosen is Choice.PART else None,
            self._known[str(here)] if chosen is Choice.CHARITY else None,
            self.pay_from.data,
        )


def _choices(claim: Claim, *, any_charity: bool) -> Any:
    due = claim.due_pence
    yield choice(Choice.FULL, _("All of it: %(sum)s", sum=money(due)) if due else _("All of it"))
    yield choice(Choice.PART, _("A part of it"))
    yield choice(Choice.VOUCHER, _("A voucher instead of money"), _("A voucher counts as income, like money."))
    if any_charity:
        yield choice(Choice.CHARITY, _("To a charity"), _("It is paid to them, not to you."))
    if claim.lines or claim.choice is Choice.EXPENSES_ONLY:
        yield choice(Choice.EXPENSES_ONLY, _("Only what I spent"))
    if not claim.lines or claim.choice is Choice.DECLINE:
        yield choice(Choice.DECLINE, _("No payment this time"))


class SaidForm(Form):
    minutes = DurationField(
        _l("How long did you take part?"), least=1, most=24 * 60, required=_l("Enter how long you took part.")
    )
    prep = DurationField(_l("How long did you prepare?"), most=24 * 60)
    submit = SubmitField(_l("Save"))


class CharityForm(Form):
    name = TextField(_l("Name of the charity"), required=_l("Enter the name of the charity."), most=120)
    number = TextField(_l("Number in the register of charities"), most=20)
    active = ConfirmField(_l("It can be chosen"))
    submit = SubmitField(_l("Save"))


def for_them(form_class: type[Any], whose: int | None, **options: Any) -> Any:
    """The form, or for the team the same with how they asked."""
    if whose is None:
        return form_class(**options)
    return type(form_class.__name__, (BehalfForm, form_class), {})(whose=whose, **options)
