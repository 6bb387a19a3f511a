"""Three wordings to start from, to be changed before they are used. Each level names its step of the common scale."""

from __future__ import annotations

from typing import Any, NamedTuple

from app.core.i18n import lazy_gettext as _l
from app.opportunities.states import Ladder

L = Ladder


class Preset(NamedTuple):
    """`levels`: name, what it means, and the step it stands on; the least say first."""

    name: Any
    attribution: str
    link: str
    levels: tuple[tuple[Any, Any, Ladder], ...]


PRESETS: dict[str, Preset] = {
    "five": Preset(
        _l("Five levels, as at St Andrew's"), "St Andrew's Healthcare, Co-production Framework", "https://www.stah.org",
        (
            (_l("Involvement"), _l("People take part in something we planned."), L.INVOLVEMENT),
            (_l("Consultation"), _l("We ask for views, then decide."), L.CONSULTATION),
            (_l("Engagement"), _l("We talk and listen over time, then decide."), L.ENGAGEMENT),
            (_l("Co-design"), _l("We plan it together."), L.CO_DESIGN),
            (_l("Full co-production"), _l("We plan, decide, do and review it together, with equal power."),
             L.CO_PRODUCTION),
        ),
    ),
    "tlap": Preset(
        _l("Seven levels, as by Think Local Act Personal"),
        "Think Local Act Personal (TLAP) and the National Co-production Advisory Group, Ladder of co-production",
        "https://thinklocalactpersonal.org.uk",
        (
            (_l("Coercion"), _l("People have to do what was decided for them."), L.INVOLVEMENT),
            (_l("Educating"), _l("We explain, so that people go along with it."), L.INVOLVEMENT),
            (_l("Informing"), _l("We tell people what is decided, and how it works."), L.INVOLVEMENT),
            (_l("Consultation"), _l("We ask for views, then decide."), L.CONSULTATION),
            (_l("Engagement"), _l("People have more chances to say what they think, and it can change what we do."),
             L.ENGAGEMENT),
            (_l("Co-design"), _l("We design it together. We still decide much of the rest."), L.CO_DESIGN),
            (_l("Co-production"), _l("We plan, decide and do it together, as equals, from start to end."),
             L.CO_PRODUCTION),
        ),
    ),
    "nhse": Preset(
        _l("Five levels, as in NHS England"), "NHS England, Working in partnership with people and communities",
        "https://www.england.nhs.uk",
        (
            (_l("Informing"), _l("We tell people what is decided, and why."), L.INVOLVEMENT),
            (_l("Consulting"), _l("We ask for views, then decide."), L.CONSULTATION),
            (_l("Involving"), _l("We work with people, so that what they say shapes what we decide."), L.ENGAGEMENT),
            (_l("Collaborating"), _l("We plan and choose together at every stage."), L.CO_DESIGN),
            (_l("Devolving"), _l("People decide, and we do what they decide."), L.CO_PRODUCTION),
        ),
    ),
}  # fmt: skip
