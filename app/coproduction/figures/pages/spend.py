"""What was spent, on what, and by whom it is paid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.coproduction.figures.pages.seen import Bar, Bars, Cell, Seen, Table, pence, span
from app.coproduction.figures.queries import spend as queries
from app.coproduction.figures.queries.parts import Numbers, Part
from app.coproduction.figures.rules import percent
from app.core.formatting import money
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.core.period import Period

NOTHING: Numbers = (0,) * 4
STANDINGS: dict[str, Any] = {"agreed": _l("Agreed, not sent yet"), "sent": _l("With finance"), "paid": _l("Paid")}
ELEMENTS: dict[str, Any] = {"fee": _l("Involvement payments"), "expense": _l("Expenses")}


def seen(period: Period, team: int | None, teams: Sequence[tuple[int, str, str]]) -> Seen:
    found, waiting = queries.spent(period, team), queries.waiting(period, team)
    all_ = found.all.get("", NOTHING)
    elements = [(code, str(words)) for code, words in ELEMENTS.items()]
    centres = [(code, code or _("No cost centre")) for code in sorted(found.centres)]
    by_team = [(str(at), name) for at, _ref, name in teams]
    return Seen(
        finding=_("%(sum)s is owed or paid for this time. %(paid)s of it is paid.", sum=money(_sum(all_)),
                  paid=money(all_[2])),
        days=span(period.first, period.last),
        before=span(period.before.first, period.before.last),
        more=[_("In the time before it was %(sum)s.", sum=money(all_[3])), _waiting(waiting)],
        charts=[_bars(found.centres, centres)],
        tables=[
            _table(_("By what it is for"), _("What"), {**found.elements, "all": all_}, [*elements, ("all", _("All"))],
                   "element"),
            _table(_("By cost centre"), _("Cost centre"), found.centres, centres, "centre"),
            _table(_("By team"), _("Team"), found.teams, by_team, "of"),
        ],
        notes=[
            _("A sum counts on the day of the part that it is for. What finance could not pay is left out."),
            _("Promises, and claims that nobody has agreed, are no sums here. They stand under Budgets."),
        ],
    )  # fmt: skip


def _sum(row: Numbers) -> int:
    return sum(row[:3])


def _waiting(claims: int) -> str:
    return ngettext("%(num)d claim of this time is not agreed yet.", "%(num)d claims of this time are not agreed yet.",
                    claims)  # fmt: skip


def _table(caption: str, head: str, found: Part, names: Sequence[tuple[str, str]], asks: str) -> Table:
    heads = [head, *(str(each) for each in STANDINGS.values()), _("Together"), _("Before")]
    return Table(caption, heads, [(name, _cells(found[code], asks, code)) for code, name in names if code in found],
                 _("Nothing is owed or paid for this time."))  # fmt: skip


def _cells(row: Numbers, asks: str, code: str) -> list[Cell]:
    which = {asks: code}
    each = [pence(sum_, **which, standing=standing) for sum_, standing in zip(row, STANDINGS, strict=False)]
    return [*each, pence(_sum(row), **which), pence(row[3])]


def _bars(found: Part, names: Sequence[tuple[str, str]]) -> Bars:
    most = max((_sum(row) for row in found.values()), default=0)
    bars = [
        Bar(name, max(0, percent(_sum(found[code]), most) or 0), money(_sum(found[code])), money(found[code][3]))
        for code, name in names
    ]
    return Bars(_("Spend by cost centre"), [_("Cost centre"), _("This time"), _("The time before")], bars)
