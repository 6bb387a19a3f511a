"""`/account/calendar`: how one's dates get into one's calendar."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, flash, redirect, render_template, request, url_for
from flask_login import current_user

from app.calendar import pages
from app.calendar.feeds import actions, queries, rules
from app.calendar.feeds.states import FeedKind
from app.calendar.forms import CalendarForm
from app.core import db, web
from app.core.i18n import gettext as _
from app.core.permissions import allow, anyone, signed_in
from app.people.models import Person
from app.people.permissions import advisor as is_advisor

bp = Blueprint("calendars", __name__)
Answer = Response | str


@bp.get("/account/calendar")
@allow(signed_in)
def show() -> Answer:
    mine = [kind for kind in FeedKind if rules.may_have(kind, current_user.roles)]
    return render_template(
        "calendar/account.html", kinds=mine, feeds=queries.of_person(current_user.person_id), me=_me(), ways=pages.WAYS,
    )  # fmt: skip


@bp.route("/account/calendar/choose", methods=["GET", "POST"])
@allow(is_advisor)
def choose() -> Answer:
    form = CalendarForm.of(_me())
    if not form.validate_on_submit():
        return render_template("calendar/choose.html", form=form)
    dates_by, full_titles, by = form.chosen(), form.full(), web.actor()
    with db.transaction():
        actions.choose(current_user.person_id, dates_by, full_titles=full_titles, by=by)
    flash(_("Your choice is saved."), "success")
    return redirect(url_for("calendars.show"))  # type: ignore[return-value]


@bp.get("/account/calendar/preview")
@allow(is_advisor)
def preview() -> Answer:
    """What others could see, with the titles as they are and as they could be."""
    return render_template("calendar/preview.html", shown=pages.shown(_me()), me=_me())


@bp.get("/calendar-help")
@allow(anyone)
def help_all() -> Answer:
    return render_template("calendar/help.html", programs=pages.PROGRAMS)


@bp.get("/calendar-help/<program>")
@allow(anyone)
def help_with(program: str) -> Answer:
    if program not in pages.PROGRAMS:
        abort(404)
    name, invited, read = pages.PROGRAMS[program]
    return render_template("calendar/help_with.html", name=name, invited=invited, read=read)


def _me() -> Person:
    return db.session().get_one(Person, current_user.person_id)


@bp.post("/account/calendar/feed")
@allow(signed_in)
def make_feed() -> Answer:
    """The address stands on this one page, and nowhere else: so no redirect."""
    kind, by = _kind(), web.actor()
    with db.transaction():
        token = actions.make(current_user.person_id, kind, by=by)
    address = f"{current_app.config['BASE_URL']}/calendar/{token}.ics"
    subscribe = "webcal" + address.removeprefix("https").removeprefix("http")
    return render_template("calendar/feed.html", address=address, subscribe=subscribe, kind=kind)


@bp.post("/account/calendar/feed/end")
@allow(signed_in)
def end_feed() -> Answer:
    kind, by = _kind(), web.actor()
    with db.transaction():
        actions.end(current_user.person_id, kind, by=by)
    flash(_("That calendar address does not work any more."), "success")
    return redirect(url_for("calendars.show"))  # type: ignore[return-value]


def _kind() -> FeedKind:
    """The one asked for, if this person may have it."""
    found = next((kind for kind in FeedKind if kind.value == request.form.get("kind")), None)
    if found is None or not rules.may_have(found, current_user.roles):
        abort(404)
    return found
