"""Loading the demonstration into an empty database, whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.errors import RuleBroken
from app.core.states import move
from app.demo.claims import claims
from app.demo.committees import committees
from app.demo.documents import documents
from app.demo.doors import doors
from app.demo.feedback import feedback
from app.demo.joining import joining
from app.demo.ladder import ladder
from app.demo.network import network
from app.demo.opportunities import opportunities
from app.demo.outcomes import outcomes
from app.demo.panels import panels
from app.demo.passports import passports
from app.demo.past import past
from app.demo.payments import payments
from app.demo.people import Cast, people
from app.demo.plans import plans
from app.demo.pledge import pledge
from app.demo.reviews import reviews
from app.demo.scores import scores
from app.demo.signing import signing
from app.demo.stories import stories
from app.demo.thanks import papers, thanks
from app.demo.timetables import timetables
from app.demo.ways import ways
from app.opportunities.actions import seed_kinds
from app.opportunities.models import Opportunity
from app.opportunities.states import ORDERED, OpportunityState
from app.people.models import Advisor
from app.recognition.models import Rate
from app.signups import actions as signups
from app.signups import rules
from app.signups.models import Place
from app.signups.states import PlaceState

SOURCE = "CNWL session fees from 1 January 2022; shown as an example"


def load(advisors: int, count: int, seed: int) -> Cast:
    """Everything in one transaction. Call inside none."""
    with db.transaction():
        kinds = seed_kinds()
        _rates()
        cast = people(advisors, seed, kinds)
        passports(cast, seed)
        made = opportunities(cast, count, seed)
        db.session().flush()
        _past(cast, [thing for thing in made if thing.state is OpportunityState.DONE][:8])
        _names(cast, [thing for thing in made if thing.state is OpportunityState.OPEN][:10])
        past(cast, count, seed)
        ways(cast)
        reviews(cast)
        panels(cast)
        timetables()
        scores(cast)
        documents()
        joining(cast)
        stories(cast)
        thanks(cast)
        signing(cast)
        papers(cast)
        outcomes(cast)
        ladder(cast, seed)
        feedback(cast, seed)
        doors(cast)
        claims(cast)
        payments(cast)
        committees(cast)
        plans(cast)
        pledge(cast)
        network(cast)
    return cast


def _rates() -> None:
    for tier, name, pence in (("standard", "Standard", 1150), ("enhanced", "Enhanced", 1500)):
        db.session().add(Rate(tier=tier, name=name, pence=pence, effective_from=date(2022, 1, 1), source=SOURCE))


def _past(cast: Cast, done: list[Opportunity]) -> None:
    """Advisors who took part in what is over: their hours and their certificates."""
    for number, opportunity in enumerate(done):
        person_id = cast.advisors[number % len(cast.advisors)]
        whole = opportunity.sessions[0] if opportunity.sessions else None
        place = Place(
            person_id=person_id, opportunity_id=opportunity.id, seat_id=opportunity.seats[0].id, position=1,
            session_id=None, asked_at=clock.now() - timedelta(days=250),
        )  # fmt: skip
        move(place, PlaceState.CONFIRMED, by=Actor(person_id), now=clock.now() - timedelta(days=250))
        db.session().add(place)
        db.session().flush()
        minutes = whole.minutes if whole else opportunity.activity_minutes
        session_id = whole.id if whole else None
        signups.took_part(place.id, session_id, activity_minutes=minutes, prep_minutes=0, by=SYSTEM)
        signups.series_recorded(place.id, took_part=True, by=SYSTEM)


def _names(cast: Cast, open_ones: list[Opportunity]) -> None:
    """Some names on what is open, through the same verb a person uses; none on the open workshop."""
    waiting = iter(cast.advisors[2:])
    for opportunity in open_ones:
        if opportunity.ref == "open-workshop" or opportunity.attendance.value != "all":
            continue
        names = 6 if opportunity.method in ORDERED else 2
        for person_id in [next(waiting, None) for _name in range(names)]:
            if person_id is not None:
                _try(opportunity, person_id)


def _try(opportunity: Opportunity, person_id: int) -> None:
    advisor = db.session().get_one(Advisor, person_id)
    fitting = rules.seats_for(opportunity.seats, service_user=advisor.service_user, carer=advisor.carer)
    if not fitting:
        return
    with suppress(RuleBroken):  # somebody who has not done the training yet is told so, here as on the page
        signups.sign_up(opportunity.id, person_id, rules.Choice(seat_id=fitting[0].id), by=Actor(person_id))
