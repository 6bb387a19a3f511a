"""What finance could not pay, for the involvement team to put right."""

from __future__ import annotations

from typing import Any

from flask import render_template, url_for

from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.recognition.finance import actions, pages, queries, states
from app.recognition.finance.models import PayableLine
from app.recognition.finance.permissions import mends
from app.recognition.finance.routes.bp import Answer, bp


@bp.get("/team/payments/rejected")
@allow(mends)
def rejected() -> str:
    page = web.paginate(queries.rejected())
    payees = queries.payees_of({line.person_id for line in page.rows})
    return render_template("recognition/finance/rejected.html", page=page, payees=payees, pages=pages)


@bp.post("/team/payments/rejected/<ref>/again")
@allow(mends)
def take_back_again(ref: str) -> Answer:
    """What could not be taken back is tried once more, with the next file."""
    line = web.load(PayableLine, ref, _rejected)
    claim_id = line.claim_id
    return web.press(
        lambda by: actions.owe(claim_id, by=by), _("It goes with the next file."), url_for("finance.rejected")
    )


def _rejected(user: Any, line: PayableLine) -> bool:
    return mends(user) and line.reverses_id is not None and line.answer is states.Answer.REJECTED
