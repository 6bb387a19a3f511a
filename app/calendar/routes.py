"""One's own place as a file for a calendar."""

from __future__ import annotations

from flask import Blueprint, Response, abort

from app.calendar import entries, ics, queries
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
    content = ics.download(entries.entry(invitation) for invitation in invitations)
    answer = Response(content, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="involvement.ics"'
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
