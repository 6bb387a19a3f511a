"""Claims that wait for a host, and the same for the involvement team."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, abort, render_template, url_for
from flask_login import current_user

from app.core import db, web
from app.core.files import download
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.core.permissions import allow
from app.people.permissions import host, team
from app.recognition.claims.models import Claim, ReceiptBytes
from app.recognition.claims.states import ClaimState
from app.recognition.signing import actions, pages, queries
from app.recognition.signing.forms import ReturnForm
from app.recognition.signing.permissions import confirms, confirms_for_team
from app.recognition.signing.routes.bp import Answer, bp
from app.recognition.signing.routes.pressing import each

AREA = "/<any(host, team):area>/claims"


def _may(area: str) -> Callable[[Any, Claim], bool]:
    """Whose claims they may see in this area; 403 where it is not theirs."""
    if area not in {role.value for role in current_user.roles}:
        abort(403)
    return confirms_for_team if area == "team" else confirms


@bp.get(AREA)
@allow(host, team)
def to_confirm(area: str) -> Answer:
    _may(area)
    me, all_teams = current_user.person_id, area == "team"
    page = web.paginate(queries.to_confirm(me, of_all_teams=all_teams))
    return render_template(
        "recognition/signing/to_confirm.html", area=area, page=page, groups=pages.by_session(page.rows), pages=pages,
        own=queries.own_to_confirm(me, of_all_teams=all_teams),
    )  # fmt: skip


@bp.post(AREA)
@allow(host, team)
def confirm(area: str) -> Response:
    return each(
        lambda claim_id, edition, by: actions.confirm(claim_id, edition, by=by),
        _may(area),
        lambda count: ngettext("%(num)d claim is confirmed.", "%(num)d claims are confirmed.", count),
        url_for("signing.to_confirm", area=area),
    )


@bp.route(AREA + "/<ref>/return", methods=["GET", "POST"])
@allow(host, team)
def give_back(area: str, ref: str) -> Answer:
    claim = web.allowed(queries.claim(ref), _may(area))
    back = url_for("signing.to_confirm", area=area)
    return returned(claim, ClaimState.CLAIMED, back, pages.for_host(claim), lambda: queries.claim(ref))


def returned(
    claim: Claim, at: ClaimState, back: str, facts: list[tuple[str, str]], again: Callable[[], Claim | None]
) -> Answer:
    """The page with the one sentence, for whoever has the claim now."""
    form, claim_id, edition = ReturnForm(), claim.id, claim.edition
    if form.validate_on_submit():
        words = form.sentence.data or ""
        done = web.done(
            form, lambda by: actions.give_back(claim_id, words, edition, at=at, by=by),
            _("Sent back to them, with your sentence."), back,
        )  # fmt: skip
        if done:
            return done
        claim = again() or claim
    return render_template(
        "recognition/signing/return.html", form=form, claim=claim, facts=facts, back=back, pages=pages,
    )  # fmt: skip


@bp.get(AREA + "/<ref>/receipts/<receipt_ref>")
@allow(host, team)
def receipt(area: str, ref: str, receipt_ref: str) -> Response:
    claim = web.allowed(queries.claim(ref), _may(area))
    if claim.state is not ClaimState.CLAIMED:
        abort(404)  # it is not theirs to look at any more
    return sent(claim, receipt_ref)


def sent(claim: Claim, receipt_ref: str) -> Response:
    found = queries.receipt(claim, receipt_ref) or abort(404)
    data = db.session().get_one(ReceiptBytes, found.id).data
    return download(data, found.kind, f"receipt-{found.id}")
