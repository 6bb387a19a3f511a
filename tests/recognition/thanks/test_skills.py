"""Skills in one's own words: written, asked about or not, confirmed or not, and never a mark against anybody."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.core import db
from app.people.models import Role
from app.recognition.thanks import rules
from app.recognition.thanks.models import Skill
from tests.recognition.conftest import Panel
from tests.support.page import Browser

OWN = "I stayed calm when it was hard\n\n  I stayed   calm when it was hard\nAsking twice"


@pytest.fixture
def sian(panel: Panel) -> Browser:
    panel.record(panel.signed_in("tess"))
    return panel.signed_in("sian")


def mine(panel: Panel) -> str:
    return f"/my-involvement/skills/{panel.place}.{panel.session}"


def said(panel: Panel) -> dict[str, tuple[bool, bool]]:
    with panel.scene.application.app_context():
        rows = db.session().scalars(select(Skill).order_by(Skill.id))
        return {row.words: (row.asks, row.confirmed_at is not None) for row in rows}


def test_chosen_and_written_they_stand_in_ones_own_words(panel: Panel, sian: Browser) -> None:
    page = sian.get(mine(panel))
    assert sian.send(page, {"chosen": ["Listening closely"], "own": OWN}).errors == ["Choose yes or no."]
    sian.send(page, {"chosen": ["Listening closely"], "own": OWN, "asks": "no"})
    assert said(panel) == dict.fromkeys(
        ["Listening closely", "I stayed calm when it was hard", "Asking twice"], (False, False)
    )
    text = sian.get("/my-involvement").text
    assert "Asking twice (in my own words)" in text and "Listening closely (in my own words)" in text
    again = sian.get(mine(panel)).form()
    assert again["chosen"] == ["Listening closely"] and again["own"] == "I stayed calm when it was hard\nAsking twice"


def test_without_a_yes_no_host_reads_them(panel: Panel, sian: Browser) -> None:
    sian.send(sian.get(mine(panel)), {"own": OWN, "asks": "no"})
    host = panel.signed_in("hana")
    for path in ("/host/thanks", f"/host/thanks/{panel.place}.{panel.session}",
                 f"/host/thanks/{panel.place}.{panel.session}/skills"):  # fmt: skip
        assert "skill they ask" not in host.get(path).text and "calm" not in host.get(path).text
    with panel.scene.application.app_context():
        ref = db.session().scalars(select(Skill.ref)).first()
    page = host.post(f"/host/thanks/{panel.place}.{panel.session}/skills", {"skills": [ref]})
    assert "There is nothing to confirm here." in page.text
    assert not any(confirmed for _asks, confirmed in said(panel).values())


def test_a_host_confirms_some_and_the_rest_say_nothing(panel: Panel, sian: Browser) -> None:
    sian.send(sian.get(mine(panel)), {"chosen": ["Listening closely"], "own": OWN, "asks": "yes"})
    host = panel.signed_in("hana")
    link = next(to for words, to in host.get("/host/thanks").links().items() if words.startswith("Confirm any of 3"))
    page = host.get(link)
    assert "Choose what you can confirm, or leave this page as it is." in host.send(page).text
    host.send(page, {"skills": page_values(page, "Listening closely")})
    text = sian.get("/my-involvement").text
    assert "Listening closely (confirmed by the host)" in text and "Asking twice (in my own words)" in text
    assert panel.scene.audited("SkillsConfirmed") == 1
    assert "Confirm any of 2 skills" in host.get("/host/thanks").text


def page_values(page: object, label: str) -> list[str]:
    soup = page.soup  # type: ignore[attr-defined]
    found = next(each for each in soup.select("label") if each.get_text(strip=True) == label)
    return [soup.find(id=found["for"])["value"]]


def test_other_words_are_another_skill_and_not_confirmed(panel: Panel, sian: Browser) -> None:
    sian.send(sian.get(mine(panel)), {"own": "Asking twice", "asks": "yes"})
    host = panel.signed_in("hana")
    page = host.get(f"/host/thanks/{panel.place}.{panel.session}/skills")
    host.send(page, {"skills": page_values(page, "Asking twice")})
    sian.send(sian.get(mine(panel)), {"own": "Asking twice\nLeading it", "asks": "yes"})
    assert said(panel) == {"Asking twice": (True, True), "Leading it": (True, False)}
    sian.send(sian.get(mine(panel)), {"own": "Asking three times", "asks": "yes"})
    assert said(panel) == {"Asking three times": (True, False)}
    sian.send(sian.get(mine(panel)), {"own": "", "asks": "no"})
    assert said(panel) == {}


def test_by_phone_through_the_team(panel: Panel, sian: Browser) -> None:
    team = panel.signed_in("tess")
    page = team.get(
        next(to for words, to in team.get(panel.sheet).links().items() if words.startswith("What they did"))
    )
    assert team.send(page, {"own": "Asking twice", "asks": "no"}).errors == ["Choose how they asked."]
    team.send(page, {"own": "Asking twice", "asks": "no", "asked": "phone"})
    assert panel.scene.acted_for("SkillsSaid") == [(panel.advisor, "phone")]
    assert said(panel) == {"Asking twice": (False, False)}


def test_nobody_else_writes_them(panel: Panel, sian: Browser) -> None:
    panel.scene.advisor("Bola Ade", "bola@post.example")
    panel.signed_in("bola").get(mine(panel), status=404)
    panel.signed_in("hana").get(mine(panel), status=403)
    sian.get(mine(panel) + "x", status=404)
    panel.scene.make.person("Fay Finance", Role.FINANCE, email="fay@post.example")
    panel.signed_in("fay").get(f"/team/skills/{panel.place}.{panel.session}", status=403)


def test_wrong_words(panel: Panel, sian: Browser) -> None:
    page = sian.get(mine(panel))
    assert sian.send(page, {"own": "x" * 121, "asks": "no"}).errors == ["Keep each line to 120 characters."]
    many = "\n".join(f"Skill {n}" for n in range(13))
    refused = sian.send(page, {"own": many, "asks": "no"})
    assert "Keep to 12 or fewer. The ones that matter to you are enough." in refused.text
    assert sian.send(page, {"chosen": ["Made up"], "asks": "no"}).errors == ["Choose from the answers shown."]
    assert said(panel) == {}


@pytest.mark.parametrize(
    ("words", "found"),
    [("I used my Lived  Experience", "lived experience"), ("as a patient", "patient"), ("I am patiently", "patient"),
     ("Working with Ward 9", "ward"), ("A talk for the Liaison Team", "Liaison Team"), ("Rewarding, forward", ""),
     ("Scoring fairly against criteria", ""), ("Carers' group", "carer")],
)  # fmt: skip
def test_words_that_tell(words: str, found: str) -> None:
    assert rules.telling(words, ["Liaison Team", ""]) == found


def test_what_is_offered_never_tells(panel: Panel) -> None:
    from app.recognition.thanks.pages import PICKS

    with panel.scene.application.test_request_context():
        assert [str(each) for picks in PICKS.values() for each in picks if rules.telling(str(each))] == []
