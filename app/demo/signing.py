"""Claims on their way: some wait for hosts, some for the budget holder. The two advisors whom all try keep theirs."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.demo.people import Cast
from app.people.models import Person
from app.recognition.claims import actions as claims
from app.recognition.claims.models import Claim, ClaimLine
from app.recognition.claims.states import LineKind
from app.recognition.models import Contribution
from app.recognition.signing import actions, rules

LONG = timedelta(days=200)
HELD = {"RB-4471": 600_000, "RB-5120": 40_000}  # pence a year; more than the second is promised
SPENT = ((LineKind.TRANSPORT, 420, {"what": "Bus, there and back"}), (LineKind.CAR, 540, {"tenths": 120}),
         (LineKind.MEALS, 475, {"what": "Lunch"}))  # fmt: skip


def signing(cast: Cast) -> None:
    """Through the verbs that the pages use."""
    holder = db.session().scalars(select(Person).where(Person.email == "budget@demo.example")).one()
    for centre, pence in HELD.items():
        actions.name_holder(centre, holder.id, by=Actor(cast.team_member))
        actions.set_budget(centre, rules.year_of(clock.today()), pence, by=Actor(cast.team_member))
    for number, claim in enumerate(_claims(cast)):
        kind, spent, details = SPENT[number % len(SPENT)]
        if number % 2:
            db.session().add(ClaimLine(claim_id=claim.id, kind=kind, pence=spent, details=details))
        claims.hand_in(claim.id, late=True, by=Actor(claim.person_id))
        if number % 3 == 0:
            actions.confirm(claim.id, by=Actor(cast.team_member))


def _claims(cast: Cast) -> list[Claim]:
    """Of whoever took part lately and is to be paid for it."""
    wanted = select(Contribution).where(
        Contribution.current, Contribution.pence > 0, Contribution.happened_on >= clock.today() - LONG,
        Contribution.person_id.not_in((cast.advisor, cast.carer)),
    )  # fmt: skip
    for record in db.session().scalars(wanted.order_by(Contribution.id)).all():
        claims.follow(record.place_id, record.session_id, by=SYSTEM)
    made = select(Claim).join(Claim.contribution).where(Contribution.pence > 0)
    theirs = made.where(Claim.person_id.not_in((cast.advisor, cast.carer)), Claim.happened_on >= clock.today() - LONG)
    return list(db.session().scalars(theirs.order_by(Claim.happened_on, Claim.id)))
