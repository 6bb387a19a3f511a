"""Answering a section, or adding to a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template
from flask_login import current_user

from app.core import db
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people import queries as people
from app.people.passport import actions, pages, queries
from app.people.passport.forms import LISTS, SECTIONS, form_for
from app.people.passport.owner import Owner, items
from app.people.passport.reading import note_reads
from app.people.passport.states import Field, Sharing
from app.people.permissions import advisor, team
from app.people.routes.register import advisor_of

bp = Blueprint("passport", __name__)
Answer = Response | str


def mine() -> Owner:
    me = people.whole_person(current_user.person_id)
    return Owner(me, me.advisor, own=True) if me.advisor else abort(404)


def theirs(ref: str, section: str = "") -> Owner:
    """Somebody else's, for the team. That all of it or this section is read is written down first."""
    person, of_theirs = advisor_of(ref)
    read = queries.readable(person.id, _fields(section), private=section in {"", "private"})
    if note_reads({person.id: read}, current_user.person_id):
        person, of_theirs = advisor_of(ref)
    return Owner(person, of_theirs, own=False)


def _fields(section: str) -> Sequence[Field]:
    if not section:
        return tuple(Field)
    return SECTIONS[section].fields if section in SECTIONS else [Field.ACCESS] if section == "access" else []


@bp.route("/my-passport/<section>", methods=["GET", "POST"])
@allow(advisor)
def my_change(section: str) -> Answer:
    return _change(mine(), section)


@bp.route("/team/people/<ref>/passport/<section>", methods=["GET", "POST"])
@allow(team)
def change(ref: str, section: str) -> Answer:
    return _change(theirs(ref, section), section)


def _change(owner: Owner, section: str) -> Answer:
    if section in LISTS:
        return _add(owner, section)
    return _answer(owner, section) if section in SECTIONS else abort(404)


def _answer(owner: Owner, section: str) -> Answer:
    kind, person_id, there = SECTIONS[section], owner.person.id, queries.whole(owner.person.id)
    form = form_for(kind, whose=owner.whose, data=kind.known(there))
    if not form.validate_on_submit():
        return _form(owner, section, form)
    changes, seen, by, after = form.changes(), str(form.seen.data), owner.actor(form), owner.after()
    try:
        with db.transaction():
            actions.save(person_id, changes, seen, by=by)
    except actions.Overtaken as overtaken:
        there = queries.whole(person_id)
        form.seen.data = kind.stamp(there)
        form.form_errors.append(str(overtaken))
        now = next(part for part in pages.parts(there, owner.advisor) if part.code == section)
        return _form(owner, section, form, now=now)
    flash(_("Saved."), "success")
    return redirect(after)  # type: ignore[return-value]


def _form(owner: Owner, section: str, form: Any, *, now: pages.Part | None = None) -> str:
    return render_template(
        "people/passport/answer.html", owner=owner, section=section, title=pages.TITLES[section], form=form, now=now
    )


def _add(owner: Owner, section: str) -> Answer:
    person_id, here = owner.person.id, owner.to(section)
    form = form_for(LISTS[section], whose=owner.whose)
    if not form.validate_on_submit():
        return _list(owner, section, form)
    by = owner.actor(form)
    try:
        with db.transaction():
            _ADD[section](person_id, form, by)
    except RuleBroken as broken:
        form.form_errors.append(str(broken))
        return _list(owner, section, form)
    flash(_("Saved. You can add another."), "success")
    return redirect(here)  # type: ignore[return-value]


_ADD: dict[str, Any] = {
    "access": lambda whose, form, by: actions.add_instruction(
        whose, form.words.data, Sharing(form.sharing.data), by=by
    ),
    "times": lambda whose, form, by: actions.add_windows(whose, form.days.data, *form.minutes, by=by),
    "away": lambda whose, form, by: actions.add_away(whose, form.from_on.data, form.until_on.data, by=by),
    "private": lambda whose, form, by: actions.add_exclusion(whose, form.named(), by=by),
}  # fmt: skip


def _list(owner: Owner, section: str, form: Any) -> str:
    return render_template(
        "people/passport/list.html", owner=owner, section=section, title=pages.TITLES[section], form=form,
        items=items(section, owner.person.id),
    )  # fmt: skip
