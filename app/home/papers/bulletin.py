"""The bulletin for the board of a ward: without the titles of hosts, with a slip to tear off at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from flask import current_app

from app.core.formatting import day, opportunities
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.core.papers import sheet
from app.messages.write import Contents, Group, Point


@dataclass(frozen=True)
class BulletinSheet:
    """`groups` hold the opportunities with their numbers; `slip` are the lines somebody fills in."""

    title: str
    heading: str
    opening: Sequence[str]
    lead: str
    groups: Sequence[Group]
    more: str
    ask: str
    promise: str
    changed_heading: str
    changed: Sequence[Point]
    closing: Sequence[str]
    slip_heading: str
    slip: Sequence[str]

    def paper(self, *, large_print: bool) -> dict[str, Any]:
        return {**asdict(self), **sheet(self.title, large_print=large_print), "groups": self.drawn}

    @property
    def drawn(self) -> list[dict[str, Any]]:
        """The parts with their headings, each with its opportunities under their numbers."""
        return [_drawn(group) for group in self.groups]


def _drawn(group: Group) -> dict[str, Any]:
    return {
        "heading": _("%(part)s: %(number)s", part=group.heading, number=opportunities(len(group.listed))),
        "listed": [
            {
                "title": _("%(number)d. %(title)s", number=each.number, title=each.title),
                "facts": [pair for pair in each.facts if pair[1] != each.title],
            }
            for each in group.listed
        ],
    }


def bulletin_sheet(contents: Contents, week: date) -> BulletinSheet:
    config = current_app.config
    phone, hours = config["CONTACT_PHONE"], config["CONTACT_HOURS"]
    title = _("What is open: week of %(day)s", day=day(week))
    more = ngettext("There is %(num)d more.", "There are %(num)d more.", contents.more)
    return BulletinSheet(
        title=title,
        heading=title,
        opening=_paragraphs(contents.opening),
        lead=_("Would you like to take part? You can ask first, and you can always say no.")
        if contents.number else _("Nothing new is open this week."),
        groups=contents.groups,
        more=f"{more} {_('Call us, and we tell you about them.')}" if contents.more else "",
        ask=_("Ask any member of staff, or call the involvement team: %(phone)s (%(hours)s).",
              phone=phone, hours=hours),
        promise=_("Saying yes is no promise. You can change your mind at any time, and nobody asks why."),
        changed_heading=_("What changed because people took part") if contents.changed else "",
        changed=contents.changed,
        closing=_paragraphs(contents.closing),
        slip_heading=_("Your slip to tear off"),
        slip=[_("My name:"), _("The numbers I would like to know more about:"), _("How you reach me:")],
    )  # fmt: skip


def _paragraphs(words: str) -> list[str]:
    return [part for part in words.split("\n\n") if part.strip()]
