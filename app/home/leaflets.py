"""What a list says of each opportunity whoever reads it, and what the rules ask of it: said once an edition, then kept.

Most of a list's time went into loading the same rows and saying the same words anew for every reader.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from flask import request, url_for

from app.core import clock
from app.core.editions import OPPORTUNITIES, Kept
from app.core.i18n import language
from app.opportunities import pages
from app.opportunities.models import Opportunity
from app.opportunities.queries import as_read
from app.recognition.pages import payment

MOST = 400  # leaflets a process keeps: the open opportunities of a large organisation, or the first pages of a huge one
Key = tuple[int, date, str, str]  # the id, the day (a rate begins on one), the language, where the service is mounted


@dataclass(frozen=True, eq=False)
class Leaflet:
    """`row` has all that a card needs, and belongs to no session. Two leaflets are never the same one."""

    row: Opportunity
    href: str
    when: str
    where: str
    pay: str


_KEPT: Kept[Key, Leaflet] = Kept(OPPORTUNITIES, MOST)


def leaflets(ids: Iterable[int]) -> list[Leaflet]:
    """A leaflet for each, in the same order; three statements for those that are not kept, else none."""
    here = (clock.today(), language(), request.script_root)
    keys = [(number, *here) for number in ids]
    found = _KEPT.all(keys, _made)
    return [found[key] for key in keys if key in found]


def _made(keys: Collection[Key]) -> dict[Key, Leaflet]:
    rows = as_read.by_ids(number for number, *_here in keys)
    return {key: _word(rows[key[0]]) for key in keys if key[0] in rows}


def _word(row: Opportunity) -> Leaflet:
    return Leaflet(
        row,
        href=url_for("home.opportunity", ref=row.ref),
        when=pages.when_words(row),
        where=pages.where_words(row, has_place=False),
        pay=payment(row),
    )
