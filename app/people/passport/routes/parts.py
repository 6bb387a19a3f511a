"""One part of a list: changing it, and taking it away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import abort, flash, redirect, render_template

from app.core import db
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.passport import actions, pages, queries
from app.people.passport.forms import LISTS, RemoveForm, form_for
from app.people.passport.owner import Item, Owner, items
from app.people.passport.routes.sections import Answer, bp, mine, theirs
from app.people.passport.states import Field, Sharing
from app.people.permissions import advisor, team


@bp.route("/my-passport/<any(access):section>/<key>", methods=["GET", "POST"])
@allow(advisor)
def my_change_one(section: str, key: str) -> Answer:
    return _change(mine(), section, key)


@bp.route("/team/people/<ref>/passport/<any(access):section>/<key>", methods=["GET", "POST"])
@allow(team)
def change_one(ref: str, section: str, key: str) -> Answer:
    return _change(theirs(ref, section), section, key)


def _change(owner: Owner, section: str, key: str) -> Answer:
    person_id, back = owner.person.id, owner.to(section)
    entry = next((each for each in queries.whole(person_id).of(Field.ACCESS) if each.ref == key), None)
    if entry is None:
        return _gone(back)
    form = form_for(LISTS[section], whose=owner.whose, data={"words": entry.words, "sharing": entry.sharing.value})
    if not form.validate_on_submit():
        title = pages.TITLES[section]
        return render_template("people/passport/answer.html", owner=owner, section=section, title=title, form=form)
    words, sharing, by = form.words.data or "", Sharing(form.sharing.data), owner.actor(form)
    try:
        with db.transaction():
            actions.change_instruction(person_id, key, words, sharing, by=by)
    except RuleBroken as broken:
        flash(str(broken), "error")
        return redirect(back)  # type: ignore[return-value]
    flash(_("Saved."), "success")
    return redirect(back)  # type: ignore[return-value]


@bp.route("/my-passport/<section>/<key>/remove", methods=["GET", "POST"])
@allow(advisor)
def my_remove(section: str, key: str) -> Answer:
    return _remove(mine(), section, key)


@bp.route("/team/people/<ref>/passport/<section>/<key>/remove", methods=["GET", "POST"])
@allow(team)
def remove(ref: str, section: str, key: str) -> Answer:
    return _remove(theirs(ref, section), section, key)


def _remove(owner: Owner, section: str, key: str) -> Answer:
    if section not in LISTS:
        abort(404)
    person_id, back = owner.person.id, owner.to(section)
    item: Item | None = next((each for each in items(section, person_id) if each.key == key), None)
    if item is None:
        return _gone(back)
    form = form_for(RemoveForm, whose=owner.whose)
    if not form.validate_on_submit():
        return render_template("people/passport/remove.html", owner=owner, section=section, form=form, item=item)
    by = owner.actor(form)
    with db.transaction():
        _REMOVE[section](person_id, key, by)
    flash(_("It is taken away."), "success")
    return redirect(back)  # type: ignore[return-value]


def _gone(back: str) -> Answer:
    flash(_("That is not there any more. You do not need to do anything."))
    return redirect(back)  # type: ignore[return-value]


def _window(person_id: int, key: str, by: Any) -> None:
    weekday, starts = map(int, key.split("-"))
    actions.remove_window(person_id, weekday, starts, by=by)


_REMOVE: dict[str, Callable[[int, str, Any], None]] = {
    "access": lambda whose, key, by: actions.remove_instruction(whose, key, by=by),
    "times": _window,
    "away": lambda whose, key, by: actions.remove_away(whose, date.fromisoformat(key), by=by),
    "private": lambda whose, key, by: actions.remove_exclusion(whose, key, by=by),
}
