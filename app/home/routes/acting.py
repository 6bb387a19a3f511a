"""One page for all that is done for somebody who rang, wrote or came by; and what of the opportunities fits them."""

from __future__ import annotations

from dataclasses import replace

from flask import Response, abort, redirect, render_template, url_for
from flask_login import current_user

from app.coproduction.plans.queries import of_owner
from app.core import clock, web
from app.core.permissions import allow
from app.home.cards import Card
from app.home.forms import Asked, asked
from app.home.listing import Reader, listing
from app.home.places import of_person
from app.home.routes.about import bp
from app.opportunities.queries import advisor_facts
from app.people import pages, queries
from app.people.acting import acting_for
from app.people.eyes import eyes_of
from app.people.models import Advisor, Person
from app.people.passport.reading import note_access
from app.people.permissions import team
from app.people.states import AdvisorState
from app.recognition import queries as recognition
from app.recognition.queries.catalogue import catalogue
from app.signups import pages as wording
from app.signups.queries import attending_of

SHOWN = 3  # of what fits them, on the page of everything


@bp.get("/team/people/<ref>/acting")
@allow(team)
def acting(ref: str) -> Response | str:
    person, advisor = the_advisor(ref)
    if acting_for(person.id) is None:
        return redirect(url_for("register.asked", ref=ref))  # type: ignore[return-value]
    if note_access(advisor, current_user.person_id):
        person, advisor = the_advisor(ref)
    places, now = of_person(person.id), clock.now()
    answers = attending_of([place.id for place in places.coming])
    return render_template(
        "home/acting.html",
        person=person,
        advisor=advisor,
        state=pages.STATES[advisor.state],
        details=[*pages.about(person), *pages.about_advising(advisor)],
        places=places,
        said={place.id: wording.said(place, answers, now) for place in places.coming},
        ahead={place.id: wording.sessions_ahead(place, now) for place in places.coming},
        contributions=recognition.contributions(person.id),
        fitting=_cards(person, {"fits": "yes"}, 1, SHOWN)[1],
        active=advisor.state is AdvisorState.ACTIVE,
        plans=of_owner(person.id),
    )


@bp.get("/team/people/<ref>/opportunities")
@allow(team)
def opportunities_for(ref: str) -> str:
    """The list as this person would see it. Each leads to signing them up, with the questions they would be asked."""
    person, _of_theirs = the_advisor(ref)
    kinds = catalogue().kinds
    given = asked(kinds)
    page, shown = _cards(person, given, web.page_number())
    return render_template(
        "home/opportunities_for.html",
        person=person,
        kinds=kinds,
        asked=tuple(given.items()),
        page=page,
        cards=shown,
    )


def the_advisor(ref: str) -> tuple[Person, Advisor]:
    found = queries.advisor_by_ref(ref)
    if found is None or found.advisor is None:
        abort(404)
    return found, found.advisor


def _cards(person: Person, given: Asked, number: int, size: int = web.PAGE_SIZE) -> tuple[web.Page, list[Card]]:
    """One page of what is open to them, each card leading to their sign-up, or to their own place in it."""
    found = listing(Reader(eyes_of(person), person.id, advisor_facts(person.id)), given, number, size)
    return found.page, [_leading(card, row.ref, person) for card, row in zip(found.cards, found.page.rows, strict=True)]


def _leading(card: Card, ref: str, person: Person) -> Card:
    """To the sign-up, or to the page where their place is."""
    if card.held:
        return replace(card, href=url_for("home.acting", ref=person.ref))
    return replace(card, href=url_for("places.sign_up", ref=ref, person_ref=person.ref))
