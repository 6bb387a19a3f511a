"""Whose claim it is: their own and, for them, the involvement team. Nobody else sees a sum, a choice or a receipt."""

from __future__ import annotations

import pytest

from tests.recognition.claims.conftest import Claims

PAGES = ("", "/choice", "/expenses", "/expenses/car/add", "/sent")


@pytest.mark.parametrize("who", ["hana", "otto", "bo", "fay", "ama", "ada"])
def test_neither_staff_nor_another_advisor_opens_it(claims: Claims, who: str) -> None:
    claims.record()
    claims.scene.advisor("Ada Other", "ada@post.example")
    claims.sian.send(claims.sian.get(f"{claims.address}/expenses/parking/add"), {"pence": "4"})
    line = claims.claim().lines[0].ref
    their = f"/team/claims/for/{claims.scene.make.ref(claims.panel.advisor)}"
    other = claims.own(who)
    for start in (claims.address, f"{their}/{claims.ref}"):
        for page in (*PAGES, f"/expenses/{line}", f"/expenses/{line}/receipt/file", f"/expenses/{line}/take-out"):
            answer = other.client.get(start + page)
            assert answer.status_code in {403, 404}, start + page
    assert other.client.get(their).status_code in {403, 404}
    answer = other.client.post(claims.address, data={"csrf_token": other.token(), "seen": "1"})
    assert answer.status_code in {403, 404}
    assert claims.scene.audited("ClaimHandedIn") == 0


def test_the_host_page_of_the_session_says_nothing_of_the_claim(claims: Claims) -> None:
    claims.record()
    page = claims.sian.get(f"{claims.address}/choice")
    claims.sian.send(page, {"choice": "part", "part_pence": "17.31"})
    host = claims.own("hana")
    for address in (claims.panel.host_sheet, "/", f"/host/opportunities/{claims.panel.opportunity}"):
        assert "17.31" not in host.get(address).source


def test_no_choice_and_no_sum_stands_in_the_audit(claims: Claims) -> None:
    claims.record()
    page = claims.sian.get(f"{claims.address}/choice")
    claims.sian.send(page, {"choice": "part", "part_pence": "17.31"})
    claims.signed()
    found = claims.audit_of("Claim")
    assert {name for _event, data in found for name in data} <= {"claim_id", "move_id"}


def test_nobody_signs_for_their_own(claims: Claims) -> None:
    from app.core.actor import Actor, Asked
    from app.core.errors import RuleBroken
    from app.recognition.claims import actions

    claims.record()
    claims.sian.send(claims.sian.get(claims.address))
    sian = claims.panel.advisor
    for by in (Actor(sian), Actor(claims.people["bo"], behalf_of_id=sian, asked=Asked.PHONE)):
        with pytest.raises(RuleBroken, match="Nobody signs for their own claim"):
            claims.act_as(by, actions.confirm)
