"""The list of opportunities, and one of them."""

from __future__ import annotations

from flask import render_template
from flask_login import current_user

from app.coproduction.doors import pages as doors
from app.coproduction.feedback import pages as feedback
from app.core import clock, web
from app.core.permissions import allow, anyone
from app.home import cards
from app.home.fitting import reasons_of
from app.home.forms import asked
from app.home.listing import Reader, listing
from app.home.publishing import marks
from app.home.queries import counted, standing
from app.home.routes.about import bp
from app.opportunities import queries
from app.opportunities.permissions import may_read
from app.opportunities.queries import as_read
from app.opportunities.rules.facts import AdvisorFacts
from app.people.models import Role
from app.recognition.queries.catalogue import catalogue
from app.signups import rules
from app.signups.aside.queries import is_aside


@bp.get("/opportunities")
@allow(anyone)
def opportunities() -> str:
    kinds = catalogue().kinds
    given = asked(kinds)
    found = listing(Reader(current_user, _person_id(), _facts()), given, web.page_number())
    return render_template(
        "home/opportunities.html",
        kinds=kinds,
        asked=tuple(given.items()),
        page=found.page,
        cards=found.drawn,
    )


@bp.get("/opportunities/<ref>")
@allow(anyone)
def opportunity(ref: str) -> str:
    row = web.allowed(as_read.by_ref(ref), may_read)
    found = standing(counted([row.id], _person_id()))
    facts, now = _facts(), clock.now()
    return render_template(
        "home/opportunity.html",
        opportunity=row,
        today=clock.today(),
        places=cards.places_left(row, found.taken, now),
        mine=found.mine.get(row.id),
        reasons=reasons_of(row, facts) if facts else [],
        takes_names=rules.takes_names(row, now),
        marks=[] if current_user.is_authenticated else marks(row),
        is_advisor=facts is not None,
        planned_with=doors.planned_with(row.id),
        team_does=feedback.before_signing_up(row.team_id) if facts else [],
        aside=facts is not None and not found.mine and is_aside(facts.person_id, row),
    )


def _facts() -> AdvisorFacts | None:
    if not current_user.is_authenticated or Role.ADVISOR not in current_user.roles:
        return None
    return queries.advisor_facts(current_user.person_id)


def _person_id() -> int | None:
    return current_user.person_id if current_user.is_authenticated else None
