"""How long it takes from the day to the money, in medians."""

from __future__ import annotations

from flask import current_app, render_template

from app.core.permissions import allow
from app.people.permissions import team
from app.recognition.signing import pages, queries
from app.recognition.signing.routes.bp import bp


@bp.get("/team/payment-times")
@allow(team)
def payment_times() -> str:
    found = queries.times()
    return render_template(
        "recognition/signing/times.html", times=found, rows=pages.step_rows(found),
        promise=current_app.config["PAYMENT_DAYS"], days_words=pages.days_words,
    )  # fmt: skip
