"""Budgets by cost centre, as a table and as a file: the team's of all, a budget holder's of their own."""

from __future__ import annotations

from flask import Response, render_template, url_for
from flask_login import current_user

from app.core import clock
from app.core.csv_file import csv_file
from app.core.permissions import allow
from app.people.permissions import budget, team
from app.recognition.signing import pages, queries, rules
from app.recognition.signing.routes.bp import asked_year, bp


@bp.get("/team/budgets")
@allow(team)
def budgets() -> str:
    return _table(queries.budgets(asked_year()), "signing.budgets", "signing.budgets_file")


@bp.get("/team/budgets/budgets.csv")
@allow(team)
def budgets_file() -> Response:
    return _file(queries.budgets(asked_year()))


@bp.get("/budget/budgets")
@allow(budget)
def own_budgets() -> str:
    return _table(_own(), "signing.own_budgets", "signing.own_budgets_file")


@bp.get("/budget/budgets.csv")
@allow(budget)
def own_budgets_file() -> Response:
    return _file(_own())


def _own() -> list[queries.Row]:
    return queries.budgets(asked_year(), list(queries.centres_of(current_user.person_id)))


def _table(rows: list[queries.Row], here: str, file: str) -> str:
    year, now = asked_year(), rules.year_of(clock.today())
    others = [(url_for(here, year=each), pages.year_words(each)) for each in (now - 1, now, now + 1) if each != year]
    return render_template(
        "recognition/signing/budgets.html", rows=pages.budget_rows(rows), heads=pages.heads(), over=pages.over(rows),
        words=pages.year_words(year), file=url_for(file, year=year), others=others, own=here == "signing.own_budgets",
        unknown=sum(row.unknown for row in rows),
    )  # fmt: skip


def _file(rows: list[queries.Row]) -> Response:
    """In pounds and pence, without a sign, as spreadsheets add them."""
    heading = [*pages.heads(), "Year"]
    year = asked_year()
    made = [
        [row.centre, *(_pounds(each) for each in (row.budget, row.promised, row.claimed, row.authorised, row.paid)),
         _pounds(row.left), f"{year}-{(year + 1) % 100:02}"]
        for row in rows
    ]  # fmt: skip
    return csv_file(f"budgets-{year}.csv", heading, made)


def _pounds(pence: int | None) -> str:
    return "" if pence is None else f"{'-' if pence < 0 else ''}{abs(pence) // 100}.{abs(pence) % 100:02}"
