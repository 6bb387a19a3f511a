"""The list, one claim with its one button, and how somebody would like it."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for

from app.core import clock
from app.core.i18n import gettext as _
from app.people.models import Person
from app.recognition.claims import actions, pages, queries, rules
from app.recognition.claims.forms import ChoiceForm, SendForm, for_them
from app.recognition.claims.models import Claim
from app.recognition.claims.routes.bp import Answer, both, done, load, page, to, whose
from app.recognition.claims.states import CHANGEABLE, WITH_PERSON, ClaimState


@both("")
def index(person: str | None = None) -> Answer:
    who = whose(person)
    claims = queries.of_person(who.id)
    return render_template(
        "recognition/claims/index.html", claims=claims, person=person, who=who, pages=pages, queries=queries, to=to,
        today=clock.today(), unsaid=queries.unsaid(who.id, clock.now()), waiting=WITH_PERSON, back=_above(who, person),
    )  # fmt: skip


@both("/<ref>", "GET", "POST")
def show(ref: str, person: str | None = None) -> Answer:
    claim = load(ref, person)
    form = for_them(SendForm, claim.person_id if person else None)
    form.show(claim)
    claim_id, person_id = claim.id, claim.person_id
    if form.validate_on_submit():
        edition, late = form.edition, person is not None
        sent = done(
            form, person_id, lambda by: actions.hand_in(claim_id, edition, late=late, by=by),
            "", to("sent", person, ref=ref),
        )  # fmt: skip
        if sent:
            return sent
        claim = load(ref, person)
        form.renew(claim)
    return _shown(claim, form, person)


def _shown(claim: Claim, form: SendForm, person: str | None) -> Answer:
    today = clock.today()
    theirs = claim.state is ClaimState.CLOSED and claim.stands
    changeable = (claim.state in CHANGEABLE or theirs) and not queries.was_sent(claim.id)
    in_time = person is not None or claim.state is not ClaimState.OPEN or today <= queries.last_day(claim)
    return render_template(
        "recognition/claims/show.html", claim=claim, form=form, person=person, pages=pages, today=today, to=to,
        total=queries.total(claim), owed={each.line_id: each.pence for each in queries.owed_by(claim)},
        left_over=rules.left_over(claim.lines), twice=queries.receipts_sent_twice(claim), changeable=changeable,
        sendable=claim.state in WITH_PERSON and in_time, back=to("index", person),
        before=queries.as_before(claim) if changeable else [],
    )  # fmt: skip


@both("/<ref>/sent")
def sent(ref: str, person: str | None = None) -> Answer:
    """What happens next, after the button."""
    claim = load(ref, person)
    if claim.state in WITH_PERSON:
        return redirect(page(ref, person))  # type: ignore[return-value]
    return render_template(
        "recognition/claims/sent.html", claim=claim, person=person, pages=pages, total=queries.total(claim), to=to,
        today=clock.today(), closed=claim.state is ClaimState.CLOSED,
    )  # fmt: skip


@both("/<ref>/choice", "GET", "POST")
def choice(ref: str, person: str | None = None) -> Answer:
    claim = load(ref, person)
    form = for_them(ChoiceForm, claim.person_id if person else None)
    form.show(claim)
    form.fit(claim, queries.charities(all_of_them=True))
    claim_id, person_id, back = claim.id, claim.person_id, page(ref, person)
    if form.validate_on_submit():
        wish, edition = form.wish(), form.edition
        saved = done(form, person_id, lambda by: actions.choose(claim_id, wish, edition, by=by), _("Saved."), back)
        if saved:
            return saved
        claim = load(ref, person)
        form.renew(claim)
    return render_template("recognition/claims/choice.html", form=form, claim=claim, back=back, person=person)


def _above(who: Person, person: str | None) -> str:
    return url_for("register.person", ref=who.ref) if person else url_for("home.my_involvement")


def refused(sentence: str, back: str) -> Answer:
    flash(sentence, "error")
    return redirect(back)  # type: ignore[return-value]
