"""The filters of the list; what is asked stands in the address."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.core.forms import FilterForm, SelectField, TextField
from app.opportunities.models import Kind
from app.opportunities.states import Format

FORMATS = {
    Format.IN_PERSON: _l("In person"),
    Format.ONLINE: _l("Online"),
    Format.PHONE: _l("By phone"),
    Format.POST: _l("By post or e-mail"),
    Format.MIXED: _l("Some of each"),
}
WHEN = {
    "week": _l("In the next week"),
    "month": _l("In the next month"),
    "later": _l("Later than that"),
    "any-day": _l("On a day of my choice"),
}


class ListFilters(FilterForm):
    q = TextField(_l("Words"), hint=_l("For example: interview, carers, online"))
    kind = SelectField(_l("Kind"))
    format = SelectField(_l("How"))
    when = SelectField(_l("When"))
    fits = SelectField(_l("What fits you"))

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.format.choices = [("", _("Any way")), *((f.value, words) for f, words in FORMATS.items())]
        self.when.choices = [("", _("Any time")), *WHEN.items()]
        self.fits.choices = [("", _("Show everything")), ("yes", _("Only what fits me"))]

    def offer_kinds(self, kinds: list[Kind]) -> None:
        self.kind.choices = [("", _("Any kind")), *((kind.code, kind.name) for kind in kinds)]

    def asked(self) -> dict[str, str]:
        """The filters that were given, by name; an unknown value filters nothing."""
        given = {name: str(self[name].data or "") for name in ("q", "kind", "format", "when", "fits")}
        known = {
            name: {str(value) for value, *_rest in self[name].choices} for name in ("kind", "format", "when", "fits")
        }
        return {name: value for name, value in given.items() if value and value in known.get(name, {value})}

    def active(self) -> bool:
        return bool(self.asked())
