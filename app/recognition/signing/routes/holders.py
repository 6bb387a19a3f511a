"""Who holds which cost centre, and who acts for them: set by the involvement team or an administrator."""

from __future__ import annotations

from flask import Response, abort, render_template, request, url_for
from flask_login import current_user

from app.core import clock, db, web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people import queries as people
from app.people.models import Person
from app.people.permissions import budget
from app.recognition.signing import actions, queries, rules
from app.recognition.signing.forms import BudgetForm, DeputyForm, HolderForm
from app.recognition.signing.models import BudgetDeputy, BudgetHolder
from app.recognition.signing.pages import year_words
from app.recognition.signing.permissions import names_holders
from app.recognition.signing.routes.bp import Answer, asked_year, bp


def _centre() -> str:
    """One that is in use, from the address: a cost centre may hold any letters."""
    code = request.args.get("centre", "")
    return code if code in queries.known_centres() else abort(404)


@bp.get("/team/budgets/holders")
@allow(names_holders)
def holders() -> Answer:
    found = queries.holders()
    centres = [(code, [row for row in found if row.cost_centre == code]) for code in queries.known_centres()]
    return render_template("recognition/signing/holders.html", centres=centres, deputies=queries.deputies())


@bp.route("/team/budgets/centre", methods=["GET", "POST"])
@allow(names_holders)
def centre() -> Answer:
    """The holders of one cost centre; the form adds one."""
    code, form = _centre(), HolderForm()
    there = [row for row in queries.holders() if row.cost_centre == code]
    able = queries.budget_people()
    form.offer(person for person in able if person.id not in {row.person_id for row in there})
    if form.validate_on_submit():
        person = next(each for each in able if each.ref == form.person.data)
        person_id, said = person.id, _("%(name)s holds this cost centre now.", name=person.name)
        done = web.done(
            form, lambda by: actions.name_holder(code, person_id, by=by), said, url_for("signing.holders")
        )  # fmt: skip
        if done:
            return done
        there = [row for row in queries.holders() if row.cost_centre == code]
    year = rules.year_of(clock.today())
    money = [(each, year_words(each), queries.budget_of(code, each)) for each in (year, year + 1)]
    return render_template("recognition/signing/centre.html", code=code, form=form, there=there, money=money)


@bp.route("/team/budgets/centre/budget", methods=["GET", "POST"])
@allow(names_holders)
def set_budget() -> Answer:
    """Of the year in the address; of the running one without."""
    code, year = _centre(), asked_year()
    before = queries.budget_of(code, year)
    form = BudgetForm(data={"pence": before} if before is not None else None)
    back = url_for("signing.centre", centre=code)
    if form.validate_on_submit():
        pence = form.pence.data or 0
        done = web.done(form, lambda by: actions.set_budget(code, year, pence, by=by), _("Saved."), back)
        if done:
            return done
    return render_template("recognition/signing/budget.html", form=form, code=code, back=back, words=year_words(year))


@bp.post("/team/budgets/holders/<ref>/end")
@allow(names_holders)
def end_holder(ref: str) -> Response:
    holder_id = web.load(BudgetHolder, ref, lambda user, _row: names_holders(user)).id
    said = _("They do not hold it any more.")
    return web.press(lambda by: actions.end_holder(holder_id, by=by), said, url_for("signing.holders"))


@bp.route("/team/budgets/away/<ref>", methods=["GET", "POST"])
@allow(names_holders)
def away(ref: str) -> Answer:
    return _away(people.person_by_ref(ref) or abort(404), url_for("signing.holders"))


@bp.route("/budget/away", methods=["GET", "POST"])
@allow(budget)
def own_away() -> Answer:
    me = db.session().get_one(Person, current_user.person_id)
    return _away(me, url_for("signing.to_authorise"))


def _away(person: Person, back: str) -> Answer:
    """From when until when somebody else acts for them."""
    form, able = DeputyForm(), queries.budget_people()
    form.offer(each for each in able if each.id != person.id)
    person_id, name = person.id, person.name
    if form.validate_on_submit():
        deputy_id = next(each.id for each in able if each.ref == form.deputy.data)
        first, last = form.from_on.data, form.until_on.data
        assert first is not None
        assert last is not None
        done = web.done(
            form, lambda by: actions.name_deputy(person_id, deputy_id, first, last, by=by),
            _("Saved. What they sign is kept as done for %(name)s.", name=name), back,
        )  # fmt: skip
        if done:
            return done
    return render_template(
        "recognition/signing/away.html", form=form, name=name, back=back, own=person_id == current_user.person_id,
        deputies=queries.deputies(of=person_id),
    )  # fmt: skip


@bp.post("/budget/away/<ref>/end")
@allow(budget, names_holders)
def end_away(ref: str) -> Response:
    row = web.load(BudgetDeputy, ref, lambda user, row: names_holders(user) or user.person_id == row.person_id)
    deputy_id, own = row.id, row.person_id == current_user.person_id
    back = url_for("signing.own_away") if own else url_for("signing.holders")
    return web.press(lambda by: actions.end_deputy(deputy_id, by=by), _("They do not act for anybody now."), back)
