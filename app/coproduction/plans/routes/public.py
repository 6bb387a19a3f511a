"""What everybody can read: statements that the involvement team has published."""

from __future__ import annotations

from flask import Response, render_template, url_for
from sqlalchemy.orm import joinedload

from app.coproduction.plans import pages, queries
from app.coproduction.plans.models import Statement
from app.coproduction.plans.permissions import may_read
from app.coproduction.plans.routes.blueprint import Answer, bp
from app.coproduction.plans.routes.statements import as_pdf
from app.core import web
from app.core.permissions import allow, anyone


@bp.get("/statements")
@allow(anyone)
def statements() -> Answer:
    found = web.paginate(queries.published())
    return render_template("coproduction/plans/statements.html", page=found, pages=pages)


@bp.get("/statements/<ref>")
@allow(anyone)
def read(ref: str) -> Answer:
    row = _published(ref)
    return render_template("coproduction/plans/read.html", row=row, parts=pages.parts(row), pages=pages)


@bp.get("/statements/<ref>/<any('statement.pdf', 'large-print.pdf'):form>")
@allow(anyone)
def read_file(ref: str, form: str) -> Response:
    return as_pdf(_published(ref), form, url_for("plans.read", ref=ref))


def _published(ref: str) -> Statement:
    return web.load(Statement, ref, may_read, joinedload(Statement.plan).options(queries.TEAM))
