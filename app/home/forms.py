"""The filters of the list; what is asked stands in the address."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import request

from app.core.forms.cleaning import clean_line
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities.models import Kind
from app.opportunities.pages import FORMATS

WHEN = {
    "week": _l("In the next week"),
    "month": _l("In the next month"),
    "later": _l("Later than that"),
    "any-day": _l("On a day of my choice"),
}


Options = list[tuple[str, str]]


@dataclass
class Filter:
    """One filter as it stands in the address. A search has no options; an unknown option filters nothing."""

    name: str
    label: str
    options: Options = field(default_factory=list)
    description: str = ""
    data: str = ""

    @property
    def id(self) -> str:
        return f"filter-{self.name}"

    def read(self) -> None:
        given = (clean_line(request.args.get(self.name, "")) or "")[:100]
        self.data = given if not self.options or given in dict(self.options) else ""


class ListFilters:
    """What the list can be narrowed by. Not a form of WTForms: nothing in it can be wrong, and it is on every page."""

    def __init__(self, kinds: list[Kind]) -> None:
        anything = [("", _("Any kind")), *((kind.code, kind.name) for kind in kinds)]
        ways = [("", _("Any way")), *((way.value, str(words)) for way, words in FORMATS.items())]
        times = [("", _("Any time")), *((code, str(words)) for code, words in WHEN.items())]
        self.q = Filter("q", _("Words"), description=_("For example: interview, carers, online"))
        self.selects = [
            Filter("kind", _("Kind"), anything),
            Filter("format", _("How"), ways),
            Filter("when", _("When"), times),
        ]
        self.fits = Filter("fits", _("What fits you"), [("", _("Show everything")), ("yes", _("Only what fits me"))])
        for each in (self.q, *self.selects, self.fits):
            each.read()

    def asked(self) -> dict[str, str]:
        """The filters that were given, by name."""
        return {each.name: each.data for each in (self.q, *self.selects, self.fits) if each.data}
