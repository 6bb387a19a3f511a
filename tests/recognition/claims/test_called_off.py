"""A session that is called off at short notice is paid as it was promised, to those who were coming."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, update

from app.core import db
from app.core.actor import Actor
from app.opportunities.actions import life, sessions
from app.opportunities.models import Opportunity
from app.opportunities.states import PayPart
from app.recognition.claims import actions, queries
from app.recognition.claims.actions import Wish
from app.recognition.claims.models import Claim
from app.recognition.claims.states import Choice, ClaimState
from tests.recognition.conftest import HOURLY, Scene
from tests.support.page import Browser


class Soon:
    """Two hours in two days' time, at £12 an hour with one of preparation that is paid too."""

    def __init__(self, scene: Scene, browser: Browser, **promise: Any) -> None:
        self.scene, self.browser, self.application = scene, browser, scene.application
        scene.rate()
        self.sian = scene.advisor("Siân O'Connor-Łukasz", "sian@post.example")
        both = ({**HOURLY}, {**HOURLY, "part": PayPart.PREPARATION})
        self.ref = scene.opportunity(*both, prep_minutes=60, in_days=2, sessions=promise.pop("sessions", 1))
        self.place = scene.place(self.ref, self.sian)
        with self.application.app_context(), db.transaction() as session:
            session.execute(update(Opportunity).where(Opportunity.ref == self.ref).values(**promise))

    def cancel(self, verb: Any, *args: Any) -> None:
        with self.application.test_request_context(), db.transaction() as session:
            found = session.scalars(select(Opportunity).where(Opportunity.ref == self.ref)).one()
            verb(found, *args, by=Actor(self.scene.host))

    def whole(self) -> None:
        self.cancel(lambda found, by: life.cancel(found, "The ward is closed.", by=by))

    def first(self) -> None:
        self.cancel(lambda found, by: sessions.cancel(found, found.sessions[0].id, by=by))

    def claims(self) -> list[Claim]:
        with self.application.app_context():
            return list(db.session().scalars(select(Claim).order_by(Claim.id)))

    def own(self) -> Browser:
        fresh = self.browser.another()
        fresh.sign_in("sian@post.example")
        return fresh


@pytest.mark.parametrize(
    ("percent", "hours", "pence"),
    [(100, 72, 3600), (50, 72, 1800), (100, 1, None), (None, None, None)],
    ids=["all of it", "half", "in time", "nothing was promised"],
)
def test_what_was_promised_is_due(
    scene: Scene, browser: Browser, percent: int | None, hours: int | None, pence: int | None
) -> None:
    soon = Soon(scene, browser, late_cancel_percent=percent, late_cancel_hours=hours)
    soon.whole()
    assert [each.called_off_pence for each in soon.claims()] == ([] if pence is None else [pence])


def test_it_is_claimed_signed_for_and_owed_like_any_other(scene: Scene, browser: Browser) -> None:
    soon = Soon(scene, browser, late_cancel_percent=50, late_cancel_hours=72)
    soon.whole()
    (claim,) = soon.claims()
    own = soon.own()
    page = own.get(f"/claims/{claim.ref}")
    assert page.h1.endswith("Claim £18") and "50% of what was promised, which is £18. 3 hours" in page.text
    assert "did not take part" not in page.text
    own.send(page)
    bo = scene.make.person("Bo Budget", email="bo@post.example")
    with soon.application.test_request_context(), db.transaction():
        actions.choose(claim.id, Wish(Choice.PART, part_pence=500), by=Actor(soon.sian))
        actions.confirm(claim.id, by=Actor(scene.host))
        actions.authorise(claim.id, by=Actor(bo))
    (claim,) = soon.claims()
    assert claim.state is ClaimState.AUTHORISED
    with soon.application.app_context():
        assert [(due.source, due.pence, due.minutes) for due in queries.payable(claim.id).dues] == [("fee", 500, 0)]
    assert scene.contributions() == [] and scene.codes() == []


def test_one_of_several_days_is_due_alone_and_once(scene: Scene, browser: Browser) -> None:
    soon = Soon(scene, browser, late_cancel_percent=100, late_cancel_hours=72, sessions=2)
    soon.first()
    assert [each.called_off_pence for each in soon.claims()] == [3600]
    soon.whole()
    assert [each.called_off_pence for each in soon.claims()][:1] == [3600]
    assert len({each.session_id for each in soon.claims()}) == len(soon.claims())


def test_whoever_gave_the_place_back_before_is_not_in_it(scene: Scene, browser: Browser) -> None:
    soon = Soon(scene, browser, late_cancel_percent=100, late_cancel_hours=72)
    soon.own().post(f"/places/{soon.place}/withdraw")
    soon.whole()
    assert soon.claims() == []


def test_a_host_promises_it_and_people_read_it(scene: Scene, browser: Browser) -> None:
    soon = Soon(scene, browser, late_cancel_percent=100, late_cancel_hours=48)
    words = "If we cancel less than 48 hours before it begins, you are paid as if it had taken place."
    assert words in soon.own().get(f"/opportunities/{soon.ref}").text
