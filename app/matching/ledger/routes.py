"""The fairness ledger for the involvement team, its file without names, and one's own line."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, url_for
from flask_login import current_user

from app.core import clock, web
from app.core.csv_file import csv_file
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.matching.ledger import looking, pages, queries, rules
from app.matching.ledger.forms import ledger_filters
from app.people.permissions import advisor, team

bp = Blueprint("ledger", __name__)


@bp.get("/team/fairness")
@allow(team)
def show() -> str:
    teams = queries.teams()
    form = ledger_filters(teams)
    period = form.looked_at()
    if period is None:
        return render_template("matching/fairness.html", form=form, seen=None)
    seen = looking.at(period, form.wanted(), teams, clock.now())
    page = queries.longest_without(period, clock.now(), web.page_number())
    return render_template(
        "matching/fairness.html", form=form, seen=seen, page=page, last_turn=pages.last_turn,
        load_unit=rules.LOAD_UNIT_MINUTES, load_cap=rules.LOAD_CAP,
    )  # fmt: skip


@bp.get("/team/fairness.csv")
@allow(team)
def file() -> Response:
    """The numbers of the page, without the part that names people."""
    teams = queries.teams()
    form = ledger_filters(teams)
    period = form.looked_at()
    if period is None:
        return redirect(url_for("ledger.show", **form.asked()))  # type: ignore[return-value]
    seen = looking.at(period, form.wanted(), teams, clock.now())
    return csv_file("fairness.csv", [_("Table"), _("Row"), _("Number"), _("Value")], looking.lines(seen, form.chosen()))


@bp.get("/my-involvement/turns")
@allow(advisor)
def mine() -> str:
    """Their own turns and hours, and nobody else's: nothing here compares people."""
    period = rules.last_months(clock.today(), 12)
    lately, ever = queries.own_line(current_user.person_id, period, clock.now())
    return render_template(
        "matching/own_turns.html", lately=lately, ever=ever, period=period, days=pages.days_of(period)
    )
