"""A story as its person sees it: the years, what is left out, the papers, the CV and the file."""

from __future__ import annotations

import csv
import io

from sqlalchemy import select

from app.core import db
from app.opportunities.states import SeatRole
from app.recognition import actions as recognition
from app.recognition.story.models import Story
from app.signups.models import Place
from tests.core.test_pdf import opened, smallest
from tests.recognition.story.conftest import Years


def test_by_team_and_by_year_in_plain_words(years: Years) -> None:
    years.three()
    years.together("Something else", 50, team=years.elsewhere)
    ada = years.own("ada")
    teams = ada.get(ada.get("/my-involvement").links()["Your story with each team"])
    assert "Things you did together 3" in teams.text and "Day Team" in teams.text
    page = ada.get(teams.links()["Liaison Team"])
    assert "you have done 3 things together: 2 interview panels and 1 other day." in page.text
    assert "Time given: 7 hours 30 minutes." in page.text and "Something else" not in page.text
    assert "Chair" in page.text and "Sat in to learn" in page.text and "Only you" in page.text
    found = [heading.get_text() for heading in page.soup.select("h2") if heading.get_text().strip().isdigit()]
    assert found == sorted(found, reverse=True) and len(found) >= 2
    certificate = next(link for words, link in page.links().items() if words.startswith("See your certificate"))
    ada.get(certificate)


def test_nothing_together_is_no_story(years: Years) -> None:
    ada = years.own("ada")
    assert "There is no story yet." in ada.get("/my-involvement/with").text
    for path in (years.mine, f"{years.mine}/choose", f"{years.mine}/share", f"{years.mine}/story.csv",
                 f"{years.mine}/papers/cv", "/my-involvement/with/nothing"):  # fmt: skip
        ada.get(path, status=404)
    years.three()
    years.own("ben").get(years.mine, status=404)


def test_single_things_are_left_out_and_a_sentence_stands_at_the_top(years: Years) -> None:
    years.three()
    ada = years.own("ada")
    page = ada.get(f"{years.mine}/choose")
    assert len(page.form()["things"]) == 3
    kept = page.form()["things"][1:]
    shown = ada.send(page, {"things": kept, "words": "I learned <b>a lot</b>."})
    assert "A day for carers" not in shown.text and "You left out 1 thing." in shown.text
    assert "I learned <b>a lot</b>." in shown.text
    for path in ("papers/story", "story.csv"):
        assert "A day for carers" not in ada.get(f"{years.mine}/{path}").text
    years.together("Brand new", 2)
    assert "Brand new" in ada.get(years.mine).text


def test_what_came_since_the_page_was_made_is_not_left_out_unseen(years: Years) -> None:
    years.three()
    ada = years.own("ada")
    page = ada.get(f"{years.mine}/choose")
    years.together("Brand new", 2)
    shown = ada.send(page, {"things": []})
    assert "Brand new" in shown.text and "You left out 3 things." in shown.text


def test_everything_may_be_left_out_and_then_it_cannot_be_shared(years: Years) -> None:
    years.three()
    ada = years.own("ada")
    shown = ada.send(ada.get(f"{years.mine}/choose"), {"things": []})
    assert "Nothing stands on it at the moment." in shown.text
    assert "Nothing stands on this story. Choose what stands on it first." in years.says(ada).text
    for which in ("story", "cv", "cv-with-names"):
        ada.get(f"{years.mine}/papers/{which}")


def test_bad_input_is_told_and_keeps_what_was_typed(years: Years) -> None:
    years.three()
    ada = years.own("ada")
    page = ada.get(f"{years.mine}/choose")
    wrong = ada.send(page, {"words": "x" * 401})
    assert wrong.errors == ["Use 400 characters or fewer. You have used 401."] and wrong.form()["words"] == "x" * 401
    assert ada.send(page, {"things": ["not-mine"]}).errors
    assert ada.send(ada.get(f"{years.mine}/share")).errors == ["Choose yes or no."]


def test_a_record_that_was_taken_back_is_gone(years: Years) -> None:
    place = years.together("Nurse interviews", 30)
    ada = years.own("ada")
    years.says(ada)
    with years.application.app_context(), db.transaction():
        recognition.take_back_contribution(place, None)
    assert "Nothing stands on it at the moment." in ada.get(years.mine).text
    assert (
        "Nothing stands on it at the moment."
        in years.own("host").get(years.own("host").get("/host/stories").links()["Ada Example"]).text
    )


def test_a_corrected_record_stays_left_out(years: Years) -> None:
    place = years.together("Nurse interviews", 30)
    years.together("Other interviews", 60)
    ada = years.own("ada")
    page = ada.get(f"{years.mine}/choose")
    ada.send(page, {"things": page.form()["things"][1:]})
    with years.application.app_context(), db.transaction() as session:
        session_id = session.get_one(Place, place).opportunity.sessions[0].id
        recognition.record_contribution(place, session_id, activity_minutes=60, prep_minutes=0)
    shown = ada.get(years.mine)
    assert "Nurse interviews" not in shown.text and "You left out 1 thing." in shown.text


NEVER = ("Liaison", "carer", "Carer", "Manager interviews", "kind to me", "Certificate", "patient", "service user")


def test_the_cv_in_neutral_words_says_nothing_of_why(years: Years) -> None:
    years.three()
    ada = years.own("ada")
    ada.send(ada.get(f"{years.mine}/choose"), {"words": "You were kind to me when I was ill."})
    page = ada.get(f"{years.mine}/papers/cv")
    paper = page.soup.select_one("article.app-letterhead").get_text(" ", strip=True)
    assert "Recruitment panels" in paper and "Meetings and workshops" in paper and "Ada Example" in paper
    assert "Chair" in paper and "7 hours 30 minutes" in paper
    organisation = years.application.config["ORGANISATION_NAME"]
    assert [words for words in (*NEVER, organisation) if words in paper] == []
    full = ada.get(f"{years.mine}/papers/cv-with-names").text
    assert "Liaison Team" in full and "Manager interviews" in full and "kind to me" in full


def test_each_paper_as_a_file_and_in_large_print(years: Years) -> None:
    years.three()
    ada = years.own("ada")
    for which in ("story", "cv", "cv-with-names"):
        for path, least in ((f"{which}.pdf", 10), (f"{which}/large-print.pdf", 18)):
            answer = ada.get(f"{years.mine}/papers/{path}")
            with opened(answer.bytes) as pdf:
                assert pdf.Root.MarkInfo.Marked is True and smallest(pdf) >= least


def test_the_file_opens_safely_and_leaves_out_the_same(years: Years) -> None:
    years.three()
    rows = list(csv.reader(io.StringIO(years.own("ada").get(f"{years.mine}/story.csv").bytes.decode("utf-8-sig"))))
    assert rows[0][:2] == ["Day", "Title"] and len(rows) == 4
    assert [row[1] for row in rows[1:]] == ["Nurse interviews", "'=Manager interviews", "A day for carers"]
    assert rows[1][3:5] == ["Sat in to learn", "150"] and "/certificates/" in rows[1][6]
    for name in ("ben", "host"):
        years.own(name).get(f"{years.mine}/story.csv", status=404 if name == "ben" else 403)


def test_roles_of_every_sort_have_words(years: Years) -> None:
    for ago, role in enumerate(SeatRole, 10):
        years.together(f"Panel {role.value}", ago, role=role)
    assert "3 interview panels" in years.own("ada").get(years.mine).text


def test_no_story_is_made_by_looking(years: Years) -> None:
    years.three()
    years.own("ada").get(years.mine)
    with years.application.app_context():
        assert db.session().scalars(select(Story)).all() == []
