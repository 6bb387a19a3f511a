"""What the team does where mails to somebody come back, besides changing the address."""

from __future__ import annotations

from flask import Response, url_for

from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.actions import persons
from app.people.permissions import team
from app.people.routes.register import advisor_of, bp


@bp.post("/team/people/<ref>/email-works")
@allow(team)
def email_works(ref: str) -> Response:
    found, _advisor = advisor_of(ref)
    person_id, address = found.id, found.email or ""
    said = _("Saved: mail goes to %(address)s as before.", address=address)
    return web.press(lambda by: persons.email_arrives(person_id, address, by=by), said, _page(ref))


@bp.post("/team/people/<ref>/send-letters")
@allow(team)
def send_letters(ref: str) -> Response:
    person_id = advisor_of(ref)[0].id
    said = _("Saved: they have letters from now on.")
    return web.press(lambda by: persons.letters_instead(person_id, by=by), said, _page(ref))


def _page(ref: str) -> str:
    return url_for("register.person", ref=ref)
