"""How people are paid: written down by finance, or by the involvement team on the page of the person."""

from __future__ import annotations

from typing import Any

from flask import render_template, url_for

from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people import queries as people
from app.people.models import Person
from app.people.permissions import team
from app.recognition.finance import actions, pages, queries
from app.recognition.finance.forms import PayeeForm, PayeeSearch
from app.recognition.finance.permissions import keeps_payees, pays
from app.recognition.finance.routes.bp import Answer, bp
from app.recognition.finance.states import Route


@bp.get("/finance/payees")
@allow(pays)
def payees() -> str:
    form = PayeeSearch()
    said: Any = form.missing.data
    page = web.paginate(queries.payees(form.q.data or "", missing=said == "yes"))
    ids = [person.id for person in page.rows]
    known, waits = queries.payees_of(ids), queries.waits_for(ids)
    active = bool(form.q.data or said)
    return render_template(
        "recognition/finance/payees.html", form=form, page=page, known=known, waits=waits, pages=pages, active=active
    )


@bp.route("/finance/payees/<ref>", methods=["GET", "POST"])
@allow(pays)
def payee(ref: str) -> Answer:
    return _payee(ref, url_for("finance.payees"))


@bp.route("/team/people/<ref>/payment", methods=["GET", "POST"])
@allow(team)
def payee_for(ref: str) -> Answer:
    return _payee(ref, url_for("register.person", ref=ref))


def _payee(ref: str, back: str) -> Answer:
    person = web.load(Person, ref, _may)
    known, form = queries.payee_of(person.id), PayeeForm()
    form.fit(known)
    if form.validate_on_submit():
        said: Any = form.route.data
        person_id, reference, on = person.id, form.reference.data or "", form.set_up_on.data
        answer = web.done(
            form, lambda by: actions.set_payee(person_id, Route(said), reference, on, by=by), _("Saved."), back
        )  # fmt: skip
        if answer is not None:
            return answer
    known_as = pages.payee_words(queries.payee_of(person.id))
    return render_template("recognition/finance/payee.html", form=form, person=person, known=known_as, back=back)


def _may(user: Any, person: Person) -> bool:
    """Only of people who can be owed something."""
    return keeps_payees(user) and people.advisor_by_ref(person.ref) is not None
