"""The team sees somebody's way, asks for them, signs off, and takes back what was given by mistake."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for

from app.core import clock, db, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.matching.ways import actions, pages, queries
from app.matching.ways.forms import AskForForm, SignOffForm
from app.matching.ways.permissions import may_take_back
from app.matching.ways.routes.blueprint import Answer, bp, step_of
from app.opportunities.models import SignOff
from app.people.acting import page_after
from app.people.behalf import behalf
from app.people.eyes import eyes_of
from app.people.models import Person
from app.people.permissions import may_see_person, team


@bp.route("/team/people/<ref>/steps", methods=["GET", "POST"])
@allow(team)
def of_person(ref: str) -> Answer:
    person, form = advisor(ref), SignOffForm()
    given = queries.signed_off(person.id, standing=False)
    form.offer(queries.asking_kinds(), {(each.kind_code, each.role) for each in given if each.state.value == "given"})
    if not form.what.choices or not form.validate_on_submit():
        ways = pages.ways_of(person.id, eyes_of(person), clock.now())
        return render_template(
            "matching/ways_of.html", person=person, form=form, ways=ways, given=given, words=pages.signed_words,
            asks=queries.asks_of(person.id), title_of=pages.signed_off_title,
        )  # fmt: skip
    who, (code, role) = person.id, form.chosen()
    said = _("Signed off. %(name)s is told so.", name=person.name)
    return web.press(lambda by: actions.sign_off(who, code, role, by=by), said, url_for("ways.of_person", ref=ref))


@bp.route("/team/people/<ref>/steps/<code>/<role>/ask", methods=["GET", "POST"])
@allow(team)
def ask_for(ref: str, code: str, role: str) -> Answer:
    """Somebody rang: they would like to be signed off."""
    person, (kind, seat) = advisor(ref), step_of(code, role)
    form, back = AskForForm(whose=person.id), url_for("ways.of_person", ref=ref)
    form.offer(queries.been_in(person.id, kind.code))
    title = pages.signed_off_title(kind, seat)
    if not form.validate_on_submit():
        return render_template("matching/ways_ask.html", form=form, what=title, back=back, person=person)
    by, where = behalf(person.id, form), int(str(form.where.data))
    try:
        with db.transaction():
            actions.ask(person.id, code, seat, where, by=by)
    except RuleBroken as broken:
        form.form_errors.append(str(broken))
        return render_template("matching/ways_ask.html", form=form, what=title, back=back, person=person)
    flash(_("Recorded. The host and the chair find it on their pages."), "success")
    return redirect(page_after(person, back))  # type: ignore[return-value]


@bp.post("/team/sign-offs/<ref>/take-back")
@allow(team)
def take_back(ref: str) -> Answer:
    row = web.load(SignOff, ref, may_take_back)
    person = db.session().get_one(Person, row.person_id)
    number, back = row.id, url_for("ways.of_person", ref=person.ref)
    return web.press(lambda by: actions.take_back(number, by=by), _("Taken back. It stays in the history."), back)


def advisor(ref: str) -> Person:
    person = web.load(Person, ref, may_see_person)
    if person.advisor is None:
        abort(404)
    return person
