"""The tables by group: who people are, what it was, which team. Nobody is named, and no small number can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.core.i18n import gettext as _
from app.matching.ledger.pages import Cell, Table, few, hidden, hours, percent
from app.matching.ledger.queries import AskedTimes, Looked, People, Repeats, Where
from app.matching.ledger.rules import LEAST, closed

Group = tuple[str, Callable[[People | AskedTimes], bool]]


def people_tables(looked: Looked, offers: Sequence[AskedTimes]) -> list[Table]:
    lived: list[Group] = [
        (_("Service users"), lambda row: row.service_user and not row.carer),
        (_("Carers"), lambda row: row.carer and not row.service_user),
        (_("Both service user and carer"), lambda row: row.carer and row.service_user),
    ]
    joined: list[Group] = [
        (_("Joined within the last year"), lambda row: row.recent),
        (_("Joined earlier, or it is not known when"), lambda row: not row.recent),
    ]
    return [
        _by_people("experience", _("By experience"), lived, looked, offers),
        _by_people("joined", _("By when people joined"), joined, looked, offers),
    ]


def _by_people(code: str, caption: str, groups: list[Group], looked: Looked, offers: Sequence[AskedTimes]) -> Table:
    heads = [
        _("Group"), _("Had a turn"), _("Had none"), _("Turns"), _("Hours"), _("Offers made"), _("Offers accepted"),
    ]  # fmt: skip
    had = [_had([row for row in looked.rows if belongs(row)]) for _name, belongs in groups]
    asked = [_asked([row for row in offers if belongs(row)]) for _name, belongs in groups]
    cells = [
        [*first, *second]
        for first, second in zip(_kept_back(had, 2, hours_at=3), _kept_back(asked, 2), strict=True)
    ]  # fmt: skip
    names = [name for name, _belongs in groups]
    return _table(code, caption, heads, names, cells)


def _had(rows: list[People]) -> list[int]:
    """People with a turn, people without, turns, minutes."""
    some = sum(row.number for row in rows if row.turns)
    none = sum(row.number for row in rows if not row.turns)
    return [some, none, sum(row.turns * row.number for row in rows), sum(row.minutes for row in rows)]


def _asked(rows: list[AskedTimes]) -> list[int]:
    return [sum(row.offered for row in rows), sum(row.accepted for row in rows)]


def kinds_table(found: Sequence[Where], names: Sequence[tuple[str, str]]) -> Table:
    """By kind. First turns are told apart from others, unless they are few in all or every row would be closed."""
    rows = [_turns(row for row in found if row.kind == code) for code, _name in names]
    named = [name for (_code, name), row in zip(names, rows, strict=True) if sum(row)]
    rows = [row for row in rows if sum(row)]
    first, others = sum(row[0] for row in rows), sum(row[1] for row in rows)
    few_in_all = 0 < first < LEAST or 0 < others < LEAST
    if few_in_all or len(closed([row[:2] for row in rows])) == len(rows):
        cells = _kept_back([[row[0] + row[1], row[2]] for row in rows], 1, hours_at=1)
        return _table("kind", _("By kind"), [_("Kind"), _("Turns"), _("Hours")], named, cells)
    heads = [_("Kind"), _("First turns"), _("Other turns"), _("Hours")]
    return _table("kind", _("By kind"), heads, named, _kept_back(rows, 2, hours_at=2))


def teams_table(found: Sequence[Where], names: Sequence[tuple[int, str, str]]) -> Table:
    rows = [_turns(row for row in found if row.team == number) for number, _ref, _name in names]
    named = [name for (_id, _ref, name), row in zip(names, rows, strict=True) if sum(row)]
    cells = _kept_back([[row[0] + row[1], row[2]] for row in rows if sum(row)], 1, hours_at=1)
    return _table("team", _("By team"), [_("Team"), _("Turns"), _("Hours")], named, cells)


def _turns(rows: Iterable[Where]) -> list[int]:
    """First turns, other turns, minutes."""
    these = list(rows)
    first = sum(row.first for row in these)
    return [first, sum(row.turns for row in these) - first, sum(row.minutes for row in these)]


def _kept_back(rows: Sequence[Sequence[int]], deciding: int, *, hours_at: int | None = None) -> list[list[Cell]]:
    """The rows as they are shown: the first `deciding` columns say which are closed. Minutes are shown as hours."""
    shut = closed([row[:deciding] for row in rows])
    return [
        [hidden() if number in shut else hours(cell) if at == hours_at else f"{cell:,}" for at, cell in enumerate(row)]
        for number, row in enumerate(rows)
    ]


def _table(code: str, caption: str, heads: list[str], names: Sequence[str], cells: Sequence[Sequence[Cell]]) -> Table:
    return Table(code, caption, heads, list(zip(names, cells, strict=True)))


@dataclass(frozen=True)
class TeamLine:
    """One team: its reference for the filter, and sentences about how many different people it had."""

    number: int
    name: str
    words: str
    next_step: str


OFTEN = Fraction(1, 2)  # of a team's turns


def team_lines(found: Sequence[Repeats], table: Table, names: Sequence[tuple[int, str, str]]) -> list[TeamLine]:
    """Of each team with enough turns to be shown: its different people, and what to do where they are the same few."""
    open_ = {name for name, cells in table.rows if cells[0] != hidden()}
    known = {number: name for number, _ref, name in names if name in open_}
    lines = [_line(row, known[row.team]) for row in found if row.team in known]
    return sorted(lines, key=lambda line: line.name.casefold())


def _line(row: Repeats, name: str) -> TeamLine:
    step = _("Next time, keep a seat for someone new.")
    if row.people < LEAST:
        words = _("%(turns)d turns, by %(few)s different people.", turns=row.turns, few=few())
        return TeamLine(row.team, name, words, step)
    share = Fraction(row.of_three, row.turns)
    facts = {"turns": row.turns, "people": row.people, "share": percent(share)}
    words = _("%(turns)d turns, by %(people)d different people. The three most frequent had %(share)s.", **facts)
    return TeamLine(row.team, name, words, step if share >= OFTEN else "")
