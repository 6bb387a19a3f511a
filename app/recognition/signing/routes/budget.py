"""Claims that wait for a budget holder."""

from __future__ import annotations

from flask import Response, abort, render_template, url_for
from flask_login import current_user

from app.core import clock, web
from app.core.i18n import ngettext
from app.core.permissions import allow
from app.people.permissions import budget
from app.recognition.claims.states import ClaimState
from app.recognition.signing import actions, pages, queries, rules
from app.recognition.signing.permissions import authorises
from app.recognition.signing.routes.bp import Answer, bp
from app.recognition.signing.routes.host import returned, sent
from app.recognition.signing.routes.pressing import each


@bp.get("/budget/claims")
@allow(budget)
def to_authorise() -> Answer:
    me = current_user.person_id
    held = queries.centres_of(me)
    page = web.paginate(queries.to_authorise(me, held))
    groups = pages.by_centre(page.rows)
    money = {row.centre: row for row in queries.budgets(rules.year_of(clock.today()), list(held))} if groups else {}
    return render_template(
        "recognition/signing/to_authorise.html", page=page, groups=groups, pages=pages, held=held, money=money
    )  # fmt: skip


@bp.post("/budget/claims")
@allow(budget)
def authorise() -> Response:
    return each(
        lambda claim_id, edition, by: actions.authorise(claim_id, edition, by=by),
        authorises,
        lambda count: ngettext("%(num)d claim is authorised.", "%(num)d claims are authorised.", count),
        url_for("signing.to_authorise"),
    )


@bp.route("/budget/claims/<ref>/return", methods=["GET", "POST"])
@allow(budget)
def budget_gives_back(ref: str) -> Answer:
    claim = web.allowed(queries.claim(ref), authorises)
    back = url_for("signing.to_authorise")
    return returned(claim, ClaimState.CONFIRMED, back, pages.for_budget(claim), lambda: queries.claim(ref))


@bp.get("/budget/claims/<ref>/receipts/<receipt_ref>")
@allow(budget)
def budget_receipt(ref: str, receipt_ref: str) -> Response:
    claim = web.allowed(queries.claim(ref), authorises)
    if claim.state not in queries.FOR_MONEY:
        abort(404)  # it is not theirs to look at now
    return sent(claim, receipt_ref)
