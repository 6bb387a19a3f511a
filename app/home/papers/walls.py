"""For a ward or a waiting room: a sheet to sign up on, and a poster with slips to tear off.

Neither is made of an unannounced visit, nor of anything that is not published.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import current_app

from app.core.formatting import phone, short_day
from app.core.i18n import gettext as _
from app.core.papers import Facts, sheet
from app.home.wording import described
from app.opportunities import pages
from app.opportunities.models import Opportunity
from app.opportunities.states import LIVE, Visibility
from app.recognition.pages import payment

LINES, SLIPS = 7, 8


def may_hang(opportunity: Opportunity) -> bool:
    """Whether anybody may read of it on a wall."""
    return opportunity.state in LIVE and opportunity.visibility is not Visibility.UNANNOUNCED


@dataclass(frozen=True)
class SignUpSheet:
    """A sheet on a table: what it is, and lines for a name and how to reach them."""

    title: str
    heading: str
    summary: str
    facts: Facts
    asked: str
    columns: tuple[str, str]
    lines: int
    after: list[str]

    def paper(self, *, large_print: bool) -> dict[str, Any]:
        made = vars(self) | {"facts": [[str(label), str(said)] for label, said in self.facts if said]}
        return {**made, **sheet(self.title, large_print=large_print), "lines": 5 if large_print else self.lines}


def sign_up_sheet(opportunity: Opportunity) -> SignUpSheet:
    config = current_app.config
    return SignUpSheet(
        title=_("Sign-up sheet: %(title)s", title=opportunity.title),
        heading=opportunity.title,
        summary=opportunity.summary,
        facts=[*described(opportunity), (_("Who it is for"), opportunity.who_for)],
        asked=_("Would you like to come? Write your name, and how we can reach you."),
        columns=(_("Name"), _("Phone, email or ward")),
        lines=LINES,
        after=[
            _("Writing here is not a promise. The involvement team tells you what comes next, and you can say no."),
            _("Would you rather not write it here? Ask any member of staff, or ring %(phone)s (%(hours)s).",
              phone=config["CONTACT_PHONE"], hours=config["CONTACT_HOURS"]),
        ],
    )  # fmt: skip


@dataclass(frozen=True)
class Poster:
    """A sheet on a wall, in words that tell nothing of who reads it. `slips` are the lines of each slip."""

    title: str
    heading: str
    lead: str
    facts: Facts
    ask: str
    slip: list[str]
    slips: int
    tear: str

    def paper(self, *, large_print: bool) -> dict[str, Any]:
        made = vars(self) | {"facts": [[str(label), str(said)] for label, said in self.facts if said]}
        return {**made, **sheet(self.title, large_print=large_print), "slips": 5 if large_print else self.slips}


def poster(opportunity: Opportunity) -> Poster:
    neutral, config = opportunity.kind.neutral_title, current_app.config
    whom = opportunity.contact_name or _("the involvement team")
    number = phone(opportunity.contact_phone) if opportunity.contact_phone else config["CONTACT_PHONE"]
    return Poster(
        title=_("Poster: %(title)s", title=neutral),
        heading=_("Would you like to take part?"),
        lead=_("We would be glad to hear from you. You can ask first, and you can always say no."),
        facts=[
            (_("What"), neutral),
            (_("When"), pages.when_words(opportunity)),
            (_("Where"), pages.where_words(opportunity)),
            (_("Payment"), payment(opportunity)),
        ],
        ask=_("Ask %(whom)s: %(phone)s (%(hours)s)", whom=whom, phone=number, hours=config["CONTACT_HOURS"]),
        slip=[short_name(opportunity), number],
        slips=SLIPS,
        tear=_("Take a slip with you: it has the phone number on it."),
    )


def short_name(opportunity: Opportunity) -> str:
    """What somebody says on the phone, such as "Interview panel, Fri 4 Dec"."""
    neutral = opportunity.kind.neutral_title
    first = opportunity.first_starts_at
    return _("%(title)s, %(day)s", title=neutral, day=short_day(first)) if first else neutral
