"""What the person types: an expense of one kind, and its receipt."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from app.core.forms import (
    ConfirmField,
    DateField,
    DurationField,
    FileField,
    Form,
    MoneyField,
    NumberField,
    RadiosField,
    SubmitField,
    TextField,
    choice,
)
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.recognition.claims import pages, rules
from app.recognition.claims.actions import Spent
from app.recognition.claims.forms.claim import EditionForm
from app.recognition.claims.models import Claim, ClaimLine
from app.recognition.claims.rules import Ask
from app.recognition.claims.states import LineKind, PaidBy


class MilesField(NumberField):
    """Miles, with one figure behind the point. Data: int of tenths, or None."""

    def read(self, typed: str) -> int:
        found = re.fullmatch(r"(-?)([0-9]{1,6}|[0-9]{1,3},[0-9]{3})(?:\.([0-9])[0-9]?)?", typed)
        if not found:
            raise ValueError(_("Enter how many miles it was, like 12 or 12.5."))
        if found[1]:
            raise ValueError(_("Miles cannot be less than nothing. Enter how far it was, like 12 or 12.5."))
        return int(found[2].replace(",", "")) * 10 + int(found[3] or "0")

    def show(self, amount: int) -> str:
        return pages.miles(amount)

    def out_of_range(self) -> str:
        if not self.data:
            return _("Enter how many miles it was, like 12 or 12.5.")
        return _("%(miles)s miles is too far for one day. Check it. If it is right, please ring us.",
                 miles=self.show(self.data))  # fmt: skip


class RemoveForm(EditionForm):
    submit = SubmitField(_l("Take it out"), render_kw={"variant": "warning"})


class AgainForm(EditionForm):
    submit = SubmitField(_l("Add these"))


class LineForm(EditionForm):
    """Every question of every kind; `fit` leaves only those of one kind."""

    come_from = TextField(_l("Where did you start?"), hint=_l("A postcode or a place is enough."), most=120)
    go_to = TextField(_l("Where did you go?"), most=120)
    tenths = MilesField(
        _l("How many miles was it, there and back?"), least=1, most=rules.TOO_LONG,
        required=_l("Enter how many miles it was, like 12 or 12.5."),
    )  # fmt: skip
    sure = ConfirmField(_l("The miles are right: I went this far"))
    passengers = NumberField(
        _l("How many other people who took part did you bring?"), most=8, hint=_l("Leave it empty for nobody.")
    )
    what = TextField(_l("What was it?"), required=_l("Say in a few words what it was."), most=120)
    agreed_with = TextField(_l("Who agreed to it?"), required=_l("Enter who agreed to the taxi."), most=120)
    agreed_on = DateField(_l("When did they agree?"), required=_l("Enter the day on which it was agreed."))
    minutes = DurationField(
        _l("For how long?"), least=1, most=rules.MOST_MINUTES, required=_l("Enter for how long it was.")
    )
    hour_pence = MoneyField(
        _l("How much was it an hour?"), least=1, most=20_000, required=_l("Enter how much it was an hour.")
    )
    pence = MoneyField(
        _l("How much was it?"), least=1, most=rules.MOST_PENCE, required=_l("Enter how much it was, like 11.50.")
    )
    paid_by = RadiosField(
        _l("Who paid?"), choices=[choice(each, words) for each, words in pages.PAID.items()],
        required=_l("Choose who paid."),
    )  # fmt: skip
    advance_pence = MoneyField(
        _l("How much were you given before?"), least=1, most=rules.MOST_PENCE,
        hint=_l("Only if you were given money before."),
    )  # fmt: skip
    submit = SubmitField(_l("Save"))

    kind = LineKind.OTHER
    happened_on: date | None = None
    FIELDS: dict[Ask, tuple[str, ...]] = {
        Ask.TRIP: ("come_from", "go_to", "tenths", "sure"), Ask.PASSENGERS: ("passengers",), Ask.WHAT: ("what",),
        Ask.AGREED: ("agreed_with", "agreed_on"), Ask.HOURS: ("minutes", "hour_pence"), Ask.PENCE: ("pence",),
        Ask.PAID: ("paid_by", "advance_pence"),
    }  # fmt: skip

    def fit(self, kind: LineKind, claim: Claim, line: ClaimLine | None, before: ClaimLine | None) -> None:
        """Only what this kind asks, filled with what there is, or with what it was last time."""
        self.kind, self.happened_on = kind, claim.happened_on
        asked = rules.asks(kind)
        for ask, names in self.FIELDS.items():
            for name in names if ask not in asked else ():
                delattr(self, name)
        if kind is LineKind.TRANSPORT:
            self.what.label.text = _("From where to where, and by what?")
        known = line or before
        if not self.is_submitted():
            self._fill(known)
        far = self.tenths.data if self.tenths else 0
        if self.sure and (far or 0) <= rules.LONG_TRIP and not self.sure.data:
            del self.sure

    def _fill(self, known: ClaimLine | None) -> None:
        if self.paid_by:
            paid: Any = (known.paid_by if known else PaidBy.ADVISOR).value
            self.paid_by.data = paid
        if known is None:
            return
        said = known.details
        values = {
            "come_from": said.get("from"), "go_to": said.get("to"), "tenths": said.get("tenths"),
            "passengers": said.get("passengers") or None, "what": said.get("what"),
            "agreed_with": said.get("agreed_with"), "minutes": said.get("minutes"),
            "hour_pence": said.get("hour_pence"), "pence": known.pence, "advance_pence": known.advance_pence,
            "agreed_on": date.fromisoformat(said["agreed_on"]) if said.get("agreed_on") else None,
        }  # fmt: skip
        for name, value in values.items():
            if name in self:
                self[name].data = value

    def validate(self, extra_validators: Any = None) -> bool:
        good = bool(super().validate(extra_validators))
        return all([good, self._miles_are_sure(), self._agreed_before(), self._advance_is_said()])

    def _miles_are_sure(self) -> bool:
        far = self.tenths.data if self.tenths and not self.tenths.errors else 0
        if far and far > rules.LONG_TRIP and not (self.sure and self.sure.data):
            self.blame(self.tenths, _("%(miles)s miles is a long way. Check it. If it is right, tick the box below.",
                                      miles=pages.miles(far)))  # fmt: skip
            return False
        return True

    def _agreed_before(self) -> bool:
        if self.agreed_on and self.agreed_on.data and self.happened_on and self.agreed_on.data > self.happened_on:
            self.blame(self.agreed_on, _("That is after the day itself. Enter the day on which it was agreed."), "day")
            return False
        return True

    def _advance_is_said(self) -> bool:
        paid: Any = self.paid_by.data if self.paid_by else None
        if paid == PaidBy.ADVANCE.value and self.advance_pence.data is None and not self.advance_pence.errors:
            self.blame(self.advance_pence, _("Enter how much you were given before."))
            return False
        return True

    def spent(self) -> Spent:
        said = {
            "from": self._of("come_from"), "to": self._of("go_to"), "tenths": self._of("tenths"),
            "passengers": self._of("passengers"), "what": self._of("what"), "agreed_with": self._of("agreed_with"),
            "agreed_on": self.agreed_on.data.isoformat() if self.agreed_on and self.agreed_on.data else None,
            "minutes": self._of("minutes"), "hour_pence": self._of("hour_pence"),
        }  # fmt: skip
        paid = PaidBy(self._of("paid_by") or PaidBy.ADVISOR)
        return Spent(
            self.kind, self._of("pence") or 0, paid, self._of("advance_pence") if paid is PaidBy.ADVANCE else None,
            {name: value for name, value in said.items() if value not in (None, "")},
        )  # fmt: skip

    def _of(self, name: str) -> Any:
        return self[name].data if name in self else None


class ReceiptForm(Form):
    file = FileField(
        _l("A photo or PDF of the receipt"), most_mb=10, required=_l("Choose a photo or a PDF."),
        hint=_l("Up to 10 MB. We keep the picture alone, and not where or with what it was taken."),
    )  # fmt: skip
    again = ConfirmField(_l("This receipt is for both expenses"))
    submit = SubmitField(_l("Add it"))
