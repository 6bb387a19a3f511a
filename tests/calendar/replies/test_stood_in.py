"""A yes to a day on which somebody stands in by now: a person of the team reads it, and nobody is let in twice."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.calendar.replies.states import Reason
from app.core import db
from app.core.actor import Actor
from app.opportunities.models import Opportunity
from app.opportunities.states import Attendance
from app.signups.cover import actions as cover
from app.signups.cover.models import CoverAsk
from app.signups.states import Coming
from tests.calendar.replies.answers import no, perhaps, yes
from tests.calendar.replies.scene import Scene


def steps_in(found: Scene) -> None:
    """Bea is asked for the day that Ada cannot come on, and says yes."""
    with found.application.test_request_context():
        opportunity = db.session().scalars(select(Opportunity).where(Opportunity.ref == found.opportunity)).one()
        number, unit = opportunity.id, (opportunity.seats[0].id, opportunity.sessions[-1].id)
        with db.transaction():
            assert cover.ask(number, unit, [found.bea], by=Actor(None)) == 1
        ask = db.session().scalars(select(CoverAsk.id)).one()
        with db.transaction():
            assert cover.step_in(ask, by=Actor(found.bea))


@pytest.mark.parametrize("answer", [yes, perhaps])
def test_whoever_is_stood_in_for_is_not_let_in_by_their_calendar(scene, answer):
    found = scene(reserve=False, sessions=3, attendance=Attendance.ALL)
    assert found.comes(no(found.to())) is Reason.NOT_THAT_DAY
    assert found.comes(answer(found.to())) in {Reason.SAID_YES, Reason.PERHAPS}, "while nobody stands in"
    assert found.comes(no(found.to())) is Reason.NOT_THAT_DAY
    steps_in(found)

    assert found.comes(answer(found.to())) is Reason.STOOD_IN
    assert found.coming().answer is Coming.NOT_THAT_DAY
    assert [mail.reason for mail in found.log() if mail.to_read] == [Reason.STOOD_IN], "somebody of the team reads it"
