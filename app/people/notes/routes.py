"""Shared notes: the team's page about one person, and the person's own."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask_login import current_user

from app.core import db, web
from app.core.actor import Actor, Asked
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.models import Person
from app.people.notes import actions, queries
from app.people.notes.forms import BY_THE_TEAM, NoteForm, ReplyForm
from app.people.permissions import advisor, team
from app.people.routes.register import advisor_of

bp = Blueprint("notes", __name__)
Answer = Response | str


@bp.route("/team/people/<ref>/notes", methods=["GET", "POST"])
@allow(team)
def on_person(ref: str) -> Answer:
    person, _advisor = advisor_of(ref)
    form = NoteForm()
    good = form.validate_on_submit()
    once_more = good and form.asks_once_more()
    if not good or once_more:
        page = web.paginate(queries.notes_on(person.id))
        return render_template("people/notes/on_person.html", form=form, person=person, page=page, once_more=once_more)
    words, by = form.words.data or "", _by(person, str(form.whose.data))
    with db.transaction():
        actions.write_note(person.id, words, by=by)
    flash(_("The note is saved. %(name)s can read it.", name=person.first_name), "success")
    return redirect(url_for("notes.on_person", ref=ref))  # type: ignore[return-value]


def _by(person: Person, whose: str) -> Actor:
    me: int = current_user.person_id
    if whose == BY_THE_TEAM or person.id == me:
        return Actor(me)
    return Actor(me, behalf_of_id=person.id, asked=Asked(whose))


@bp.route("/my-notes", methods=["GET", "POST"])
@allow(advisor)
def mine() -> Answer:
    form, me = ReplyForm(), current_user.person_id
    if not form.validate_on_submit():
        page = web.paginate(queries.notes_on(me))
        return render_template("people/notes/mine.html", form=form, page=page)
    words, by = form.words.data or "", web.actor()
    with db.transaction():
        actions.write_note(me, words, by=by)
    flash(_("Saved. The involvement team can read it."), "success")
    return redirect(url_for("notes.mine"))  # type: ignore[return-value]
