"""A plan from its beginning to what everybody can read of it, as each of those who take part sees it."""

from __future__ import annotations

import io
from datetime import timedelta

import pikepdf
import pytest
from sqlalchemy import select

from app.coproduction.plans.due import plans_come_up
from app.coproduction.plans.models import Plan
from app.core import db
from app.messages.models import OutboxMessage
from app.opportunities.states import Visibility
from tests.coproduction.plans.conftest import REVIEW, WORDS, World
from tests.support.statements import statements


def test_from_the_first_words_to_what_everybody_reads(world: World) -> None:
    page = world.host.get(world.address)
    assert page.h1 == "Better first hours" and "a yes from an owner with lived experience." in page.text
    assert "We agree on this plan" not in page.text
    world.both_say_yes()
    assert "Agreed" in world.host.post(f"{world.address}/agree").text
    world.see(world.host, "green", "Nine of ten were met in time.")
    seen = world.see(world.ann, "red", "At night nobody is there.")
    assert "Green: it is on its way" in seen.text and "Red: it is not getting better" in seen.text
    assert "The two see it differently. Both count." in seen.text
    assert "They see it differently" in world.host.get(world.address).text

    added = world.ann.send(world.ann.get(f"{world.mine}/actions/new"), {"words": "Ask people who came at night."})
    assert "Ask people who came at night." in added.text
    world.done("Night walk with advisors")
    evidence = world.ann.get(f"{world.mine}/evidence")
    thing = next(o["value"] for o in evidence.soup.select("option") if o.get_text() == "Night walk with advisors")
    world.ann.send(evidence, {"words": "Two of us were there until two.", "thing": thing})
    assert "Two of us were there until two." in world.host.get(world.criterion).text
    world.ann.send(world.ann.get(f"{world.mine}/reached"), {"reached": "partly", "why": "By day yes, at night no."})

    world.host.send(world.host.get(f"{world.address}/statements/new"), {"words": "We began in spring."})
    world.stranger.get(f"/statements/{world.statement}", status=404)
    assert "A statement of Liaison Team waits to be published" in world.team.get("/team").text
    world.team.post(f"/team/plans/{world.plan}/statements/{world.statement}/publish")
    read = world.stranger.get(world.stranger.get("/statements").links()["Better first hours"])
    for words in ("Partly reached", "By day yes, at night no.", "1 opportunity", "0 of 1 actions", "co-production",
                  "Red: it is not getting better", "The two see it differently", "We began in spring."):  # fmt: skip
        assert words in read.text or words.capitalize() in read.text, words


def test_the_paper_is_tagged_and_says_the_same(world: World) -> None:
    world.agreed()
    world.see(world.ann, "amber", "At night nobody is there.")
    address = world.published()
    for path in (f"{address}/statement.pdf", f"{address}/large-print.pdf",
                 f"{world.address}/statements/{world.statement}/statement.pdf"):  # fmt: skip
        browser = world.stranger if path.startswith("/statements") else world.host
        with pikepdf.open(io.BytesIO(browser.get(path).bytes)) as pdf:
            assert pdf.Root.MarkInfo.Marked is True
    world.team.post(f"/team/plans/{world.plan}/statements/{world.statement}/withdraw")
    world.stranger.get(address, status=404)
    world.stranger.get(f"{address}/statement.pdf", status=404)


def test_it_is_agreed_once_both_have_said_yes_and_other_words_are_asked_anew(world: World) -> None:
    said = "still needs a yes from an owner with lived experience."
    world.ask("staff", "Holly Host")
    world.host.post(f"{world.mine}/yes")
    assert said in world.host.post(f"{world.address}/agree").text
    world.ask("lived", "Ann Lee")
    world.ann.post(f"{world.mine}/yes")
    changed = world.ann.send(world.ann.get(f"{world.mine}/words"), {"target": "10 of 10"})
    assert "10 of 10" in changed.text and "Say how you see it" in changed.text, "her own yes stands"
    refused = world.host.post(f"{world.address}/agree").text
    assert "still needs a yes from an owner of staff." in refused
    with world.application.app_context():
        asked = db.session().scalars(select(OutboxMessage).where(OutboxMessage.name == "plan_asked")).all()
        assert [row.person_id for row in asked].count(world.host_id) == 2
    world.host.post(f"{world.mine}/yes")
    assert "Agreed" in world.host.post(f"{world.address}/agree").text
    late = world.host.get(f"{world.criterion}/change")
    assert "What was agreed is changed at a review." in world.host.send(late, {"target": "8 of 10"}).text
    world.host.post(f"{world.address}/review")
    assert "8 of 10" in world.host.send(late, {"target": "8 of 10"}).text


def test_a_plan_is_closed_with_a_statement_and_then_stays(world: World) -> None:
    world.agreed()
    assert "The plan has moved on meanwhile." in world.host.post(f"{world.address}/drop").text
    world.host.post(f"{world.address}/review")
    assert "A plan is closed with a statement." in world.host.post(f"{world.address}/close").text
    world.published()
    assert "Closed with a statement" in world.host.post(f"{world.address}/close").text
    again = world.host.post(f"{world.criterion}/reached", {"reached": "reached"})
    assert "This plan is over, so nothing was changed." in again.text
    assert "Nothing at the moment." in world.ann.get("/my-plans").text


def test_each_who_looks_after_it_is_reminded_once_of_the_review(world: World) -> None:
    world.agreed()
    clock_ = world.application.extensions["clock"]

    def reminded() -> list[int]:
        with world.application.test_request_context():
            for _turn in range(2):
                plans_come_up(clock_.now())
            rows = select(OutboxMessage.person_id).where(OutboxMessage.name == "plan_review")
            return sorted(db.session().scalars(rows))

    clock_.advance(timedelta(days=153))  # 3 May: 29 days before
    assert reminded() == []
    clock_.advance(timedelta(days=1))
    assert reminded() == sorted([world.host_id, world.ann_id])
    clock_.advance(timedelta(days=60))
    assert reminded() == sorted([world.host_id, world.ann_id])
    assert "The plan of Liaison Team was to be looked at on Tue 1 Jun" in world.own("team").get("/team").text


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"statement": " "}, "Say in a sentence what should be true."),
        ({"ladder_now": "co-production", "ladder_aim": "consultation"}, "Aim at least as high as you are now."),
        ({"target_on-day": "31", "target_on-month": "2"}, "Target"),
        ({"ladder_aim": "made-up"}, "Choose one of the answers."),
    ],
)
def test_a_criterion_that_cannot_be_is_sent_back_with_what_was_typed(
    world: World, values: dict[str, str], said: str
) -> None:
    page = world.host.send(world.host.get(f"{world.address}/criteria/new"), {**WORDS, "measure": "Kept <b>", **values})
    assert page.form()["measure"] == "Kept <b>"
    assert said in page.text or page.errors


def test_days_and_links_that_cannot_be_are_refused(world: World) -> None:
    page = world.host.get("/host/plans/new")
    past = world.host.send(page, {"title": "Too late", **REVIEW, "review_on-year": "2026"})
    assert "The review is still to come. Choose a later day." in past.text
    evidence = world.host.get(f"{world.criterion}/evidence")
    assert world.host.send(evidence, {"words": "Ours.", "thing": "opportunity:nothing"}).errors
    world.done("A secret visit", visibility=Visibility.UNANNOUNCED)
    world.agreed()
    assert "A secret visit" in world.host.get(f"{world.criterion}/evidence").source
    assert "A secret visit" not in world.ann.get(f"{world.mine}/evidence").source
    world.host.send(world.host.get(f"{world.criterion}/reached"), {"reached": "not-reached", "why": "x"})
    days = {f"until_on-{part}": value for part, value in (("day", "1"), ("month", "1"), ("year", "2028"))}
    late = world.host.send(world.host.get(f"{world.address}/statements/new"), days)
    assert "A statement is of days that are over" in late.text
    assert world.host.send(world.host.get(f"{world.criterion}/reached"), {"reached": "partly", "why": ""}).errors


def test_a_framework_is_kept_by_the_team_and_copied_once(world: World) -> None:
    offered = world.team.get("/team/frameworks").links()["Begin with our draft of “4Pi”"]
    page = world.team.get(offered)
    wrong = world.team.send(page, {"text": "Only a heading"})
    assert wrong.errors == ["Line 1: write heading; what should be true; how we would know."]
    assert "4Pi" in world.team.send(page).text
    assert "There is a framework of this name already." in world.team.send(page).text
    for _turn in range(2):
        copied = world.host.send(
            world.host.get(f"{world.address}/copy"), _first(world.host.get(f"{world.address}/copy"))
        )
    titles = [each.get_text() for each in copied.soup.select("h3")]
    assert titles.count("Everybody who took part hears what came of it.") == 1
    assert "Taken from" in world.host.get(f"{world.criterion}").text


def _first(page) -> dict[str, str]:
    return {"framework": page.soup.select_one("input[type=radio]")["value"]}


def test_a_list_asks_the_same_few_questions_however_long_it_is(world: World) -> None:
    def asked(path: str, browser) -> int:
        with statements(world.application) as seen:
            browser.get(path)
        return len(seen)

    world.agreed()
    pages = (
        ("/host/plans", world.host),
        (world.address, world.host),
        ("/my-plans", world.ann),
        ("/statements", world.ann),
    )
    world.published()
    one = [asked(*each) for each in pages]
    world.host.post(f"{world.address}/review")
    for number in range(2):
        world.host.send(world.host.get("/host/plans/new"), {"title": f"Plan {number}", **REVIEW})
        world.host.send(world.host.get(f"{world.address}/criteria/new"), {**WORDS, "statement": f"Also {number}."})
        world.both_say_yes()
    assert [asked(*each) for each in pages] == one


def test_a_plan_that_is_never_agreed_is_dropped(world: World) -> None:
    assert "Dropped" in world.host.post(f"{world.address}/drop").text
    assert "Dropped" in world.host.post(f"{world.address}/drop").text
    with world.application.app_context():
        assert len(db.session().scalars(select(Plan)).one().moves) == 2
