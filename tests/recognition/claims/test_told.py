"""What Siân is told of her claim, the form on paper, and the demonstration."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core import db
from app.messages import worker
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.recognition.claims import actions
from tests.core.test_pdf import fonts, opened, tags
from tests.recognition.claims.conftest import Claims


def told(claims: Claims) -> list[tuple[str, str]]:
    """Name and words of each message about a claim, in order."""
    with claims.application.app_context():
        rows = db.session().scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
        return [(row.name, f"{row.subject} {row.text}") for row in rows if row.name.startswith("claim_")]


def test_received_returned_and_paid_with_neutral_words(claims: Claims) -> None:
    claims.record()
    claims.sian.send(claims.sian.get(claims.address))
    claims.act(actions.give_back, "Please add the ticket.")
    claims.sian.send(claims.sian.get(claims.address))
    claims.act(actions.confirm)
    claims.act(actions.authorise, who="bo")
    claims.act(lambda claim_id, by: actions.with_finance([claim_id], by=by), who="fay")
    claims.act(actions.answered, who="fay", paid=True)
    found = told(claims)
    assert [name for name, _words in found] == ["claim_received", "claim_returned", "claim_received", "claim_paid"]
    assert "£36" in found[0][1]
    assert "What we ask for: Please add the ticket." in found[1][1]
    assert "is paid: £36" in found[3][1]
    for _name, words in found:
        assert "Ward 9" not in words
        assert "Nurse" not in words


def test_hours_that_are_put_right_after_it_was_sent_are_told_once(claims: Claims) -> None:
    claims.record()
    claims.record(activity_hours="1")
    assert told(claims) == [], "it was not sent yet"
    claims.sian.send(claims.sian.get(claims.address))
    claims.record()
    claims.record()
    claims.act(actions.confirm)
    claims.act(actions.authorise, who="bo")
    claims.record(activity_hours="1")
    found = told(claims)
    assert [name for name, _words in found] == ["claim_received", "claim_put_right", "claim_put_right"]
    assert "It was 2 hours. It is 3 hours now." in found[1][1]
    assert "Your claim comes to £36 now." in found[1][1]
    assert "It was 3 hours. It is 2 hours now." in found[2][1]
    assert "Ward 9" not in found[1][1]


def test_what_was_put_right_twice_before_the_post_goes_is_told_as_it_stands(claims: Claims) -> None:
    claims.record()
    claims.sian.send(claims.sian.get(claims.address))
    claims.record(activity_hours="1")
    claims.record(activity_hours="3")
    claims.panel.record(claims.tess, "no")
    claims.application.extensions["clock"].advance(timedelta(days=1))
    assert worker.run(claims.application, once=True)
    with claims.application.app_context():
        rows = db.session().scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
        went = [(row.name, row.state) for row in rows if row.name in {"claim_put_right", "claim_taken_back"}]
    dropped = ("claim_put_right", MessageState.DROPPED)
    assert went == [dropped, dropped, ("claim_taken_back", MessageState.SENT)]


def test_that_they_did_not_take_part_after_all_is_told_where_it_was_sent(claims: Claims) -> None:
    claims.record()
    claims.panel.record(claims.tess, "no")
    assert told(claims) == []
    claims.record()
    claims.sian.send(claims.sian.get(claims.address))
    claims.panel.record(claims.tess, "no")
    name, words = told(claims)[-1]
    assert name == "claim_taken_back"
    assert "It is recorded now that you did not take part." in words


def test_said_and_recorded_otherwise_is_told_and_recorded_alike_is_not(claims: Claims) -> None:
    page = claims.sian.get("/claims")
    address = next(there for there in page.links().values() if "/say/" in there)
    claims.sian.send(claims.sian.get(address), {"minutes-hours": "3"})
    claims.sian.send(claims.sian.get(claims.address))
    claims.record(activity_hours="2", prep_hours="1")
    assert [name for name, _words in told(claims)] == ["claim_received"]
    claims.record(activity_hours="1")
    assert "It was 3 hours. It is 2 hours now." in told(claims)[-1][1]


def test_where_the_money_went_is_said_once_it_is_paid(claims: Claims) -> None:
    claims.record()
    claims.tess.send(claims.tess.get("/team/charities/add"), {"name": "Friends of the Library"})
    page = claims.sian.get(f"{claims.address}/choice")
    (ref,) = [str(each.get("value")) for each in page.soup.select("select[name=charity] option") if each.get("value")]
    claims.sian.send(page, {"choice": "charity", "charity": ref})
    claims.sian.send(claims.sian.get(f"{claims.address}/expenses/parking/add"), {"pence": "4"})
    claims.signed()
    claims.act(lambda claim_id, by: actions.with_finance([claim_id], by=by), who="fay")
    claims.act(actions.answered, who="fay", paid=True)
    words = told(claims)[-1][1]
    assert "went to Friends of the Library, as you chose: £36." in words
    assert "What you spent is paid back to you: £4." in words
    assert "£36 went to Friends of the Library." in claims.sian.get(claims.address).text


def test_a_voucher_is_called_one(claims: Claims) -> None:
    claims.record()
    claims.sian.send(claims.sian.get(f"{claims.address}/choice"), {"choice": "voucher"})
    claims.signed()
    claims.act(lambda claim_id, by: actions.with_finance([claim_id], by=by), who="fay")
    claims.act(actions.answered, who="fay", paid=True)
    assert "Your voucher" in told(claims)[-1][1]
    assert "£36 of it is a voucher." in claims.sian.get(claims.address).text


@pytest.mark.parametrize("form", ["", ".pdf", "/large-print.pdf"])
def test_the_form_on_paper_is_filled_in(claims: Claims, form: str) -> None:
    claims.record()
    claims.sian.send(claims.sian.get(f"{claims.address}/expenses/parking/add"), {"pence": "4"})
    their = f"/team/claims/for/{claims.scene.make.ref(claims.panel.advisor)}/{claims.ref}/form{form}"
    for browser, address in ((claims.sian, f"{claims.address}/form{form}"), (claims.tess, their)):
        page = browser.get(address)
        if form:
            file = opened(page.bytes)
            order = tags(file)
            assert order.count("H1") == 1
            assert order.count("H2") == 4
            assert str(file.Root.Lang) == "en"
            assert "Claim form" in str(file.docinfo["/Title"])
            assert {"AtkinsonHyperlegible-Regular"} <= fonts(file)
        else:
            assert "Parking or a toll £4" in page.text
            assert "Involvement payment £36" in page.text
            assert "Nurse interviews" not in page.text
    for name in ("hana", "fay", "ama"):
        assert claims.own(name).client.get(their).status_code in {403, 404}
    claims.scene.advisor("Ada Other", "ada@post.example")
    assert claims.own("ada").client.get(f"{claims.address}/form{form}").status_code == 404


def test_the_team_finds_a_persons_claims_and_keeps_to_whose_they_are(claims: Claims) -> None:
    claims.record()
    ada = claims.scene.make.ref(claims.scene.advisor("Ada Other", "ada@post.example"))
    sian = claims.scene.make.ref(claims.panel.advisor)
    page = claims.tess.get(f"/team/people/{sian}")
    assert f"/team/claims/for/{sian}" in page.links().values()
    claims.tess.get(f"/team/claims/for/{ada}/{claims.ref}", status=404)
    page = claims.tess.get(f"/team/claims/for/{sian}/{claims.ref}/choice")
    page = claims.tess.send(page, {"choice": "voucher"})
    assert page.errors == ["Choose how they asked."]
    page = claims.tess.send(page, {"asked": "letter"})
    assert "A voucher instead of money" in page.text
    assert claims.scene.acted_for("ClaimSaved") == [(claims.panel.advisor, "letter")]
