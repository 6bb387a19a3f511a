"""Claims of two advisors, one in each state up to finance, through the verbs that the pages use."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor, Asked
from app.demo.opportunities import make
from app.demo.past import place, took_part
from app.demo.people import Cast
from app.opportunities.models import Seat
from app.opportunities.states import Expense, Format, Method, SeatType
from app.people.models import Role, RoleGrant
from app.recognition.claims import actions
from app.recognition.claims.actions import Spent, Wish
from app.recognition.claims.models import Claim
from app.recognition.claims.states import Choice, LineKind, PaidBy

HOME = {"from": "SE5 8AZ", "to": "Meadow House", "tenths": 84}
PARTS = (  # days before today, kind, title
    (2, "interview-panel", "Interviews: ward manager"),
    (5, "training-session", "First days on the ward: training"),
    (9, "interview-panel", "Interviews: healthcare assistant"),
    (16, "interview-panel", "Interviews: peer support worker"),
    (24, "committee", "Quality committee"),
    (38, "training-session", "Speaking with families: training"),
    (45, "committee", "Patient experience committee"),
)
CHARITIES = (("Riverbank Community Garden", "1000001"), ("The Listening Line", "1000002"))
PAID_BACK = [Expense.TRAVEL.value, Expense.PARKING.value, Expense.CARE.value]


def claims(cast: Cast) -> None:
    """From one that waits to be sent to those that are agreed, and one for which nothing is to be paid."""
    by_team = Actor(cast.team_member)
    for name, number in CHARITIES:
        actions.keep_charity(None, name, number, active=True, by=by_team)
    made = [_part(cast, days, kind, title) for days, kind, title in PARTS]
    for count, theirs in enumerate(zip(*made, strict=True)):
        _each_state(cast, list(theirs), by_phone=count == 1)


def _part(cast: Cast, days: int, kind: str, title: str) -> list[Claim]:
    thing = make(
        cast, kind_code=kind, title=title, summary="Some days ago.", days=((-days, "10:00", 120),), done=True,
        seats=[Seat(type=SeatType.EITHER, number=2, group="")], format=Format.IN_PERSON, method=Method.CHOSEN,
        choice_rule="The team chooses.",
    )  # fmt: skip
    thing.expenses = PAID_BACK
    db.session().flush()
    held = [place(thing, person_id) for person_id in (cast.advisor, cast.carer)]
    took_part(thing, held)
    session_id = thing.sessions[0].id
    for each in held:
        actions.follow(each.id, session_id, by=Actor(cast.host))
    wanted = select(Claim).where(Claim.session_id == session_id).order_by(Claim.id)
    return list(db.session().scalars(wanted))


def _each_state(cast: Cast, mine: list[Claim], *, by_phone: bool) -> None:
    opened, returned, claimed, confirmed, authorised, agreed, closed = mine
    own = Actor(opened.person_id)
    theirs = Actor(cast.team_member, behalf_of_id=own.person_id, asked=Asked.PHONE) if by_phone else own
    host, budget = Actor(cast.host), Actor(_holder())
    actions.keep_line(opened.id, Spent(LineKind.CAR, details=HOME), by=own)
    for each in (returned, claimed, confirmed, authorised, agreed):
        actions.keep_line(each.id, Spent(LineKind.TRANSPORT, 480, details={"what": "Bus, there and back"}), by=theirs)
    actions.keep_line(
        claimed.id,
        Spent(LineKind.PARKING, 350, PaidBy.ADVANCE, 500),
        by=theirs,
    )
    actions.choose(confirmed.id, Wish(Choice.PART, part_pence=1000), by=theirs)
    actions.choose(authorised.id, Wish(pay_from=clock.today() + timedelta(days=30)), by=theirs)
    for each in (returned, claimed, confirmed, authorised, agreed):
        actions.hand_in(each.id, by=theirs)
    actions.give_back(returned.id, "Please add the ticket for the bus.", by=host)
    for each in (confirmed, authorised, agreed):
        actions.confirm(each.id, by=host)
    for each in (authorised, agreed):
        actions.authorise(each.id, by=budget)
    actions.choose(closed.id, Wish(Choice.DECLINE), by=theirs)
    actions.hand_in(closed.id, by=theirs)


def _holder() -> int:
    return db.session().scalars(select(RoleGrant.person_id).where(RoleGrant.role == Role.BUDGET)).first() or 0
