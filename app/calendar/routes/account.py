"""`/account/calendar`: how one's dates get into one's calendar."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, flash, redirect, render_template, request, url_for
from flask_login import current_user

from app.calendar.feeds import actions, queries, rules
from app.calendar.feeds.states import FeedKind
from app.core import db, web
from app.core.i18n import gettext as _
from app.core.permissions import allow, signed_in

bp = Blueprint("calendars", __name__)
Answer = Response | str


@bp.get("/account/calendar")
@allow(signed_in)
def show() -> Answer:
    mine = [kind for kind in FeedKind if rules.may_have(kind, current_user.roles)]
    return render_template("calendar/account.html", kinds=mine, feeds=queries.of_person(current_user.person_id))


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
