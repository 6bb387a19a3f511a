"""For every audience: own words are never shown beyond the choice, also after it was changed or taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.coproduction.feedback.states import Said, Share
from app.core import db
from app.people.models import Role, TeamMember
from tests.coproduction.feedback.conftest import Part, write_down
from tests.support.page import Browser
from tests.support.statements import statements

SECRET = "lift was broken"
NOVEMBER = datetime(2026, 11, 3, 12, tzinfo=UTC)
NEXT_MONTH = timedelta(days=32)
PAGES = {
    "hana": ("/", "/host/feedback", "/host/opportunities", "/host/thanks", "/host/ladder"),
    "otto": ("/", "/host/feedback", "/host/opportunities", "/host/thanks"),
    "fay": ("/", "/finance"),
    "bea": ("/", "/budget/claims"),
    "ada": ("/", "/team/ladder", "/team/ladder/gap"),
    "bola": ("/", "/my-involvement", "/opportunities"),
}


def read(part: Part, name: str) -> str:
    """Everything that this person reads on the pages where it could stand."""
    browser = part.signed_in(name)
    pages = [*PAGES[name]]
    if name in {"hana", "otto"}:
        opportunity = part.panel.opportunity
        if name == "hana":
            pages += [f"/host/opportunities/{opportunity}", part.panel.host_sheet]
    if name == "bola":
        pages.append(f"/opportunities/{part.scene.opportunity()}")
    return " ".join(browser.get(path).text for path in pages)


def month_later(part: Part) -> None:
    part.scene.application.extensions["clock"].advance(NEXT_MONTH)
    part.sian = part.signed_in("sian")


@pytest.mark.parametrize("share", [share.value for share in Share])
@pytest.mark.parametrize("name", ["otto", "fay", "bea", "ada", "bola"])
def test_who_has_nothing_to_do_with_it_reads_no_word(part: Part, name: str, share: str) -> None:
    part.say(share=share)
    month_later(part)
    assert SECRET not in read(part, name)


@pytest.mark.parametrize(
    ("share", "words", "named"),
    [("nobody", False, False), ("number", False, False), ("words", True, False), ("name", True, True)],
)
def test_the_host_reads_what_was_chosen(part: Part, share: str, *, words: bool, named: bool) -> None:
    part.say(share=share)
    month_later(part)
    page = part.signed_in("hana").get("/host/feedback")
    assert (SECRET in page.text) is words
    assert ("Siân" in page.text) is named
    assert ("Nurse interviews" in page.text) is named  # without a name neither what it was about nor the day
    assert SECRET not in part.signed_in("hana").get(f"/host/opportunities/{part.panel.opportunity}").text


def test_words_without_a_name_wait_for_the_next_month(part: Part) -> None:
    part.say(share="words")
    assert SECRET not in part.signed_in("hana").get("/host/feedback").text
    month_later(part)
    assert SECRET in part.signed_in("hana").get("/host/feedback").text


@pytest.mark.parametrize("after", ["nobody", "number", "words", "taken back"])
def test_a_change_of_mind_holds_at_once(part: Part, after: str) -> None:
    part.say(share="name")
    hana = part.signed_in("hana")
    assert SECRET in hana.get("/host/feedback").text
    if after == "taken back":
        part.sian.post(f"{part.address}/take-back")
    else:
        part.say(share=after)
    assert "Siân" not in hana.get("/host/feedback").text
    month_later(part)
    text = part.signed_in("hana").get("/host/feedback").text
    assert "Siân" not in text and (SECRET in text) is (after == "words")
    team = part.signed_in("tess").get("/team/feedback").text
    assert (SECRET in team) is (after != "taken back")


def test_the_involvement_team_reads_all_and_what_the_team_may_read(part: Part) -> None:
    part.say(share="nobody")
    page = part.signed_in("tess").get("/team/feedback")
    assert SECRET in page.text and "Siân O'Connor" in page.text and "Nobody but the involvement team" in page.text
    assert "<b>Please</b>" in page.text  # as words
    for name in ("hana", "fay", "bea", "ada", "bola", "sian"):
        part.signed_in(name).get("/team/feedback", status=403)
    for name in ("fay", "bea", "ada", "bola", "tess"):
        part.signed_in(name).get("/host/feedback", status=403)


def test_whoever_is_in_both_teams_reads_what_a_host_may(part: Part) -> None:
    both = part.scene.make.person("Bo Both", Role.TEAM, Role.HOST, email="bo@post.example")
    with part.scene.application.app_context(), db.transaction() as session:
        session.add(TeamMember(team_id=part.scene.team, person_id=both))
    part.say(share="nobody")
    month_later(part)
    for path in ("/team/feedback", "/host/feedback"):
        assert SECRET not in part.signed_in("bo").get(path).text


def test_the_page_of_an_opportunity_asks_at_most_eight_statements(part: Part) -> None:
    ref, bola = part.scene.opportunity(), part.signed_in("bola")
    bola.get(f"/opportunities/{ref}")
    with statements(part.scene.application) as seen:
        bola.get(f"/opportunities/{ref}")
    assert len(seen) <= 8, "\n".join(seen)


def does(browser: Browser, ref: str) -> str:
    text = browser.get(f"/opportunities/{ref}").text
    return text.partition("How this team does, as others say")[2].partition("Each is from")[0]


def test_an_advisor_reads_how_a_team_does_before_they_sign_up(part: Part) -> None:
    ref = part.scene.opportunity()
    bola = part.signed_in("bola")
    assert does(bola, ref).count("too few to say") == 4
    write_down(part.scene, 4, NOVEMBER, papers=Said.NO)
    write_down(part.scene, 3, NOVEMBER, Share.NOBODY)
    assert does(bola, ref).count("too few to say") == 4
    write_down(part.scene, 4, NOVEMBER, Share.NAME, told=Said.NOT_SAID)
    said = does(bola, ref)
    assert "Papers on time about half of the time" in said and "Paid on time nearly always" in said
    assert "Would do it again nearly everybody" in said
    assert "Told what came of it too few to say" in said
    assert "%" not in said and not any(letter.isdigit() for letter in said)
    for name in ("hana", "tess"):
        assert "How this team does" not in part.signed_in(name).get(f"/opportunities/{ref}").text


def test_another_team_is_never_mixed_in(part: Part) -> None:
    write_down(part.scene, 9, NOVEMBER, team=part.scene.make.team("Night Team"))
    assert does(part.signed_in("bola"), part.scene.opportunity()).count("too few to say") == 4


def test_one_answer_changes_nothing_before_the_month_is_over(part: Part) -> None:
    """Four of last month and Siân's of today: whoever looks before and after reads the same."""
    write_down(part.scene, 4, datetime(2026, 12, 3, tzinfo=UTC))
    ref, bola = part.scene.opportunity(), part.signed_in("bola")
    before = does(bola, ref)
    part.say(share="number")
    assert does(bola, ref) == before
    month_later(part)
    assert "Would do it again nearly everybody" in does(part.signed_in("bola"), ref)


def test_what_is_older_than_two_years_does_not_count(part: Part) -> None:
    write_down(part.scene, 9, NOVEMBER - timedelta(days=731))
    assert does(part.signed_in("bola"), part.scene.opportunity()).count("too few to say") == 4


def test_what_a_host_says_back_is_a_thank_you(part: Part) -> None:
    page = part.signed_in("hana").get("/host/feedback")
    assert page.links()["Say what people brought, in words they can keep"] == "/host/thanks"
    assert "1 person's part has no word of thanks yet" in page.text.replace("’", "'")
