"""The host's sheet of the day: names, seats and boxes to tick. Never how to reach anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import current_app

from app.core.formatting import span
from app.core.i18n import gettext as _
from app.core.papers import Facts, sheet
from app.opportunities.models import Session
from app.opportunities.pages import session_where_words
from app.recognition.queries import attendance_of
from app.signups.models import Place
from app.signups.states import HELD

SPARE = 3  # empty lines for whoever comes without a place


@dataclass(frozen=True)
class DaySheet:
    """`rows` are (name, what else is good to know) of everybody both sides have said yes for."""

    title: str
    heading: str
    facts: Facts
    columns: tuple[str, str, str, str]
    rows: list[tuple[str, str]]
    spare: int
    after: list[str]
    emergency_heading: str
    emergency: Facts

    def paper(self, *, large_print: bool) -> dict[str, Any]:
        made = vars(self) | {
            "facts": [[str(label), str(said)] for label, said in self.facts if said],
            "emergency": [[str(label), str(said)] for label, said in self.emergency],
        }
        return {**made, **sheet(self.title, large_print=large_print)}


def day_sheet(session: Session) -> DaySheet:
    """Of one session, with its opportunity loaded whole."""
    opportunity, config = session.opportunity, current_app.config
    held = [row.place for row in attendance_of(opportunity, session).rows if row.place.state in HELD]
    return DaySheet(
        title=_("The day: %(title)s", title=opportunity.title),
        heading=session.label or opportunity.title,
        facts=[
            (_("When"), span(session.starts_at, session.ends_at)),
            (_("Where"), session_where_words(session, has_place=True)),
            (_("Contact for the day"), opportunity.day_contact),
        ],
        columns=(_("Is here"), _("Left early, with thanks"), _("Name"), _("Good to know")),
        rows=[(place.person.name, _good_to_know(place)) for place in held],
        spare=SPARE,
        after=[
            _("If somebody is not here, you need do nothing, and nobody is asked why."),
            _("Somebody of the register came without a place? Write their full name on an empty line."),
            _("To reach somebody, ring the involvement team: %(phone)s (%(hours)s). They pass messages on.",
              phone=config["CONTACT_PHONE"], hours=config["CONTACT_HOURS"]),
            _("After the day, put this sheet where nobody else reads it, and then destroy it."),
        ],
        emergency_heading=_("Not for emergencies"),
        emergency=config["CRISIS_CONTACTS"],
    )  # fmt: skip


def _good_to_know(place: Place) -> str:
    supporter = _("brings somebody who supports them") if place.supporter else ""
    return ", ".join(part for part in (place.person.pronouns, place.seat.group, supporter) if part)
