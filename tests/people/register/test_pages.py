"""The pages of the import, as somebody of the involvement team walks through them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import clock, db
from app.people.models import Advisor, Person, Role
from app.people.register import taking
from app.people.register.models import RegisterImport, RegisterRow, RegisterUpload
from tests.people.register.reading import CARERS, COMMUNITY, rows, workbook
from tests.support.make import Make
from tests.support.page import Browser, Page, filled

START = "/team/register/import"


def upload(browser: Browser, data: bytes | str, name: str = "register.csv") -> Page:
    content = data.encode() if isinstance(data, str) else data
    return browser.post(START, file=(BytesIO(content), name))


def press(browser: Browser, page: Page, action: str) -> Page:
    """Press the button of the form that goes to an address with `action` in it."""
    form = next(form for form in page.soup.select("main form") if action in str(form.get("action", "")))
    return browser.post(str(form["action"]))


def count(application: Flask, model: type) -> int:
    with application.app_context():
        return db.session().scalar(select(func.count()).select_from(model)) or 0


def columns(browser: Browser, page: Page, **values: str) -> Page:
    """Press Continue on the page of the columns, with some boxes changed: `column_1="phone"`."""
    form = next(form for form in page.soup.select("main form") if not form.get("action"))
    changed = {name.replace("_", "-"): value for name, value in values.items()}
    return browser.post(page.path, {**filled(form), **changed})


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
    assert count(application, Advisor) == 0

    page = press(team, page, "take-in")
    assert page.h1 == "1_community_register.csv was brought in"
    assert "24 people are on the register now." in page.text
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


def test_a_file_is_only_for_the_person_who_sent_it(
    team: Browser, browser: Browser, make: Make, application: Flask
) -> None:
    path = upload(team, COMMUNITY.read_bytes()).path
    make.person("Other Team", Role.TEAM, email="other@post.example")
    other = team.another()
    other.sign_in("other@post.example")
    for address in (path, path.replace("columns", "rows")):
        other.get(address, status=404)
        other.post(address, status=404)
    for act in ("take-in", "throw-away"):
        other.post(path.replace("columns", act), status=404)
    assert (count(application, RegisterUpload), count(application, Advisor)) == (1, 0)


def test_an_import_is_for_the_whole_team(team: Browser, make: Make) -> None:
    path = press(team, columns(team, upload(team, COMMUNITY.read_bytes())), "take-in").path
    make.person("Other Team", Role.TEAM, email="other@post.example")
    other = team.another()
    other.sign_in("other@post.example")
    assert "1 row needs an answer" in other.get(path).text
    assert "1 row needs an answer" in other.get(START).text


@pytest.mark.parametrize("role", [Role.ADVISOR, Role.HOST, Role.FINANCE, Role.BUDGET, Role.ADMIN])
def test_only_the_involvement_team_may(browser: Browser, make: Make, role: Role) -> None:
    make.person("Somebody Else", role, email="else@post.example")
    browser.sign_in("else@post.example")
    for path in (START, f"{START}/x/columns", f"{START}/x/rows", "/team/register/imports/x"):
        browser.get(path, status=403)
        browser.post(path, status=403)
    browser.post(f"{START}/x/take-in", status=403)


def test_a_stranger_is_asked_to_sign_in(browser: Browser) -> None:
    assert browser.get(START).h1 == "Sign in"


def test_unknown_references_are_not_found(team: Browser) -> None:
    for path in (f"{START}/x/columns", f"{START}/x/rows", "/team/register/imports/x"):
        team.get(path, status=404)


def test_a_file_goes_when_asked_when_another_comes_and_after_a_day(team: Browser, application: Flask) -> None:
    page = upload(team, COMMUNITY.read_bytes())
    press(team, page, "throw-away")
    assert count(application, RegisterUpload) == 0
    upload(team, COMMUNITY.read_bytes())
    path = upload(team, CARERS.read_bytes(), "4_carers.xlsx").path
    assert count(application, RegisterUpload) == 1
    application.extensions["clock"].advance(timedelta(hours=25))
    team.sign_in("tess@post.example")
    team.get(path, status=404)
    with application.app_context():
        assert taking.forget_old_uploads(clock.now()) == 1


def test_looking_changes_nothing(team: Browser, application: Flask) -> None:
    page = columns(team, upload(team, COMMUNITY.read_bytes()))
    path = press(team, page, "take-in").path

    def everything() -> dict[str, list[str]]:
        with application.app_context():
            tables = [table for table in db.Base.metadata.sorted_tables if table.name != "sign_in"]
            return {table.name: sorted(map(repr, db.session().execute(select(table)))) for table in tables}

    before = everything()
    for address in (START, path):
        team.get(address)
    assert everything() == before


def test_waiting_rows_can_be_left_out_or_found_on_the_register(team: Browser, application: Flask, make: Make) -> None:
    text = rows(
        "Ann Lee,a@post,,Carer",
        "Bo Li,b@post.example,07700 900001,Carer",
        "Bo Li,b@post.example,07700 900002,Carer",
        "Cy Lo,,,x",
    )
    page = press(team, columns(team, upload(team, text)), "take-in")
    assert "3 rows need an answer" in page.text
    page = team.post(page.path, {"a-2-email": "skip", "a-4-register": "same"})
    assert "1 row needs an answer" in page.text
    page = team.post(page.path, {"a-5-role": "both"})
    assert "need an answer" not in page.text
    with application.app_context():
        names = db.session().scalars(select(Person.full_name).join(Person.advisor)).all()
    assert sorted(names) == ["Bo Li", "Cy Lo"]


def test_a_couple_that_waits_is_answered_once(team: Browser, application: Flask) -> None:
    page = press(team, columns(team, upload(team, CARERS.read_bytes(), "4_carers.xlsx")), "take-in")
    assert page.text.count("Who signs in with it?") == 1
    page = team.post(page.path, {"a-18-sign-in": "nobody"})
    assert "2 people are on the register now." in page.text
    assert count(application, Advisor) == 20


def test_a_row_that_slipped_or_stands_under_left_is_still_asked_about_later(team: Browser, application: Flask) -> None:
    lines = [
        "Ann Lee,1 High St,Carer",
        "Bo Li,2 High St, Leeds,Carer",
        "Di Ng,3 High St,Both",
        "Left,,",
        "Cy Lo,4 High St,Carer",
    ]
    page = press(team, columns(team, upload(team, rows(*lines, headings="Name,Address,Role"))), "take-in")
    assert "This row has more cells than there are headings." in page.text
    assert "The line in row 5 above says “Left”." in page.text
    page = team.post(page.path, {"a-3-slip": "skip", "a-6-status": "ended"})
    assert "need an answer" not in page.text
    assert count(application, Advisor) == 3


def test_words_from_a_file_are_escaped(team: Browser) -> None:
    page = columns(
        team, upload(team, rows('<script>alert(1)</script> Lee,"<b>x</b>",,Carer', headings="Name,Email,Phone,Role"))
    )
    assert not page.soup.select("main script, main b")
    assert "<script>alert(1)</script> Lee" in page.text


@pytest.mark.parametrize(
    "odd", [{"a-99999999-x": "y"}, {"a-x": "y"}, {"t-25-": "y"}, {"a-25-email": "\x00"}, {"a-25-email": "z" * 5000}]
)
def test_odd_answers_break_nothing(team: Browser, application: Flask, odd: dict[str, str]) -> None:
    page = columns(team, upload(team, COMMUNITY.read_bytes()))
    assert team.post(page.path, odd).h1 == "Check the rows"
    press(team, page, "take-in")
    assert count(application, Advisor) == 24


def test_a_form_without_its_token_is_refused(team: Browser, application: Flask) -> None:
    page = columns(team, upload(team, COMMUNITY.read_bytes()))
    team.post(page.path.replace("rows", "take-in"), {"csrf_token": "wrong"}, status=400)
    assert count(application, Advisor) == 0


@pytest.fixture
def queries(application: Flask) -> Callable[[], list[str]]:
    """The statements since it was last called."""
    from sqlalchemy import event

    seen: list[str] = []
    event.listen(application.extensions["engine"], "before_cursor_execute", lambda *args: seen.append(args[2]))

    def since() -> list[str]:
        found = [statement for statement in seen if statement.startswith("SELECT")]
        seen.clear()
        return found

    return since


def test_the_number_of_statements_does_not_grow_with_the_rows(team: Browser, queries) -> None:
    counts = []
    for number in (1, 3):
        lines = [f"Ann L{'e' * n},a{n}@post.example,,Carer" for n in range(number)]
        path = columns(team, upload(team, rows(*lines))).path
        queries()
        team.get(path)
        counts.append(len(queries()))
    for number in (1, 3):
        lines = [f"Bo L{'i' * (n + number * 9)},b{n + number * 9}@post.example,,Carer" for n in range(number)]
        path = press(team, columns(team, upload(team, rows(*lines))), "take-in").path
        queries()
        team.get(path)
        counts.append(len(queries()))
    assert counts[0] == counts[1]
    assert counts[2] == counts[3]
