"""What was owed at a year-end and not paid by then, by cost centre, as a page and a file."""

from __future__ import annotations

from flask import Response, render_template

from app.core.csv_file import Cell, csv_file
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.recognition.finance import pages
from app.recognition.finance.forms import YearEndForm
from app.recognition.finance.permissions import pays
from app.recognition.finance.queries.accruals import accruals
from app.recognition.finance.routes.bp import bp


@bp.get("/finance/accruals")
@allow(pays)
def accruals_page() -> str:
    form = YearEndForm()
    on = form.day()
    rows = pages.accrual_rows(accruals(on))
    return render_template("recognition/finance/accruals.html", form=form, on=on, rows=rows)


@bp.get("/finance/accruals.csv")
@allow(pays)
def accruals_file() -> Response:
    on = YearEndForm().day()
    heading = [
        _("Cost centre"), _("Attended, not claimed"), _("Sum in pence"), _("Claimed, not paid"), _("Sum in pence"),
        _("Not worked out yet"), _("Together in pence"),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [row.cost_centre, row.attended, row.attended_pence, row.claimed, row.claimed_pence, row.unknown, row.pence]
        for row in accruals(on)
    ]
    return csv_file(f"accruals-{on}.csv", heading, rows)
