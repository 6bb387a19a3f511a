"""Receipts: looked at, drawn anew, and sent out again to be saved."""

from __future__ import annotations

from flask import abort, render_template, request
from sqlalchemy import select
from werkzeug.exceptions import RequestEntityTooLarge

from app.core import db
from app.core.files import PICTURES, Checked, FileKind, FileRefused, bare, checked, download
from app.core.i18n import gettext as _
from app.recognition.claims import actions, pages
from app.recognition.claims.forms import ReceiptForm, for_them
from app.recognition.claims.models import ReceiptBytes
from app.recognition.claims.routes.bp import Answer, both, bp, done, load, page, to
from app.recognition.claims.routes.lines import _row

KINDS = PICTURES | {FileKind.PDF}


@both("/<ref>/expenses/<line>/receipt", "GET", "POST")
def receipt(ref: str, line: str, person: str | None = None) -> Answer:
    claim = load(ref, person)
    row = _row(claim, line)
    form = for_them(ReceiptForm, claim.person_id if person else None)
    claim_id, person_id, back = claim.id, claim.person_id, page(ref, person)
    if form.validate_on_submit() and (file := _checked(form)):
        again = bool(form.again.data)
        kept = done(
            form, person_id, lambda by: actions.keep_receipt(claim_id, line, file, again=again, by=by),
            _("The receipt is added."), back,
        )  # fmt: skip
        if kept:
            return kept
        claim = load(ref, person)
        row = _row(claim, line)
    asks_again = bool(form.form_errors) or form.again.data
    return render_template(
        "recognition/claims/receipt.html", form=form, claim=claim, row=row, pages=pages, person=person, back=back,
        asks_again=asks_again,
    )  # fmt: skip


@both("/<ref>/expenses/<line>/receipt/file")
def receipt_file(ref: str, line: str, person: str | None = None) -> Answer:
    row = _row(load(ref, person), line)
    if row.receipt is None:
        abort(404)
    data = db.session().scalars(select(ReceiptBytes.data).where(ReceiptBytes.receipt_id == row.receipt.id)).one()
    return download(data, row.receipt.kind, "receipt")


def _checked(form: ReceiptForm) -> Checked | None:
    """Looked at outside any transaction; or nothing, with what is wrong beside the field."""
    try:
        return bare(checked(form.file.data.read(), KINDS))
    except FileRefused as refused:
        form.blame(form.file, str(refused))
        return None


@bp.errorhandler(RequestEntityTooLarge)
def _too_large(_error: RequestEntityTooLarge) -> Answer:
    """Not a byte of it was read. What was typed before is saved already: the receipt has a page of its own."""
    named = request.view_args or {}
    back = to("receipt", named.get("person"), ref=named["ref"], line=named["line"]) if "line" in named else ""
    return render_template("recognition/claims/too_large.html", back=back), 413
