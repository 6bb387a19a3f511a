"""The filters of the list; what is asked stands in the address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from flask import request

from app.core.forms.cleaning import clean_line
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities.pages import FORMATS
from app.recognition.queries.catalogue import KindLine

WHEN = {
    "week": _l("In the next week"),
    "month": _l("In the next month"),
    "later": _l("Later than that"),
    "any-day": _l("On a day of my choice"),
}
Options = list[tuple[str, str]]
Asked = dict[str, str]


def asked(kinds: Iterable[KindLine]) -> Asked:
    """What the list is narrowed by, by the name of the filter. Nothing can be wrong: an unknown option is left out."""
    if not request.args:
        return {}
    known = {
        "kind": {kind.code for kind in kinds if kind.active},
        "format": {way.value for way in FORMATS},
        "when": WHEN,
        "fits": {"yes"},
    }
    found = {}
    for name in ("q", *known):
        given = (clean_line(request.args.get(name, "")) or "")[:100]
        if given and given in known.get(name, {given}):
            found[name] = given
    return found


@dataclass(frozen=True)
class Filter:
    """One filter as it is drawn. A search has no options."""

    name: str
    label: str
    data: str
    options: Options = field(default_factory=list)
    description: str = ""

    @property
    def id(self) -> str:
        return f"filter-{self.name}"


def filters(kinds: Iterable[KindLine], given: Iterable[tuple[str, str]], *, fits: bool) -> list[Filter]:
    """The boxes of the list with what was asked in them; `fits` for somebody whose record can be asked."""
    data = dict(given)
    kind = [("", _("Any kind")), *((kind.code, kind.name) for kind in kinds if kind.active)]
    ways = [("", _("Any way")), *((way.value, str(words)) for way, words in FORMATS.items())]
    times = [("", _("Any time")), *((code, str(words)) for code, words in WHEN.items())]
    drawn = [
        Filter("q", _("Words"), data.get("q", ""), description=_("For example: interview, carers, online")),
        Filter("kind", _("Kind"), data.get("kind", ""), kind),
        Filter("format", _("How"), data.get("format", ""), ways),
        Filter("when", _("When"), data.get("when", ""), times),
    ]
    if fits:
        either = [("", _("Show everything")), ("yes", _("Only what fits me"))]
        drawn.append(Filter("fits", _("What fits you"), data.get("fits", ""), either))
    return drawn
