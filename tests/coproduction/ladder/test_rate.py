"""Rating: by the person, or told to the team; without the claim beside it; once; and seen by nobody else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from app.coproduction.ladder import actions
from app.coproduction.ladder.models import LadderRating
from app.coproduction.ladder.rules import Answers
from app.coproduction.ladder.states import BroughtIn, Changed, Decided, DoneBy, SetBy
from app.core import db
from app.core.actor import Actor, Asked
from app.core.errors import RuleBroken
from app.opportunities.states import Ladder
from app.people.models import Role
from app.signups.models import Place
from tests.coproduction.ladder.conftest import TOGETHER
from tests.recognition.conftest import Panel

ANSWERS = Answers(SetBy.STAFF, Decided.STAFF, DoneBy.STAFF, Changed.NO, BroughtIn.AFTER)


def ratings(panel: Panel) -> list[LadderRating]:
    with panel.scene.application.app_context():
        return list(db.session().scalars(select(LadderRating)))


def test_an_advisor_rates_from_plain_questions_and_then_reads_the_claim(recorded: Panel) -> None:
    sian = recorded.signed_in("sian")
    links = sian.get("/my-involvement").links()
    address = next(to for words, to in links.items() if words.startswith("Say how much say you had"))
    page = sian.get(address)
    assert page.h1 == "How much say did you have?"
    for word in ("Co-design", "Who is chosen", "co-production", "The team said"):
        assert word not in page.source
    assert len(sian.send(page).errors) == 5
    done = sian.send(page, {**TOGETHER, "decided": "staff-after-listening"})
    assert "By your answers this was: Engagement." in done.text
    assert "The team said beforehand: Co-design. We plan it together." in done.text
    assert "Not <b>the pay</b>." in done.text
    assert "See how much say you had" in sian.get("/my-involvement").text
    (row,) = ratings(recorded)
    assert (row.step, row.claimed, row.asked) == (Ladder.ENGAGEMENT, Ladder.CO_DESIGN, None)


def test_it_is_said_once(recorded: Panel) -> None:
    sian = recorded.signed_in("sian")
    address = f"/my-involvement/say/{recorded.place}"
    sian.send(sian.get(address), TOGETHER)
    again = sian.post(address, {**TOGETHER, "decided": "staff"})
    assert "Full co-production" in again.text
    assert recorded.scene.audited("LadderRated") == 1


def test_too_little_said_is_kept_and_makes_no_rating(recorded: Panel) -> None:
    sian = recorded.signed_in("sian")
    page = sian.get(f"/my-involvement/say/{recorded.place}")
    done = sian.send(page, {**dict.fromkeys(TOGETHER, "cannot-say"), "changed": "yes"})
    assert "Your answers leave it open how much say you had." in done.text
    assert ratings(recorded)[0].step is None


def test_the_team_enters_what_somebody_said_by_phone(recorded: Panel) -> None:
    tess, address = recorded.signed_in("tess"), f"/team/say/{recorded.place}"
    page = tess.get(address)
    assert "Co-design" not in page.text
    assert tess.send(page, TOGETHER).errors == ["Choose how they asked."]
    tess.send(page, {**TOGETHER, "asked": "phone"})
    (row,) = ratings(recorded)
    assert row.asked is Asked.PHONE and row.entered_by_id is not None
    assert recorded.scene.acted_for("LadderRated") == [(recorded.advisor, "phone")]


def test_nobody_rates_for_anybody_else_or_what_is_not_recorded(recorded: Panel) -> None:
    scene = recorded.scene
    bola = scene.advisor("Bola Ade", "bola@post.example")
    place = scene.place(recorded.opportunity, bola)
    recorded.signed_in("bola").get(f"/my-involvement/say/{recorded.place}", status=404)
    recorded.signed_in("bola").get(f"/my-involvement/say/{place}", status=404)  # nothing is recorded of them
    recorded.signed_in("hana").get(f"/my-involvement/say/{recorded.place}", status=403)
    recorded.signed_in("hana").get(f"/team/say/{recorded.place}", status=403)
    recorded.signed_in("sian").get(f"/team/say/{recorded.place}", status=403)
    scene.make.person("Fay Finance", Role.FINANCE, email="fay@post.example")
    recorded.signed_in("fay").get(f"/my-involvement/say/{recorded.place}", status=403)
    assert "not recorded" in refusal(recorded, place, bola)
    assert "Only the person themselves" in refusal(recorded, recorded.place, bola)
    assert ratings(recorded) == []


def refusal(panel: Panel, place_ref: str, by: int) -> str:
    with panel.scene.application.app_context():
        number = db.session().scalars(select(Place.id).where(Place.ref == place_ref)).one()
        with pytest.raises(RuleBroken) as said, db.transaction():
            actions.rate(number, ANSWERS, by=Actor(by))
        return str(said.value)


def test_pressed_twice_at_once_it_is_kept_once(recorded: Panel) -> None:
    application = recorded.scene.application
    with application.app_context():
        number = db.session().scalars(select(Place.id).where(Place.ref == recorded.place)).one()

    def press(_n: int) -> str:
        with application.app_context():
            try:
                with db.transaction():
                    actions.rate(number, ANSWERS, by=Actor(recorded.advisor))
            except RuleBroken as broken:
                return str(broken)
            return ""

    with ThreadPoolExecutor(4) as crowd:
        answers = list(crowd.map(press, range(4)))
    assert answers.count("") == 1
    with application.app_context():
        assert db.session().scalar(select(func.count()).select_from(LadderRating)) == 1


@pytest.mark.parametrize("value", ["", "equal", "co-production", "x" * 300])
def test_an_answer_that_is_not_offered(recorded: Panel, value: str) -> None:
    sian = recorded.signed_in("sian")
    page = sian.get(f"/my-involvement/say/{recorded.place}")
    assert len(sian.send(page, {**TOGETHER, "decided": value}).errors) == 1
    assert ratings(recorded) == []
