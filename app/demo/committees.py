"""A committee with terms of office, papers that are to go today and people who are met before; and somebody to ring
first, because what they keep away from is on its private list since they have their place."""

from __future__ import annotations

from datetime import timedelta

from app.core import clock, db
from app.core.actor import Actor
from app.core.months import months_later
from app.core.working_days import shifted
from app.demo.opportunities import make
from app.demo.people import Cast
from app.opportunities.models import Opportunity, Seat
from app.opportunities.states import Format, Ladder, Method, SeatType
from app.people.models import Exclusion
from app.people.passport.states import Shun
from app.signups import actions as signups
from app.signups import rules
from app.signups.apart import actions as apart
from app.signups.office import actions as office
from app.signups.office.rules import Span

PAPERS_DAYS = 5
DETAILS = {
    "terms": "On the pages of the trust, under committees", "term_length": 2, "term_unit": "years", "term_most": 2,
    "papers_days": PAPERS_DAYS, "papers_formats": "Print by post, Word, large print", "reading_minutes": 60,
    "pre_meet": "Lesley Kendrick, in the small room beside it", "pre_meet_minutes": 30, "vote": True,
    "interests": True, "minutes": "They are posted with the next papers",
}  # fmt: skip


def committees(cast: Cast) -> None:
    """By the verbs that the pages use; the third of those with a place is the one to ring."""
    first = (shifted(clock.today(), PAPERS_DAYS) - clock.today()).days
    found = make(
        cast, ref="committee", kind_code="committee", title="Patient and carer experience committee",
        summary="Read the papers, come to the meeting, and vote like every member. Four meetings a year.",
        may_change="What the board hears of how people were treated, and what it does about it.",
        who_for="Anybody on the register.", recurrence="Four meetings a year",
        days=tuple((first + 91 * quarter, "10:00", 120) for quarter in range(4)),
        seats=[Seat(type=SeatType.EITHER, number=4, group="")], method=Method.FIRST_COME, prep_minutes=60,
        format=Format.IN_PERSON, venue="Meadow House, 14 Weir Lane, Riverbank RB1 4QA", details=DETAILS,
        venue_access="Step-free from the street. Hearing loop in room 2.", ladder=Ladder.CO_PRODUCTION,
    )  # fmt: skip
    db.session().flush()
    people = (cast.advisor, cast.carer, cast.advisors[-1])
    for person_id in people:
        signups.sign_up(found.id, person_id, rules.Choice(seat_id=found.seats[0].id), by=Actor(person_id))
    _terms(cast, found)
    _to_ring(people[-1], found)


def _terms(cast: Cast, found: Opportunity) -> None:
    """Vittoria's first comes to its end; Joan is in her second; the third person has just begun."""
    today, by = clock.today(), Actor(cast.host)
    ends = months_later(today, 2)
    office.save(found.id, cast.advisor, Span(1, months_later(ends, -24), ends), instead_of=1, by=by)
    between = months_later(today, -4)
    office.save(found.id, cast.carer, Span(1, months_later(between, -24), between), instead_of=1, by=by)
    second = Span(2, between + timedelta(days=1), months_later(between, 24))
    office.save(found.id, cast.carer, second, instead_of=None, by=by)


def _to_ring(person_id: int, found: Opportunity) -> None:
    """They wrote the team onto their list after they had the place; the worker would find it in a minute."""
    db.session().add(Exclusion(person_id=person_id, sort=Shun.TEAM, team_id=found.team_id, since=clock.now()))
    db.session().flush()
    apart.notice(person_id, found.id)
