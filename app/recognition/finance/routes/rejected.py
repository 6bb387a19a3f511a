"""What finance could not pay, for the involvement team to put right."""

from __future__ import annotations

from flask import render_template

from app.core import web
from app.core.permissions import allow
from app.recognition.finance import pages, queries
from app.recognition.finance.permissions import mends
from app.recognition.finance.routes.bp import bp


@bp.get("/team/payments/rejected")
@allow(mends)
def rejected() -> str:
    page = web.paginate(queries.rejected())
    payees = queries.payees_of({line.person_id for line in page.rows})
    return render_template("recognition/finance/rejected.html", page=page, payees=payees, pages=pages)
