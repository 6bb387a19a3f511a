"""The team's register: the list, and everything about one person."""

from __future__ import annotations

from flask import Blueprint, Response, abort, flash, redirect, render_template, url_for
from flask_login import current_user

from app.core import clock, db, web
from app.core.actor import Asked
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people import arriving, history, pages, queries, rules, trained
from app.people.acting import page_after
from app.people.actions import persons
from app.people.behalf import BY_THE_TEAM, behalf
from app.people.forms.advisors import AdvisorForm, advisor_form, filters
from app.people.joining import actions as way
from app.people.joining import pages as joining
from app.people.joining import queries as joining_queries
from app.people.models import Advisor, Person
from app.people.passport.reading import note_access
from app.people.permissions import team

bp = Blueprint("register", __name__)
Answer = Response | str


@bp.get("/team/people")
@allow(team)
def people() -> Answer:
    form = filters()
    wanted = form.wanted()
    page = web.paginate(queries.register(wanted))
    rows = [pages.register_row(advisor) for advisor in page.rows]
    active, narrowed = wanted != queries.Wanted(), wanted != queries.Wanted(q=wanted.q)
    return render_template(
        "people/people.html", form=form, page=page, rows=rows, active=active, narrowed=narrowed,
        my_id=current_user.person_id,
    )  # fmt: skip


@bp.get("/team/people/<ref>")
@allow(team)
def person(ref: str) -> Answer:
    found, advisor = advisor_of(ref)
    if note_access(advisor, current_user.person_id):
        found, advisor = advisor_of(ref)
    courses = {course.code: course.name for course in queries.courses()}
    sharing = queries.sharing_email(found)
    return render_template(
        "people/person.html",
        person=found,
        advisor=advisor,
        facts=[*pages.about(found), *pages.about_advising(advisor)],
        training=trained.training(advisor, courses),
        shared=pages.shared_email(found, sharing) if sharing else "",
        history=history.history(advisor, queries.happened(found.id), courses),
        may_go_to={state.value for state in rules.may_go_to(advisor.state)},
        state=pages.state_tag(advisor),
        invited=_invited(found),
        code=pages.code_words(queries.latest_code(found.id), clock.now()),
        way=joining.panel(found, advisor),
        step_words=joining.step_words,
        comes_back=arriving.mail_comes_back(found),
        ways={each.value for each in found.ways},
    )


def _invited(person: Person) -> bool:
    """Whether they have ever been invited; who has a password needs no looking up."""
    account = person.account
    return account is not None and (account.password_hash is not None or queries.was_invited(person.id))


def advisor_of(ref: str) -> tuple[Person, Advisor]:
    """The person on the register with this reference; 404 for everybody else."""
    found = queries.advisor_by_ref(ref)
    if found is None or found.advisor is None:
        abort(404)
    return found, found.advisor


@bp.route("/team/people/add", methods=["GET", "POST"])
@allow(team)
def add() -> Answer:
    form = advisor_form()
    if not form.validate_on_submit():
        return _add_page(form)
    asked = None if form.asked.data == BY_THE_TEAM else Asked(form.asked.data)
    values, actor = form.values(), web.actor()
    try:
        with db.transaction():
            new = way.add(
                values, past_the_number=bool(form.past_the_number.data), by=actor, asked=asked,
                another=bool(form.another.data),
            )  # fmt: skip
    except way.RegisterFull as full:
        form.blame(form.past_the_number, str(full))
        return _add_page(form)
    except RuleBroken as broken:
        form.blame(form.another, str(broken))
        return _add_page(form)
    flash(_("%(name)s is on the register.", name=new.name), "success")
    _say_if_shared(new)
    return redirect(url_for("register.person", ref=new.ref))  # type: ignore[return-value]


def _add_page(form: AdvisorForm) -> str:
    """Whether it is another person of the same name, or past the number, is only asked where that is the question."""
    for name in ("another", "past_the_number"):
        if not (form[name].errors or form[name].data):
            delattr(form, name)
    return render_template("people/add_person.html", form=form, fullness=joining_queries.fullness())


@bp.route("/team/people/<ref>/change", methods=["GET", "POST"])
@allow(team)
def change(ref: str) -> Answer:
    found, advisor = advisor_of(ref)
    if note_access(advisor, current_user.person_id):
        found, _advisor = advisor_of(ref)
    form = advisor_form(found)
    del form.another, form.past_the_number
    if not form.validate_on_submit():
        return render_template("people/change_person.html", form=form, person=found)
    values, actor = form.values(), behalf(found.id, form)
    try:
        with db.transaction():
            persons.change(found.id, values, by=actor)
    except RuleBroken as broken:
        form.form_errors.append(str(broken))
        return render_template("people/change_person.html", form=form, person=found)
    flash(_("The details are saved."), "success")
    _say_if_shared(found)
    return redirect(page_after(found, url_for("register.person", ref=ref)))  # type: ignore[return-value]


def _say_if_shared(person: Person) -> None:
    sharing = queries.sharing_email(person)
    if sharing:
        flash(pages.shared_email(person, sharing))
