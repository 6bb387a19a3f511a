"""One's own dates as a file for a calendar."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, abort, flash, redirect, url_for
from flask_login import current_user

from app.calendar import entries, ics, queries
from app.calendar.feeds.queries import own_dates
from app.calendar.models import Invitation
from app.core.i18n import gettext as _
from app.core.permissions import allow, signed_in
from app.core.web import load
from app.signups.models import Place
from app.signups.permissions import own

bp = Blueprint("calendar", __name__)


@bp.get("/places/<ref>.ics")
@allow(signed_in)
def place_file(ref: str) -> Response:
    """The sessions of one's own confirmed place; the file's name tells nothing."""
    place = load(Place, ref, own)
    invitations = queries.live_of_place(place.id)
    if not invitations:
        abort(404)
    return _file(invitations)


@bp.get("/my-involvement.ics")
@allow(signed_in)
def all_dates() -> Response:
    """Every date of one's own that stands, and of the last three months."""
    standing = [each for each in own_dates(current_user.person_id) if each.cancelled_at is None]
    if not standing:
        flash(_("You have no dates to put in a calendar yet."))
        return redirect(url_for("calendars.show"))  # type: ignore[return-value]
    return _file(standing)


def _file(invitations: Sequence[Invitation]) -> Response:
    content = ics.download(entries.entry(invitation) for invitation in invitations)
    answer = Response(content, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="involvement.ics"'
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
