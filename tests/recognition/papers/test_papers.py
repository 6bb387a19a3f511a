"""Statements and passports: what stands on them, what never does, who checks them, and taking them back."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from app.core import db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.people.models import Course, TrainingGrant, TrainingRecord
from app.recognition.papers import actions
from app.recognition.papers import queries as papers
from app.recognition.papers.pages import NEUTRAL, ROLES
from app.recognition.thanks.rules import telling
from tests.core.test_pdf import fonts, opened, smallest, tags
from tests.recognition.papers.conftest import MINE, TELLING, Desk

NAMES = ["Siân O'Connor-Łukasz", "محمد علي"]


def test_a_statement_of_some_days_in_neutral_words(desk: Desk) -> None:
    page = desk.statement()
    assert page.h1 == "Statement of hours" and "Ada Example" in page.text
    assert "Time given 7 hours 30 minutes" in page.text and "How often 3 times" in page.text
    assert "Recruitment panels Role Chair" in page.text and "Meetings and workshops" in page.text
    for each in TELLING:
        assert each not in page.text, each
    page = desk.statement("1 1 2026", "1 1 2027")
    assert "How often 1 time" in page.text and "Recruitment panels" not in page.text


def test_with_titles_and_teams_if_they_choose_so(desk: Desk) -> None:
    text = desk.statement(version="named").text
    assert "A day for carers, Liaison Team" in text and "Nurse interviews, Liaison Team" in text


def test_the_same_for_a_spreadsheet(desk: Desk) -> None:
    desk.statement(version="named")
    file = desk.ada.get(f"{MINE}/{desk.code}/paper.csv").bytes.decode()
    assert file.startswith("\ufeffDate,Activity,Role,Minutes,Title,Team\r\n")
    assert ",'=Manager interviews,Liaison Team\r\n" in file and file.count("\r\n") == 4
    desk.statement()
    assert "Liaison" not in desk.ada.get(f"{MINE}/{desk.code}/paper.csv").bytes.decode()


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [("1 2 2026", "31 1 2026", "The last day comes before the first. Change one of them."),
     ("31 2 2026", "1 3 2026", "Enter a real date"),
     ("1 1 2001", "2 1 2001", "Nothing is recorded between these days.")],
)  # fmt: skip
def test_wrong_days(desk: Desk, first: str, last: str, sentence: str) -> None:
    page = desk.statement(first, last)
    assert page.h1 == "Make a statement of hours"
    assert sentence in page.text or page.errors


def test_a_passport_says_what_somebody_can_do_and_never_why_they_know(desk: Desk) -> None:
    desk.say("Listening closely", "Asking twice", confirmed=True)
    page = desk.passport(words="I am good at calm.", sorts=["panel.chair", "plain.member"],
                         skills=["Listening closely", "Asking twice"])  # fmt: skip
    assert page.h1 == "Skills passport"
    assert "Skills, confirmed by a team they worked with Listening closely" in page.text
    assert "Skills, in their own words Asking twice" in page.text
    assert "Recruitment panels Role Chair" in page.text and "Sat in to learn" not in page.text
    for each in TELLING:
        assert each not in page.text, each
    data = json.loads(desk.ada.get(f"{MINE}/{desk.code}/paper.json").bytes)
    assert data["skills"][0] == {"words": "Listening closely", "confirmed": True, "times": 1}
    assert data["check"] == f"http://localhost/certificates/{desk.code}" and data["experience"][0]["minutes"] == 150
    assert not any(each in json.dumps(data) for each in TELLING)


def test_training_stands_on_it_with_the_month_and_never_tells(desk: Desk) -> None:
    with desk.application.app_context(), db.transaction() as session:
        session.add_all(
            [Course(code="panel", name="Interview panel training"), Course(code="peer", name="Carer skills")]
        )
        session.flush()
        session.add_all([
            TrainingRecord(person_id=desk.years.ada, course_code="panel", done_on=date(2024, 3, 5)),
            TrainingRecord(person_id=desk.years.ada, course_code="peer", done_on=None),
            TrainingGrant(person_id=desk.years.ada, course_code="panel", place_id=1, done_on=date(2026, 6, 9)),
        ])  # fmt: skip
    page = desk.ada.get(f"{MINE}/skills-passport")
    assert page.form()["training"] == ["panel"], "what tells is not ticked"
    assert "“carer” may tell" in desk.passport(skills=[], training=["peer"]).errors[0]
    page = desk.passport(sorts=[], skills=[], training=["panel"])
    assert "Training Interview panel training, June 2026" in page.text
    data = json.loads(desk.ada.get(f"{MINE}/{desk.code}/paper.json").bytes)
    assert data["training"] == [{"name": "Interview panel training", "done": "2026-06-09"}]
    page = desk.passport(version="named", skills=[], training=["panel", "peer"])
    assert "Training Carer skills Interview panel training, June 2026" in page.text


def test_what_tells_is_refused_in_neutral_words_and_taken_with_names(desk: Desk) -> None:
    desk.say("Speaking as a carer", "Asking twice")
    page = desk.ada.get(f"{MINE}/skills-passport")
    assert page.form()["skills"] == ["Asking twice"], "what tells is not ticked"
    refused = desk.passport(skills=["Speaking as a carer"])
    assert "“carer” may tell why you know about it." in refused.errors[0]
    for words in ("My lived experience", "I know the liaison team well", "As a PATIENT"):
        assert len(desk.passport(skills=[], words=words).errors) == 1
    page = desk.passport(version="named", skills=["Speaking as a carer"], words="My lived experience")
    assert "Speaking as a carer" in page.text and "=Manager interviews, Liaison Team, " in page.text


def test_nothing_is_no_passport(desk: Desk) -> None:
    desk.say("Listening closely")
    assert "Nothing would stand on it." in desk.passport(sorts=[], skills=[]).text
    assert desk.passport(sorts=["panel.x"]).errors == ["Choose from the answers shown."]
    assert desk.passport(skills=[], version="all").errors == ["Choose one of the answers."]


def test_no_neutral_word_of_ours_tells(desk: Desk) -> None:
    with desk.application.test_request_context():
        assert not [str(each) for each in (*NEUTRAL.values(), *ROLES.values()) if telling(str(each))]


def test_anybody_with_the_code_checks_it_and_sees_initials(desk: Desk) -> None:
    desk.statement()
    page = desk.anybody().get(f"/certificates/{desk.code.upper()}")
    assert page.h1 == "This paper is real" and "Initials A. E." in page.text and "Ada" not in page.text
    assert "Time given 7 hours 30 minutes" in page.text
    assert page.headers["X-Robots-Tag"] == "noindex" and page.headers["Cache-Control"] == "no-store"
    desk.ada.post(f"{MINE}/{desk.code}/name")
    assert "Name Ada Example" in desk.anybody().get(f"/certificates/{desk.code}").text
    desk.ada.post(f"{MINE}/{desk.code}/initials")
    assert "Ada" not in desk.anybody().get(f"/certificates/{desk.code}").text


def test_withdrawn_it_is_gone_and_looks_like_unknown(desk: Desk) -> None:
    desk.statement()
    code = desk.code
    page = desk.ada.get(f"{MINE}/{code}/withdraw")
    assert "This cannot be undone" in page.text
    assert "Withdrawn." in desk.ada.send(page).text
    gone, unknown = (desk.anybody().get(f"/certificates/{each}", status=404) for each in (code, "2" * 16))
    assert gone.bytes == unknown.bytes
    for path in ("", "/paper.pdf", "/paper.json", "/withdraw"):
        desk.ada.get(f"{MINE}/{code}{path}", status=404)
    assert code not in str(desk.ada.get(MINE).links())


def test_it_stays_as_it_was_made(desk: Desk) -> None:
    desk.statement()
    before = desk.ada.get(f"{MINE}/{desk.code}").text
    desk.years.together("Another", 20)
    desk.rename("Somebody Else")
    assert "Ada Example" in before and desk.ada.get(f"{MINE}/{desk.code}").text == before


def test_nobody_else_holds_it(desk: Desk) -> None:
    desk.statement()
    ben = desk.years.own("ben")
    for path in ("", "/paper.pdf", "/paper.csv", "/withdraw"):
        ben.get(f"{MINE}/{desk.code}{path}", status=404)
        desk.years.own("host").get(f"{MINE}/{desk.code}{path}", status=403)
    ben.post(f"{MINE}/{desk.code}/name", status=404)
    for name in ("host", "finance", "ben"):
        desk.years.own(name).get(f"/team/papers/{desk.code}", status=403)
        desk.years.own(name).get(f"/team/people/{desk.years.make.ref(desk.years.ada)}/papers", status=403)
    assert "There is nothing to make papers of yet." in ben.get(MINE).text


def test_by_phone_through_the_team(desk: Desk) -> None:
    team, ref = desk.years.own("team"), desk.years.make.ref(desk.years.ada)
    page = team.get(team.get(f"/team/people/{ref}").links()["their papers and letters"])
    made = team.get(page.links()["Make a skills passport"])
    assert team.send(made, {"sorts": ["panel.chair"]}).errors == ["Choose how they asked."]
    shown = team.send(made, {"sorts": ["panel.chair"], "asked": "letter"})
    assert shown.h1 == "Skills passport" and "Show my name" not in shown.text
    assert opened(team.get(f"/team/papers/{desk.code}/large-print.pdf").bytes)
    assert "Skills passport" in desk.ada.get(MINE).text


def test_pressed_twice_at_once_it_is_withdrawn_once(desk: Desk) -> None:
    desk.statement()
    with desk.application.app_context():
        paper = papers.paper(desk.code)
        assert paper

    def press(_n: int) -> bool:
        with desk.application.app_context():
            try:
                with db.transaction():
                    actions.withdraw(paper.id, by=Actor(desk.years.ada))
            except RuleBroken:
                return False
            return True

    with ThreadPoolExecutor(3) as crowd:
        assert sorted(crowd.map(press, range(3))) == [False, False, True]


def test_the_pdf_is_tagged_and_its_letters_are_there(desk: Desk) -> None:
    desk.say("Listening closely", "Łagodność", confirmed=True)
    desk.rename(NAMES[0])
    desk.passport(skills=["Listening closely", "Łagodność"], sorts=["panel.chair", "plain.member"])
    file = desk.ada.get(f"{MINE}/{desk.code}/paper.pdf")
    assert "passport-2026" in file.headers["Content-Disposition"]
    pdf, order = opened(file.bytes), tags(opened(file.bytes))
    assert pdf.Root.MarkInfo.Marked is True and str(pdf.Root.Lang) == "en"
    assert str(pdf.docinfo["/Title"]) == f"Skills passport: {NAMES[0]}"
    assert order.count("H1") == 1 and order.count("H2") == 4 and order.index("H1") < order.index("H2")
    assert order.count("Table") == 1 and order.count("TH") == 5 and order.count("TD") == 10
    assert order.count("LI") == 2 and "Link" in order and "Figure" not in order
    (link,) = [note for note in pdf.pages[0].Annots if note.Subtype == pikepdf.Name.Link]  # type: ignore[attr-defined]
    assert str(link.A.URI) == f"http://localhost/certificates/{desk.code}"


@pytest.mark.parametrize(
    ("name", "font"), [(NAMES[0], "AtkinsonHyperlegible-Bold"), (NAMES[1], "NotoSansArabic-Regular")]
)
def test_names_are_printed_with_their_own_letters(desk: Desk, name: str, font: str) -> None:
    desk.rename(name)
    desk.statement()
    for form in ("paper.pdf", "large-print.pdf"):
        file = opened(desk.ada.get(f"{MINE}/{desk.code}/{form}").bytes)
        assert font in fonts(file)
        if form == "large-print.pdf":
            assert smallest(file) >= 18 and len(file.pages) > 1


def test_letters_our_fonts_do_not_hold_lead_back_to_the_page(desk: Desk) -> None:
    desk.rename("김민준")
    desk.statement()
    page = desk.ada.get(f"{MINE}/{desk.code}/paper.pdf")
    assert page.path == f"{MINE}/{desk.code}" and "Please print this page instead." in page.text


def test_the_columns_of_a_table_keep_apart(desk: Desk, tmp_path: Path) -> None:
    """In a narrow column words once stood on each other: every word is read from the paper where its column is."""
    desk.passport(sorts=["panel.chair", "plain.member", "panel.shadow"], skills=[], words="Calm.")
    (tmp_path / "paper.pdf").write_bytes(desk.ada.get(f"{MINE}/{desk.code}/paper.pdf").bytes)
    text = PdfReader(tmp_path / "paper.pdf").pages[0].extract_text(extraction_mode="layout")
    assert re.search(r"Activity\s{2,}Role\s{2,}How often\s{2,}Time given\s{2,}When", text), text
    assert re.search(r"Recruitment panels\s{2,}Chair\s{2,}1 time\s{2,}2 hours 30", text), text
