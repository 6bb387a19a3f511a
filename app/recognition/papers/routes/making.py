"""Making a statement of hours and a skills passport, by the person or by the team for them."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for

from app.core import db, web
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.behalf import BehalfForm, behalf
from app.people.models import Person
from app.people.permissions import advisor, team
from app.recognition.papers import actions, pages, queries, rules
from app.recognition.papers.forms import (
    PassportBehalfForm,
    PassportForm,
    StatementBehalfForm,
    StatementForm,
    VersionForm,
)
from app.recognition.papers.routes.bp import FOR, Answer, bp, home_of, me, mine, somebody
from app.recognition.papers.states import PaperKind


@bp.route("/my-involvement/papers/statement", methods=["GET", "POST"])
@allow(advisor)
def statement() -> Answer:
    return _statement(me(), StatementForm())


@bp.route(FOR + "/statement", methods=["GET", "POST"])
@allow(team)
def statement_for(ref: str) -> Answer:
    person = somebody(ref)
    return _statement(person, StatementBehalfForm(whose=person.id))


def _statement(person: Person, form: StatementForm) -> Answer:
    if form.validate_on_submit():
        first: Any = form.first.data
        last: Any = form.last.data
        parts = rules.between(queries.parts(person.id), first, last)
        if parts:
            sheet = pages.statement(person.name, parts, first, last, plain=form.plain)
            done = _make(person, PaperKind.STATEMENT, sheet, form)
            if done:
                return done
        else:
            form.form_errors.append(_("Nothing is recorded between these days. Choose others."))
    return render_template("recognition/papers/statement.html", form=form, person=person, back=home_of(person))


@bp.route("/my-involvement/papers/skills-passport", methods=["GET", "POST"])
@allow(advisor)
def passport() -> Answer:
    return _passport(me(), PassportForm())


@bp.route(FOR + "/skills-passport", methods=["GET", "POST"])
@allow(team)
def passport_for(ref: str) -> Answer:
    person = somebody(ref)
    return _passport(person, PassportBehalfForm(whose=person.id))


def _passport(person: Person, form: PassportForm) -> Answer:
    sorts, skills = rules.sorts(queries.parts(person.id)), queries.skills(person.id)
    trained = queries.training(person.id)
    form.fit(sorts, skills, trained)
    if form.validate_on_submit():
        done_sorts = [each for each in sorts if each.key in (form.sorts.data or [])]
        said = rules.chosen(skills, form.skills.data or [])
        learned = [each for each in trained if each.code in (form.training.data or [])]
        if done_sorts or said or learned or form.words.data:
            sheet = pages.passport(person.name, done_sorts, said, learned, form.words.data or "", plain=form.plain)
            done = _make(person, PaperKind.PASSPORT, sheet, form)
            if done:
                return done
        else:
            form.form_errors.append(_("Nothing would stand on it. Choose something you have done or can do."))
    return render_template("recognition/papers/passport.html", form=form, person=person, back=home_of(person))


def _make(person: Person, kind: PaperKind, sheet: pages.Sheet, form: VersionForm) -> Answer | None:
    """Makes it, and leads to it; None where it was refused."""
    by: Actor = behalf(person.id, form) if isinstance(form, BehalfForm) else web.actor()
    person_id, where = person.id, "papers.show" if mine(person) else "papers.show_for"
    try:
        with db.transaction():
            code = actions.make(person_id, kind, sheet.kept, by=by).code
    except RuleBroken as broken:
        form.form_errors.append(str(broken))
        return None
    flash(_("It is ready. Read it through before anybody else does."), "success")
    return redirect(url_for(where, code=code))  # type: ignore[return-value]
