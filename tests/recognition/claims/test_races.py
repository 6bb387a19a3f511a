"""Two who act on one claim at the same moment, on PostgreSQL: one after the other, and nobody sees an error."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from app.opportunities.models import Opportunity
from app.recognition.claims.models import Claim
from app.recognition.claims.states import ClaimState
from tests.recognition.claims.conftest import Claims
from tests.support.crossing import held, until_waiting

pytestmark = pytest.mark.both
on_postgresql = pytest.mark.parametrize("prepared", ["postgresql"], indirect=True)


@on_postgresql
def test_sent_from_two_pages_at_once_it_is_sent_once(claims: Claims) -> None:
    claims.record()
    other = claims.panel.signed_in("sian")
    pages, claim_id = [(each, each.get(claims.address)) for each in (claims.sian, other)], claims.claim().id
    with ThreadPoolExecutor(2) as pool:
        with held(claims.application, select(Claim.id).where(Claim.id == claim_id)):
            both = [pool.submit(each.send, page) for each, page in pages]
            until_waiting(claims.application, 2)
        assert {each.result().h1 for each in both} == {"Your claim is sent"}
    assert claims.scene.audited("ClaimHandedIn") == 1


@on_postgresql
def test_two_expenses_at_once_one_is_asked_to_look_again(claims: Claims) -> None:
    claims.record()
    other = claims.panel.signed_in("sian")
    meals = f"{claims.address}/expenses/meals/add"
    pages, claim_id = [(each, each.get(meals)) for each in (claims.sian, other)], claims.claim().id
    with ThreadPoolExecutor(2) as pool:
        with held(claims.application, select(Claim.id).where(Claim.id == claim_id)):
            both = [pool.submit(each.send, page, {"pence": "7"}) for each, page in pages]
            until_waiting(claims.application, 2)
        texts = [each.result().text for each in both]
    assert len([text for text in texts if "was changed after you opened this page" in text]) == 1
    assert [line.pence for line in claims.claim().lines] == [700]


@on_postgresql
def test_said_and_recorded_at_once_there_is_one_claim_with_the_record(claims: Claims) -> None:
    page = claims.sian.get("/claims")
    address = next(there for there in page.links().values() if "/say/" in there)
    say, sheet = claims.sian.get(address), claims.tess.get(claims.panel.sheet)
    row = select(Opportunity.id).where(Opportunity.ref == claims.panel.opportunity)
    with ThreadPoolExecutor(2) as pool:
        with held(claims.application, row):
            said = pool.submit(claims.sian.send, say, {"minutes-hours": "3"})
            recorded = pool.submit(claims.tess.send, sheet, claims.panel.answer("yes", activity_hours="2"))
            until_waiting(claims.application, 2)
        assert said.result().status == recorded.result().status == 200
    claim = claims.claim()
    assert claim.state is ClaimState.OPEN
    assert claim.contribution_id is not None
