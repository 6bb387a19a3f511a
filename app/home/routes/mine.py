"""My involvement: what an advisor has coming, what they wait for, what they have done."""

from __future__ import annotations

from flask import render_template
from flask_login import current_user

from app.core import clock
from app.core.permissions import allow
from app.home.places import of_person
from app.home.routes.about import bp
from app.people.permissions import advisor
from app.recognition import queries as recognition
from app.recognition.claims import queries as claims
from app.recognition.claims.pages import link_words as claim_link
from app.recognition.thanks import pages as thanks
from app.recognition.thanks import queries as thanked
from app.signups.cover.queries import open_asks
from app.signups.everyone.queries import received


@bp.get("/my-involvement")
@allow(advisor)
def my_involvement() -> str:
    me = current_user.person_id
    return render_template(
        "home/my_involvement.html",
        places=of_person(me),
        contributions=recognition.contributions(me),
        said=thanked.said(me),
        claims=claims.by_part(me),
        claim_link=claim_link,
        thanks=thanks,
        messages=received(me),
        cover=open_asks(me, clock.now()),
    )
