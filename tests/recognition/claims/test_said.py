"""Somebody says themselves that they took part: no money before the host says yes."""

from __future__ import annotations

from app.recognition.claims import actions
from app.recognition.claims.states import ClaimState
from tests.recognition.claims.conftest import Claims
from tests.support.page import Page


def say(claims: Claims, **values: str) -> Page:
    page = claims.sian.get("/claims")
    address = next(there for there in page.links().values() if "/say/" in there)
    said = {"minutes-hours": "3", "minutes-minutes": "", "prep-hours": "1", "prep-minutes": "", **values}
    return claims.sian.send(claims.sian.get(address), said)


def test_it_makes_no_money_before_the_host_says_yes(claims: Claims) -> None:
    page = say(claims)
    assert "You said 4 hours. The payment is worked out once that is confirmed." in page.text
    assert "Together: £0" in page.text
    page = claims.sian.send(page)
    assert "Ward 9 says next that you took part. Nothing is paid before." in page.text
    assert claims.state is ClaimState.CLAIMED
    assert claims.scene.contributions() == []
    assert claims.sums() == {}
    claims.act(actions.confirm)
    (record,) = claims.scene.contributions()
    assert (record.activity_minutes, record.prep_minutes) == (180, 60)
    claims.act(actions.authorise, who="bo")
    assert claims.sums() == {"fee": 4800}


def test_what_the_host_records_counts_and_the_person_reads_both(claims: Claims) -> None:
    say(claims)
    claims.record()
    text = claims.sian.get(claims.address).text
    assert "You said 4 hours. 3 hours is what was recorded." in text
    assert "£36" in text


def test_the_host_says_no(claims: Claims) -> None:
    say(claims)
    claims.panel.record(claims.tess, "no")
    assert claims.state is ClaimState.CLOSED
    assert "It is recorded that you did not take part." in claims.sian.get(claims.address).text


def test_said_and_recorded_there_is_one_claim_and_nothing_to_say(claims: Claims) -> None:
    page = claims.sian.get("/claims")
    address = next(there for there in page.links().values() if "/say/" in there)
    claims.record()
    claims.sian.get(address, status=404)
    assert "Not recorded yet" not in claims.sian.get("/claims").text


def test_times_that_cannot_be(claims: Claims) -> None:
    page = say(claims, **{"minutes-hours": "25", "minutes-minutes": "61"})
    assert page.errors == ["Enter the time in hours and minutes, like 2 and 30."]
    page = claims.sian.send(page, {"minutes-hours": "30", "minutes-minutes": "0"})
    assert "from 1 minute to 24 hours" in page.errors[0]
    assert page.soup.select_one("input[name=minutes-hours]")["value"] == "30"  # type: ignore[index]


def test_the_team_says_it_for_somebody_who_rang(claims: Claims) -> None:
    their = f"/team/claims/for/{claims.scene.make.ref(claims.panel.advisor)}"
    page = claims.tess.get(their)
    address = next(there for there in page.links().values() if "/say/" in there)
    claims.tess.send(claims.tess.get(address), {"asked": "phone", "minutes-hours": "2"})
    assert claims.scene.acted_for("ClaimMade") == [(claims.panel.advisor, "phone")]
