"""One look at the ledger: everything the page and the file show, in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.core import clock
from app.core.i18n import gettext as _
from app.matching.ledger import groups, pages, queries, rules
from app.matching.ledger.groups import TeamLine
from app.matching.ledger.pages import Bar, Table
from app.matching.ledger.queries import Wanted
from app.matching.ledger.rules import Period
from app.opportunities.queries import kinds


@dataclass(frozen=True)
class Seen:
    days: str
    before: str
    spread: Table
    meaning: Sequence[str]
    bars: Sequence[Bar]
    groups: Sequence[Table]
    teams: Sequence[TeamLine]
    proposal: str


def at(period: Period, wanted: Wanted, teams: Sequence[tuple[int, str, str]], now: datetime) -> Seen:
    found = queries.added_up(period, rules.last_months(clock.today(), 12), wanted, now)
    offers, earlier = queries.offers(period, wanted, now), queries.offers(period.before, wanted, now)
    by_team = groups.teams_table(found.where, teams)
    by_kind = groups.kinds_table(found.where, [(kind.code, kind.name) for kind in kinds(active=False)])
    return Seen(
        days=pages.days_of(period),
        before=pages.days_of(period.before),
        spread=pages.spread_table(found.now, found.before, offers, earlier),
        meaning=pages.meaning(found.now, found.before),
        bars=pages.bars(found.now, found.before),
        groups=[*groups.people_tables(found.now, offers), by_kind, by_team],
        teams=groups.team_lines(found.repeats, by_team, teams),
        proposal=pages.proposal(found.by_load),
    )


def lines(seen: Seen, chosen: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, str, str]]:
    """The tables as lines of a file: table, row, what is counted, and the number as the page shows it."""
    yield _("Time"), "", "", seen.days
    yield _("The time before"), "", "", seen.before
    for name, words in chosen:
        yield name, "", "", words
    for table in (seen.spread, *seen.groups):
        for name, cells in table.rows:
            for head, cell in zip(table.heads[1:], cells, strict=True):
                yield table.caption, name, head, str(cell).replace(",", "")
