"""The pages of the import, as somebody of the involvement team walks through them."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.people.models import Advisor, Person
from app.people.register.models import RegisterImport, RegisterRow, RegisterUpload
from tests.people.register.reading import CARERS, COMMUNITY, rows, workbook
from tests.people.register.walking import START, columns, count, press, upload
from tests.support.page import Browser, Page


def test_from_the_file_to_the_register(team: Browser, application: Flask) -> None:
    page = upload(team, COMMUNITY.read_bytes(), "1_community_register.csv")
    assert page.h1 == "What is in the columns?"
    assert "For example: Rosalind; Amara; Lorcan" in page.text

    page = columns(team, page)
    assert page.h1 == "Check the rows"
    assert "Ready 24" in page.text
    assert "Need an answer 1" in page.text
    assert "Row 22: Siân O’Rourke-Pugh (Shani)" in page.text
    assert "The e-mail “o.fennimore@post” cannot be right." in page.text
    first, *others = page.soup.select("article h3")
    assert first.get_text().strip().startswith("Row 25: "), "the question comes first"
    assert others[0].get_text().strip().startswith("Row 2: ")
    assert count(application, Advisor) == 0

    page = press(team, page, "take-in")
    assert page.h1 == "1_community_register.csv was brought in"
    assert "24 people are on the register now." in page.text
    one = team.get(next(href for href in page.links().values() if href.startswith("/team/people/")))
    assert "They have not been invited yet." in one.text
    assert "Send an invitation" in one.text
    assert (count(application, Advisor), count(application, RegisterUpload)) == (24, 0)

    page = team.post(page.path, {"t-25-email": "o.fennimore@post.example"})
    assert "1 person is on the register now." in page.text
    assert "needs an answer" not in page.text
    assert (count(application, Advisor), count(application, RegisterImport)) == (25, 1)
    with application.app_context():
        assert db.session().scalars(select(RegisterRow).where(RegisterRow.cells.is_not(None))).all() == []


def test_the_second_time_nothing_is_changed(team: Browser, application: Flask) -> None:
    press(team, columns(team, upload(team, COMMUNITY.read_bytes())), "take-in")
    page = columns(team, upload(team, COMMUNITY.read_bytes()))
    assert "Of these on the register already 24" in page.text
    page = press(team, page, "take-in")
    assert "Nothing was changed: all of this was brought in before." in page.text
    assert [count(application, each) for each in (Advisor, RegisterImport, RegisterUpload)] == [24, 1, 0]


def test_the_questions_can_be_answered_before(team: Browser, application: Flask) -> None:
    page = columns(team, upload(team, CARERS.read_bytes(), "4_carers.xlsx"))
    assert page.text.count("Who signs in with it?") == 1
    assert "Answer this at row 18." in page.text
    page = team.post(page.path, {"a-18-sign-in": "row-18"})
    assert "Ready 20" in page.text
    assert "Shares this e-mail. Dinah Castlereagh signs in with it." in page.text
    press(team, page, "take-in")
    with application.app_context():
        dinah = db.session().scalars(select(Person).where(Person.full_name == "Dinah Castlereagh")).one()
        assert dinah.account.sign_in_email == "castlereaghs@post.example"


def test_an_answer_that_does_not_settle_it_is_said_beside_it_and_what_was_typed_is_kept(team: Browser) -> None:
    page = columns(team, upload(team, COMMUNITY.read_bytes()))
    page = team.post(page.path, {"t-25-email": "still wrong"}, show="questions")
    page = team.post(page.path, {"t-25-email": "still@wrong"})
    assert page.errors == ["Row 25: this answer does not settle it. Please look again."]
    assert page.soup.select_one("[id='t-25-email']")["value"] == "still@wrong"
    again = team.get(page.path, show="questions")
    assert again.errors == []
    assert again.soup.select_one("[id='t-25-email']")["value"] == "still@wrong"


def test_the_rows_can_be_looked_at_by_sort_and_by_page(team: Browser) -> None:
    lines = [f"Ann L{'e' * n},a{n}@post.example,,Carer" for n in range(1, 120)]
    page = columns(team, upload(team, rows(*lines, "", "Total,119,,")))
    assert "Row 51:" in page.text
    assert "Row 52:" not in page.text
    assert "Row 52:" in team.get(page.path, page=2).text
    skipped = team.get(page.path, show="skipped")
    assert "This is a total, not a person." in skipped.text
    assert "Row 2:" not in skipped.text
    assert "There are no such rows." in team.get(page.path, show="questions").text
    assert team.get(page.path, page=99).h1 == "Check the rows"


def test_a_column_is_changed_and_one_that_is_private_cannot_be(team: Browser, application: Flask) -> None:
    text = rows("Ann Lee,Annie,a@post.example,depressed,9434765919", headings="Name,Alias,Email,Notes,NHS number")
    page = upload(team, text)
    assert "depressed" not in page.text
    assert "9434765919" not in page.text
    assert page.soup.select_one("[name=column-4]") is None
    refused = columns(team, page, column_4="phone")
    assert "The column “NHS number” is never brought in. Leave it out." in refused.text
    taken = columns(team, page, column_1="known-as")
    assert "Row 2: Ann Lee (Annie)" in taken.text
    press(team, taken, "take-in")
    with application.app_context():
        assert db.session().scalars(select(Person).where(Person.full_name == "Ann Lee")).one().known_as == "Annie"


def test_without_a_column_of_names_nobody_goes_on(team: Browser) -> None:
    page = columns(team, upload(team, rows("Ann Lee,a@post.example", headings="Name,Email")), column_0="leave-out")
    assert page.h1 == "What is in the columns?"
    assert "Say which column holds the names." in page.text
    assert page.soup.title.get_text().startswith("Error: ")


@pytest.mark.parametrize("value", ["full-name", "nonsense"])
def test_a_choice_that_cannot_be_is_one_sentence(team: Browser, value: str) -> None:
    page = columns(team, upload(team, rows("Ann Lee,a@post.example", headings="Name,Email")), column_1=value)
    assert page.h1 == "What is in the columns?"
    assert len(page.soup.select(".nhsuk-error-summary li")) == 1


def test_another_sheet_has_its_own_columns(team: Browser) -> None:
    people = [["Name", "Email"], ["Ann Lee", "a@post.example"], ["Bo Li", "b@post.example"]]
    carers = [["Email", "Full name", "Joined"], ["c@post.example", "Cy Lo", "1/9/20"]]
    page = upload(team, workbook(("Service users", people), ("Carers", carers)), "two.xlsx")
    assert "Sheet “Carers” also looks like people." in page.text
    page = columns(team, page, sheet="Carers")
    assert page.h1 == "What is in the columns?"
    assert page.soup.select_one("#column-1 option[selected]")["value"] == "full-name"
    page = columns(team, page)
    assert "Row 2: Cy Lo" in page.text
    assert "Ready 1" in page.text


def test_everybody_may_be_asked_about(team: Browser) -> None:
    page = upload(team, rows("Ann Lee,a@post.example", headings="Name,Email"))
    assert "No column says who is a carer" in page.text
    page = columns(team, page, everyone="ask")
    assert "Are they a service user, a carer or both?" in page.text
    back = team.get(page.path.replace("rows", "columns"))
    assert back.soup.select_one("input[name=everyone][checked]")["value"] == "ask"


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"%PDF-1.7", "register.csv", "This is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "register.xls", "This is an old .xls file."),
        (b"", "register.csv", "The file is empty"),
        (b"Name\r\nAnn\r\n", "register.exe", "Choose a file that ends in .csv"),
        (b"PK\x03\x04 torn", "register.xlsx", "The workbook is damaged."),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence_beside_the_box(
    team: Browser, application: Flask, data: bytes, name: str, words: str
) -> None:
    page = upload(team, data, name)
    assert page.h1 == "Bring in a spreadsheet"
    assert len(page.errors) == 1
    assert words in page.errors[0]
    assert count(application, RegisterUpload) == 0


def test_a_file_that_is_too_large_is_one_sentence(team: Browser) -> None:
    parts = {"csrf_token": b"", "file": b"Name\r\n" + b"x" * 5_000_001}
    parts["csrf_token"] = team.token().encode()
    head = '--x\r\nContent-Disposition: form-data; name="{}"{}\r\n\r\n'
    body = b"".join(
        head.format(name, '; filename="r.csv"' if name == "file" else "").encode() + value + b"\r\n"
        for name, value in parts.items()
    )
    answer = team.client.post(START, data=body + b"--x--\r\n", content_type="multipart/form-data; boundary=x")
    assert Page(answer).errors == ["Choose a file smaller than 5 MB."]


def test_no_file_at_all(team: Browser) -> None:
    assert team.send(team.get(START)).errors == ["Choose a file."]
