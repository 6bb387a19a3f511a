"""Who is on the register, who is new, who left, who took part."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from app.coproduction.figures import rules
from app.coproduction.figures.pages.seen import Cell, Columns, Seen, Table, hidden, number, span, times
from app.coproduction.figures.queries import register as queries
from app.coproduction.figures.rules import Quarters, Stretch
from app.core.formatting import day, month
from app.core.i18n import gettext as _
from app.core.kept_back import closed

ALL = queries.GROUPS
MOST_COLUMNS = 6


def names() -> dict[str, str]:
    return {
        queries.SERVICE_USERS: _("Service users"), queries.CARERS: _("Carers"),
        queries.BOTH: _("Both service user and carer"),
    }  # fmt: skip


def whole_ends(found: Quarters, today: date) -> list[int]:
    return rules.ends(found, [ALL], rules.number_of(today) - 1)


def group_ends(found: Quarters, shown: Collection[int], today: date) -> list[int]:
    return rules.ends(found, [[each] for each in ALL], rules.number_of(today) - 1, shown)


def seen(found: Quarters, shown: Sequence[int], now: Stretch | None, today: date) -> Seen:
    years = _years(today)
    parts = queries.took_part(years)
    if now is None:
        finding = _("Too few people have come or gone so far for any number to be shown.")
        return Seen(finding, "", tables=[_took_part(parts, years)], notes=_notes())
    earlier = rules.before(shown, now)
    flow, there = rules.added(found, ALL, now), rules.standing(found, ALL, now.until)
    return Seen(
        finding=_("%(number)s people were on the register on %(day)s: %(came)s had joined, and %(went)s had left.",
                  number=there.came - there.went, day=day(now.last), came=flow.came, went=flow.went),
        days=span(now.first, now.last),
        before=span(earlier.first, earlier.last) if earlier else "",
        charts=[_drawn(found, shown, now)],
        tables=[_whole(found, now, earlier), _by_group(found, shown, now, today), _took_part(parts, years)],
        notes=_notes(),
    )  # fmt: skip


def _whole(found: Quarters, now: Stretch, earlier: Stretch | None) -> Table:
    sides = [_side(found, each) for each in (now, earlier) if each]
    rows = [(name, [side[name] for side in sides]) for name in sides[0]]
    return Table(_("The register"), [_("People"), *times()[: len(sides)]], rows)


def _side(found: Quarters, one: Stretch) -> dict[str, Cell]:
    flow, there = rules.added(found, ALL, one), rules.standing(found, ALL, one.until)
    people, active = there.came - there.went, there.active
    stretch = {"after": str(one.after), "until": str(one.until)}
    apart = not closed([[active], [people - active]])
    return {
        _("On the register, on the last day"): number(people),
        _("Of them active"): number(active) if apart else hidden(),
        _("Of them on a break"): number(people - active) if apart else hidden(),
        _("New"): number(flow.came, what="new", **stretch),
        _("Left"): number(flow.went, what="left", **stretch),
    }


def _by_group(found: Quarters, shown: Sequence[int], now: Stretch, today: date) -> Table:
    """Of a time of its own, where the groups are large enough for that alone."""
    ends = group_ends(found, shown, today)
    one = rules.stretch(ends, now.until, now.after)
    caption, heads = _("By experience"), [_("Group"), _("On the register, on the last day"), _("New"), _("Left")]
    if one is None:
        return Table(caption, heads, [], _("Too few people have come or gone in some group for this to be shown."))
    rows = []
    for group, name in names().items():
        flow, there = rules.added(found, [group], one), rules.standing(found, [group], one.until)
        rows.append((name, [number(there.came - there.went), number(flow.came), number(flow.went)]))
    return Table(f"{caption}: {span(one.first, one.last)}", heads, rows)


def _took_part(parts: Mapping[str, Mapping[str, int]], years: Mapping[str, tuple[date, date]]) -> Table:
    shut = {year: closed([[parts[year][group]] for group in ALL]) for year in years}
    rows: list[tuple[str, list[Cell]]] = []
    for at, (group, name) in enumerate(names().items()):
        rows.append((name, [hidden() if at in shut[year] else number(parts[year][group]) for year in years]))
    sums = {year: sum(parts[year].values()) for year in years}
    rows.append((_("All"), [number(sums[year]) if rules.safe(sums[year]) else hidden() for year in years]))
    heads = [_("Year to %(day)s", day=day(last)) for _first, last in years.values()]
    return Table(_("Different people who took part"), [_("Group"), *heads], rows)


def _years(today: date) -> dict[str, tuple[date, date]]:
    first, last = rules.financial_year(today)
    return {"now": (first, last), "before": (first.replace(year=first.year - 1), last.replace(year=last.year - 1))}


def _drawn(found: Quarters, shown: Sequence[int], now: Stretch) -> Columns:
    """The last ends that are about a year apart."""
    ends = [now.until]
    while len(ends) < MOST_COLUMNS:
        earlier = [each for each in shown[1:] if each <= ends[-1] - rules.YEAR]
        if not earlier:
            break
        ends.append(earlier[-1])
    columns = []
    for each in reversed(ends):
        there = rules.standing(found, ALL, each)
        columns.append((month(rules.last_day(each)), there.came - there.went, f"{there.came - there.went:,}"))
    told = _(
        "From %(first)s on %(day)s to %(last)s on %(end)s.",
        first=columns[0][2], day=day(rules.last_day(ends[-1])), last=columns[-1][2], end=day(now.last),
    )  # fmt: skip
    return Columns(_("People on the register"), told, columns)


def _notes() -> list[str]:
    return [
        _("“Not shown” means fewer than 5, or a number that would give such a number away."),
        _("Only whole quarters that are over are counted."),
        _("Where few come and go, several are put together: so nobody can work out a few from two answers."),
        _("Each year of those who took part is counted by itself, from April to March."),
        _("Age, gender, ethnicity and disability are not asked for yet. So this page cannot say who is missing."),
    ]
