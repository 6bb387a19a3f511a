"""My involvement: what an advisor has coming, what they wait for, what they have done."""

from __future__ import annotations

from collections.abc import Iterable

from flask import render_template
from flask_login import current_user

from app.coproduction.feedback import queries as feedback
from app.coproduction.ladder import queries as ladder
from app.coproduction.network.pages import todo
from app.coproduction.outcomes.queries import of_person as told_to
from app.coproduction.plans import pages as plans
from app.coproduction.plans import queries as planned
from app.core import clock
from app.core.permissions import allow
from app.home.places import of_person
from app.home.routes.about import bp
from app.panels.after.pages import outcome_words
from app.panels.after.queries import outcomes_of
from app.people.permissions import advisor
from app.recognition import queries as recognition
from app.recognition.claims import queries as claims
from app.recognition.claims.pages import link_words as claim_link
from app.recognition.thanks import pages as thanks
from app.recognition.thanks import queries as thanked
from app.signups.cover.queries import open_asks
from app.signups.everyone.queries import received
from app.signups.models import Place


@bp.get("/my-involvement")
@allow(advisor)
def my_involvement() -> str:
    me = current_user.person_id
    places, contributions = of_person(me), recognition.contributions(me)
    return render_template(
        "home/my_involvement.html",
        said=thanked.said(me),
        claims=claims.by_part(me),
        claim_link=claim_link,
        thanks=thanks,
        plans=planned.of_owner(me),
        todo=todo(me),
        plan_tag=lambda row: plans.own_tag(row, me),
        places=places,
        contributions=contributions,
        spoken=feedback.given(me) if contributions else frozenset(),
        rated=ladder.rated(me) if contributions else frozenset(),
        outcomes=_outcomes([*places.been, *(each.place for each in contributions)]),
        told=told_to(me, {each.place.opportunity_id for each in contributions}),
        messages=received(me),
        cover=open_asks(me, clock.now()),
    )


def _outcomes(places: Iterable[Place]) -> dict[int, str]:
    """By opportunity what came of its panel, in words."""
    held = {place.opportunity_id for place in places}
    return {number: outcome_words(row) for number, row in outcomes_of(held).items()} if held else {}
