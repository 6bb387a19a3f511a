"""The questions, each with who reads it, what it shows and the rows behind: a page for each is made of this."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from app.coproduction.figures import permissions
from app.coproduction.figures.forms import FigureFilters, StretchForm, figure_filters, stretch_form
from app.coproduction.figures.pages import panels, register, spend
from app.coproduction.figures.pages.seen import Seen
from app.coproduction.figures.queries import panels as panels_queries
from app.coproduction.figures.queries import register as register_queries
from app.coproduction.figures.queries import spend as spend_queries
from app.coproduction.figures.rules import Stretch
from app.core import clock, db, web
from app.core.formatting import day, money
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.period import Period
from app.core.permissions import Rule
from app.matching.ledger.queries import teams as all_teams
from app.people.models import Person

Row = tuple[str, str, Sequence[str]]  # what it is, where it leads, and more about it
Asked = dict[str, str]


@dataclass(frozen=True)
class Looked:
    """`seen` is None where the days that are asked for make no sense: then the form says why."""

    form: FigureFilters | StretchForm
    seen: Seen | None


@dataclass(frozen=True)
class Listed:
    heads: Sequence[str]
    rows: Sequence[Row]
    page: web.Page


@dataclass(frozen=True)
class Question:
    code: str
    title: Any
    reads: Rule
    look: Callable[[], Looked]
    rows: Callable[[Asked], Listed | None]
    sees_rows: Rule = permissions.sees_rows


def _in_time(seen: Callable[[Period, int | None, Sequence[tuple[int, str, str]]], Seen]) -> Callable[[], Looked]:
    def look() -> Looked:
        teams = all_teams()
        form = figure_filters(teams)
        period = form.looked_at()
        return Looked(form, seen(period, form.team_id, teams) if period else None)

    return look


def _register() -> Looked:
    found, today = register_queries.by_quarter(), clock.today()
    shown = register.whole_ends(found, today)
    form = stretch_form(shown)
    return Looked(form, register.seen(found, shown, form.looked_at(shown), today))


def _of_time() -> tuple[Period | None, int | None]:
    form = figure_filters(all_teams())
    return form.looked_at(), form.team_id


def _panels_rows(asked: Asked) -> Listed | None:
    period, team = _of_time()
    if period is None:
        return None
    page = web.paginate(panels_queries.behind(period, team, asked))
    rows = [(each.post, url_for("panels.host_show", ref=each.ref), [day(each.first_on), each.team.name])
            for each in page.rows]  # fmt: skip
    return Listed([_("Post"), _("First day"), _("Team")], rows, page)


def _register_rows(asked: Asked) -> Listed | None:
    """Of any stretch: whoever sees rows sees everybody on the register."""
    after, until = (asked.get(name, "") for name in ("after", "until"))
    known = after.isdigit() and until.isdigit() and len(after + until) < 12 and int(after) < int(until)
    if not known or asked.get("what") not in {"new", "left"}:
        return None
    page = web.paginate(register_queries.behind(asked["what"], Stretch(int(after), int(until))))
    return Listed([_("Name")], [_person(each) for each in page.rows], page)


def _person(person: Person) -> Row:
    return person.name, url_for("register.person", ref=person.ref), []


def _spend_rows(asked: Asked) -> Listed | None:
    period, team = _of_time()
    if period is None:
        return None
    found = spend_queries.behind(period, team, asked)
    number, size = web.page_number(), web.PAGE_SIZE
    lines = db.rows(found.limit(size + 1).offset((number - 1) * size))
    rows = [
        (each.words, "", [day(each.happened_on), each.full_name, each.cost_centre or "–", money(each.pence),
                          str(spend.STANDINGS[each.standing])])
        for each in lines[:size]
    ]  # fmt: skip
    total = (number - 1) * size + len(lines)  # one more than are shown, where there are more
    heads = [_("What"), _("Day"), _("Name"), _("Cost centre"), _("Sum"), _("Standing")]
    return Listed(heads, rows, web.Page(rows, number, total, size))


QUESTIONS = (
    Question("panels", _l("How many panels had lived experience"), permissions.reads, _in_time(panels.seen),
             _panels_rows),
    Question("register", _l("Who is on the register"), permissions.reads, _register, _register_rows),
    Question("spend", _l("What is spent"), permissions.reads_money, _in_time(spend.seen), _spend_rows,
             permissions.reads_money),
)  # fmt: skip


def asked() -> Asked:
    """What the address says, as far as it is no more than a few words."""
    return {name: words[:100] for name, words in request.args.items() if words.isprintable()}
