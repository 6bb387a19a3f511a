"""What came of a call to somebody who waits for a place."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, request, url_for
from sqlalchemy.orm import joinedload

from app.core import web
from app.core.formatting import joined
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.permissions import team
from app.signups import actions, queries
from app.signups.models import Call, Place
from app.signups.permissions import may_ring
from app.signups.states import CallState, PlaceState

bp = Blueprint("calls", __name__)
ANSWERS = {"yes": CallState.SAID_YES, "no": CallState.SAID_NO, "no-answer": CallState.NO_ANSWER}


@bp.post("/team/calls/<ref>")
@allow(team)
def rang(ref: str) -> Response:
    call = web.load(Call, ref, may_ring, joinedload(Call.place).joinedload(Place.person))
    said, call_id = ANSWERS.get(request.form.get("said", "")), call.id
    party = [place.person.name for place in queries.together(call.place)]
    back = url_for("home.calls")
    if said is None:
        flash(_("Please choose what they said."), "error")
        return redirect(back)  # type: ignore[return-value]
    names, both = joined(party), len(party) > 1
    return web.press(
        lambda by: actions.rang(call_id, said, by=by),
        lambda rung: _told(said, rung.place.state, names, both=both), back,
    )  # fmt: skip


def _told(said: CallState, state: PlaceState, name: str, *, both: bool) -> str:
    if said is CallState.NO_ANSWER and both:
        return _("Recorded. %(name)s keep their number on the list.", name=name)
    if said is CallState.NO_ANSWER:
        return _("Recorded. %(name)s keeps their number on the list.", name=name)
    if said is CallState.SAID_NO:
        return _("Recorded. Nobody asks %(name)s about this again.", name=name)
    if state is PlaceState.CONFIRMED and both:
        return _("%(name)s have their places. Nobody else needs to be rung about them.", name=name)
    if state is PlaceState.CONFIRMED:
        return _("%(name)s has the place. Nobody else needs to be rung about it.", name=name)
    if both:
        return _("Two places are not free any more. %(name)s stay on the reserve list. Please say so.", name=name)
    return _("The place had just gone to somebody else. %(name)s stays on the reserve list. Please say so.", name=name)
