"""Expenses: which kind, what it was, the same as last time, and taking one out."""

from __future__ import annotations

from flask import abort, current_app, redirect, render_template

from app.core import clock
from app.core.i18n import gettext as _
from app.recognition.claims import actions, pages, queries, rules
from app.recognition.claims.forms import AgainForm, LineForm, RemoveForm, for_them
from app.recognition.claims.models import Claim, ClaimLine
from app.recognition.claims.routes.bp import Answer, both, done, load, page, to
from app.recognition.claims.states import BY_MILES, NO_RECEIPT, LineKind, PaidBy


@both("/<ref>/expenses")
def kinds(ref: str, person: str | None = None) -> Answer:
    claim = load(ref, person)
    opportunity = claim.place.opportunity
    there = [line.kind for line in claim.lines]
    offered = rules.offered(
        opportunity.expenses, opportunity.format, there, home_pence=current_app.config["HOME_PENCE"]
    )
    said = set(rules.promised(opportunity.expenses))
    return render_template(
        "recognition/claims/kinds.html", claim=claim, person=person, pages=pages, to=to, back=page(ref, person),
        first=[kind for kind in offered if kind in said], others=[kind for kind in offered if kind not in said],
    )  # fmt: skip


@both("/<ref>/expenses/<any(" + ", ".join(f"'{each.value}'" for each in LineKind) + "):kind>/add", "GET", "POST")
def add(ref: str, kind: str, person: str | None = None) -> Answer:
    claim, sort = load(ref, person), LineKind(kind)
    return _line(claim, sort, None, person)


@both("/<ref>/expenses/as-last-time", "GET", "POST")
def as_last_time(ref: str, person: str | None = None) -> Answer:
    """The button on the claim sends this page at once; the team sees it first, and says how they were asked."""
    claim = load(ref, person)
    form = for_them(AgainForm, claim.person_id if person else None)
    form.show(claim)
    claim_id, person_id, back = claim.id, claim.person_id, page(ref, person)
    if form.validate_on_submit():
        edition, said = form.edition, _("Added as it was last time. Change what is different.")
        added = done(form, person_id, lambda by: actions.as_before(claim_id, edition, by=by), said, back)
        if added:
            return added
        claim = load(ref, person)
        form.renew(claim)
    return render_template(
        "recognition/claims/as_last_time.html", form=form, claim=claim, pages=pages, back=back,
        before=queries.as_before(claim),
    )  # fmt: skip


@both("/<ref>/expenses/<line>", "GET", "POST")
def change(ref: str, line: str, person: str | None = None) -> Answer:
    claim = load(ref, person)
    row = _row(claim, line)
    return _line(claim, row.kind, row, person)


def _line(claim: Claim, kind: LineKind, row: ClaimLine | None, person: str | None) -> Answer:
    before = None if row else queries.last_time(claim, kind)
    form = for_them(LineForm, claim.person_id if person else None)
    form.show(claim)
    form.fit(kind, claim, row, before)
    claim_id, person_id, ref, row_ref = claim.id, claim.person_id, claim.ref, row.ref if row else None
    back = page(ref, person) if row else to("kinds", person, ref=ref)
    if form.validate_on_submit():
        spent, edition, kept = form.spent(), form.edition, []
        saved = done(
            form, person_id,
            lambda by: kept.append(actions.keep_line(claim_id, spent, row_ref, edition, by=by).ref),
            _("Saved."), page(ref, person),
        )  # fmt: skip
        if saved and row is None and kind not in NO_RECEIPT and spent.paid_by is not PaidBy.ORGANISATION:
            return redirect(to("receipt", person, ref=ref, line=kept[0]))  # type: ignore[return-value]
        if saved:
            return saved
        claim = load(ref, person)
        form.renew(claim)
    return _asked(claim, form, kind, row_ref, person, back=back, again=before is not None)


def _asked(
    claim: Claim, form: LineForm, kind: LineKind, row_ref: str | None, person: str | None, *, back: str, again: bool
) -> Answer:
    rates = pages.rate_words(claim.happened_on, clock.today()) if kind in BY_MILES else ("", "")
    return render_template(
        "recognition/claims/line.html", claim=claim, form=form, person=person, kind=kind, pages=pages, to=to,
        back=back, rates=rates, again=again, row_ref=row_ref, home=current_app.config["HOME_PENCE"],
    )  # fmt: skip


@both("/<ref>/expenses/<line>/take-out", "GET", "POST")
def take_out(ref: str, line: str, person: str | None = None) -> Answer:
    claim = load(ref, person)
    row = _row(claim, line)
    form = for_them(RemoveForm, claim.person_id if person else None)
    form.show(claim)
    claim_id, person_id, back = claim.id, claim.person_id, page(ref, person)
    if form.validate_on_submit():
        edition = form.edition
        gone = done(
            form, person_id, lambda by: actions.take_line_out(claim_id, line, edition, by=by), _("Taken out."), back
        )
        if gone:
            return gone
        claim = load(ref, person)
        form.renew(claim)
        row = _row(claim, line)
    return render_template("recognition/claims/take_out.html", form=form, claim=claim, row=row, pages=pages, back=back)


def _row(claim: Claim, ref: str) -> ClaimLine:
    return next((line for line in claim.lines if line.ref == ref), None) or abort(404)
