"""The public opportunities for other sites: JSON, a feed, a list that may stand in a frame, and how to use them."""

from __future__ import annotations

from flask import Response, current_app, jsonify, make_response, render_template

from app.core import atom, clock
from app.core.headers import keep_for_everybody, may_be_framed
from app.core.i18n import gettext as _
from app.core.permissions import allow, anyone
from app.home import publishing
from app.home.routes.about import bp
from app.opportunities import pages
from app.people.permissions import team
from app.recognition.pages import payment

SECONDS = 300


@bp.get("/opportunities.json")
@allow(anyone)
def feed() -> Response:
    """Public opportunities only, whoever asks; at most 500, the nearest first."""
    rows = publishing.public()
    answer = jsonify(
        organisation=current_app.config["ORGANISATION_NAME"], opportunities=[publishing.as_json(row) for row in rows]
    )
    return keep_for_everybody(answer, SECONDS)


@bp.get("/opportunities.atom")
@allow(anyone)
def news_feed() -> Response:
    entries = [publishing.entry(row) for row in publishing.public(publishing.IN_FEED)]
    title = _("Opportunities: %(who)s", who=current_app.config["ORGANISATION_NAME"])
    return atom.feed(title, "/opportunities", "/opportunities.atom", entries)


@bp.get("/embed/opportunities")
@allow(anyone)
def embedded() -> Response:
    """The one page that another site may show in a frame: no header, no form, and no cookie has a part in it."""
    page = render_template(
        "home/embed.html", rows=publishing.public(publishing.FRAMED), pages=pages, payment=payment,
        address=publishing.address, base=current_app.config["BASE_URL"],
    )  # fmt: skip
    answer = keep_for_everybody(make_response(page), SECONDS)
    return may_be_framed(answer, current_app.config["EMBED_ORIGINS"])


@bp.get("/team/publishing")
@allow(team)
def publishing_help() -> str:
    return render_template(
        "home/publishing.html", base=current_app.config["BASE_URL"], origins=current_app.config["EMBED_ORIGINS"],
        organisation=current_app.config["ORGANISATION_NAME"], today=clock.today(),
    )  # fmt: skip
