"""The wall: the words, how many took them, and what people let everybody read."""

from __future__ import annotations

from flask import render_template

from app.coproduction.pledge import pages, queries
from app.coproduction.pledge.routes.bp import Answer, bp
from app.coproduction.pledge.states import Looked, OnWall
from app.core import clock, web
from app.core.permissions import allow, anyone


@bp.get("/pledge")
@allow(anyone)
def wall() -> Answer:
    today = clock.today()
    found, teams = pages.counts(today), queries.teams_that_hold(today)
    return render_template(
        "coproduction/pledge/wall.html", words=queries.current(), finding=pages.finding(found, len(teams)),
        rows=pages.rows_of(found), teams=teams, page=web.paginate(queries.on_wall(today)), read=Looked.ON,
        named=OnWall.NAME,
    )  # fmt: skip
