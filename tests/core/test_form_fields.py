"""Every kind of field: what it understands, what it refuses and how, what it keeps, how it is drawn."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

import pytest
import wtforms
from bs4 import BeautifulSoup
from flask import render_template_string
from werkzeug.datastructures import FileStorage, MultiDict

from app.core import forms
from app.core.forms import choice
from tests.support.small import small_app


class Where(StrEnum):
    PERSON = "person"
    ONLINE = "online"


class Everything(forms.Form):
    title = forms.TextField("Title", required="Enter a title.", hint="A few words")
    about = forms.LongTextField("About", most=50)
    email = forms.EmailField("Email")
    phone = forms.PhoneField("Phone")
    secret = forms.PasswordField("Password", most=20)
    day = forms.DateField("Day")
    start = forms.TimeField("Start")
    length = forms.DurationField("Length", most=600)
    pay = forms.MoneyField("Payment")
    seats = forms.NumberField("Places", least=1, most=50)
    where = forms.RadiosField("Where", choices=[choice(Where.PERSON, "In person", "At a site"), ("online", "Online")])
    needs = forms.CheckboxesField(
        "Needs",
        choices=[choice("ramp", "Ramp"), choice("bsl", "BSL"), choice("none", "None of these")],
        exclusive="none",
    )
    site = forms.SelectField("Site", choices=[choice("a", "Becklin"), choice("b", "Newsam")])
    upload = forms.FileField("File", types=("csv", "xlsx"), most_mb=1)
    sure = forms.ConfirmField("I am sure")
    ref = forms.HiddenField()
    plain = wtforms.StringField("Plain")
    send = forms.SubmitField("Send")


@pytest.fixture(autouse=True)
def _inside() -> Iterator[None]:
    with small_app().test_request_context("/", method="POST"):
        yield


def sent(kind: type[forms.Form] = Everything, /, **typed: Any) -> Any:
    """The form as if this had been typed, checked; everything else is left empty. `day_month` stands for day-month."""
    filled = {"title": "A title"} | typed
    answers: MultiDict[str, Any] = MultiDict()
    for name, value in filled.items():
        answers.setlist(name.replace("__", "-"), value if isinstance(value, list) else [value])
    form = kind(answers, meta={"csrf": False})
    form.validate()
    return form


def read(name: str, **typed: Any) -> Any:
    """What one field understood, given that nothing was wrong with it."""
    field = sent(**typed)[name]
    assert not field.errors
    return field.data


def refusal(name: str, **typed: Any) -> str:
    """The one sentence with which a field refused; what was typed is still there."""
    form = sent(**typed)
    assert [field.name for field in form if field.errors] == [name]
    assert len(form[name].errors) == 1
    return str(form[name].errors[0])


def drawn(field: Any, **params: Any) -> BeautifulSoup:
    return BeautifulSoup(str(field(**params)), "html.parser")


# Words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  two   words \r\n here ", "two words here"),
        ("e\u0301", "é"),
        ("a\x00b\x07c\x1bd", "abcd"),
        ("a\ud800b", "ab"),
        ("abc\u202edcba\u2066", "abcdcba"),
        ("\u200b\u200d\ufeff ", ""),
        ("سارة\u200f", "سارة\u200f"),
        ("👩\u200d🦽 Ana", "👩\u200d🦽 Ana"),
    ],
)
def test_one_line_is_cleaned(typed: str, kept: str) -> None:
    assert read("plain", plain=typed) == kept
    assert read("ref", ref=typed) == kept


def test_several_lines_keep_their_lines() -> None:
    assert read("about", about=" one\r\ntwo\rthree\u2028four\tfive\n\n") == "one\ntwo\nthree\nfour\tfive"


def test_a_title_of_nothing_visible_is_missing() -> None:
    for typed in ("", "   ", "\u200b", "\u202e", "\x00"):
        assert refusal("title", title=typed) == "Enter a title."


def test_words_have_a_length() -> None:
    assert read("title", title="x" * 200)
    assert refusal("title", title="x" * 201) == "Use 200 characters or fewer. You have used 201."
    assert refusal("about", about="y" * 51) == "Use 50 characters or fewer. You have used 51."
    assert sent(title="x" * 500_000).title.errors


def test_words_come_back_escaped() -> None:
    nasty = "</textarea><script>alert(1)</script>\"'"
    form = sent(title=nasty, about=nasty[:50], ref=nasty)
    for field in (form.title, form.about, form.ref):
        found = drawn(field)
        assert not found.select("script")
        box = found.select_one("input, textarea")
        assert box
        assert (box.get("value") or box.text) == field.data


def test_lines_come_back_as_they_were() -> None:
    box = drawn(sent(about="one\n  two\n\nthree").about).textarea
    assert box
    assert box.text == "one\n  two\n\nthree"


def test_a_list_where_a_word_was_expected_is_harmless() -> None:
    assert read("title", title=["first", "second"]) == "first"


@pytest.mark.parametrize("typed", ["name@example.com", "a.b+c@sub.nhs.uk", "o'neil@x-y.org"])
def test_email_addresses(typed: str) -> None:
    assert read("email", email=f" {typed} ") == typed


@pytest.mark.parametrize(
    "typed",
    ["name", "a@b", "a b@c.org", "a@b@c.org", "a@b..org", "a@-.o", "<a@b.org>", "a@b.org,c@d.org", "a@b.org\nBcc:x"],
)
def test_odd_email_addresses_are_refused(typed: str) -> None:
    assert "like name@example.com" in refusal("email", email=typed)


def test_a_very_long_email_address_is_only_too_long() -> None:
    assert "254" in refusal("email", email="a" * 100_000 + "@b.org")


@pytest.mark.parametrize("typed", ["07700 900123", "+44 7700 900123", "(07700) 900-123", "7700900123"])
def test_phone_numbers(typed: str) -> None:
    assert read("phone", phone=typed) == "+447700900123"


@pytest.mark.parametrize("typed", ["123", "call me", "+", "999999999999999999", "0x7b"])
def test_odd_phone_numbers_are_refused_and_kept(typed: str) -> None:
    assert "like 07700 900123" in refusal("phone", phone=typed)
    box = drawn(sent(phone=typed).phone).input
    assert box
    assert box["value"] == typed


def test_a_kept_phone_number_is_shown_as_people_write_it() -> None:
    box = drawn(Everything(data={"phone": "+447700900123"}, formdata=None, meta={"csrf": False}).phone).input
    assert box
    assert box["value"] == "07700 900123"


def test_a_password_is_exactly_as_typed_and_never_shown() -> None:
    assert read("secret", secret=" e\u0301 pass ") == " e\u0301 pass "
    assert "20" in refusal("secret", secret="x" * 21)
    assert refusal("secret", secret="a\x00b")
    assert refusal("secret", secret="a\ud800b")
    assert "hunter2" not in str(sent(secret="hunter2", title="").secret())


# Days, times, lengths


@pytest.mark.parametrize(
    ("boxes", "day"),
    [
        (("4", "12", "2026"), date(2026, 12, 4)),
        ((" 04 ", "Dec", "2026"), date(2026, 12, 4)),
        (("29", "february", "2028"), date(2028, 2, 29)),
        (("1", "1", "1900"), date(1900, 1, 1)),
    ],
)
def test_days(boxes: tuple[str, str, str], day: date) -> None:
    assert read("day", day__day=boxes[0], day__month=boxes[1], day__year=boxes[2]) == day


@pytest.mark.parametrize(
    ("boxes", "bad", "said"),
    [
        (("31", "2", "2026"), ["day"], "Enter a real date"),
        (("29", "2", "2027"), ["day"], "Enter a real date"),
        (("0", "13", "2026"), ["day", "month"], "Enter a real date"),
        (("x", "5", "2026"), ["day"], "Enter a real date"),
        (("4", "12", "26"), ["year"], "4 numbers"),
        (("4", "12", "1899"), ["year"], "from 1900 to 2100"),
        (("4", "12", "9999"), ["year"], "from 1900 to 2100"),
        (("4", "", "2026"), ["month"], "must include a month"),
        (("4", "", ""), ["month", "year"], "must include a month and a year"),
        (("４", "12", "2026"), ["day"], "Enter a real date"),
        (("-4", "12", "2026"), ["day"], "Enter a real date"),
        (("99999999999999999999", "12", "2026"), ["day"], "Enter a real date"),
    ],
)
def test_odd_days_keep_what_was_typed_and_mark_only_the_wrong_boxes(
    boxes: tuple[str, str, str], bad: list[str], said: str
) -> None:
    form = sent(day__day=boxes[0], day__month=boxes[1], day__year=boxes[2])
    assert said in str(form.day.errors[0])
    found = drawn(form.day)
    assert [box["value"] for box in found.select("input")] == list(boxes)
    assert [box["id"] for box in found.select(".nhsuk-input--error")] == [f"day-{part}" for part in bad]
    assert form.error_list()[0]["href"] == f"#day-{bad[0]}"
    assert found.find(id=f"day-{bad[0]}")


@pytest.mark.parametrize(
    ("boxes", "at"),
    [
        (("14", "30"), time(14, 30)),
        (("9", "05"), time(9, 5)),
        (("10", ""), time(10)),
        (("2pm", ""), time(14)),
        (("12 am", "30"), time(0, 30)),
        (("0", "0"), time(0)),
    ],
)
def test_times(boxes: tuple[str, str], at: time) -> None:
    assert read("start", start__hour=boxes[0], start__minute=boxes[1]) == at


@pytest.mark.parametrize(
    ("boxes", "bad"),
    [(("24", "0"), ["hour"]), (("10", "60"), ["minute"]), (("25", "99"), ["hour", "minute"]), (("13pm", "0"), ["hour"]),
     (("", "30"), ["hour"]), (("ten", "0"), ["hour"])],
)  # fmt: skip
def test_odd_times(boxes: tuple[str, str], bad: list[str]) -> None:
    assert refusal("start", start__hour=boxes[0], start__minute=boxes[1])
    found = drawn(sent(start__hour=boxes[0], start__minute=boxes[1]).start)
    assert [box["value"] for box in found.select("input")] == list(boxes)
    assert [box["id"] for box in found.select(".nhsuk-input--error")] == [f"start-{part}" for part in bad]


def test_boxes_show_a_kept_value() -> None:
    kept = {"day": date(2026, 12, 4), "start": time(9, 5), "length": 150}
    form = Everything(data=kept, formdata=None, meta={"csrf": False})
    shown = {box["id"]: box["value"] for name in kept for box in drawn(form[name]).select("input")}
    assert shown == {
        "day-day": "4", "day-month": "12", "day-year": "2026", "start-hour": "9", "start-minute": "05",
        "length-hours": "2", "length-minutes": "30",
    }  # fmt: skip


def test_an_emptied_answer_is_empty_and_not_the_old_one() -> None:
    old = {"day": date(2026, 12, 4), "pay": 500, "where": "online", "site": "a", "needs": ["ramp"], "about": "old"}
    form = Everything(MultiDict({"title": "x", "site": ""}), data=old, meta={"csrf": False})
    assert form.validate()
    assert [form[name].data for name in old] == [None, None, None, None, [], ""]


@pytest.mark.parametrize(
    ("boxes", "minutes"), [(("2", "30"), 150), (("1.5", ""), 90), (("", "45"), 45), (("10", "0"), 600), (("0", "0"), 0)]
)
def test_lengths(boxes: tuple[str, str], minutes: int) -> None:
    assert read("length", length__hours=boxes[0], length__minutes=boxes[1]) == minutes


@pytest.mark.parametrize("boxes", [("10", "1"), ("1", "60"), ("-1", "0"), ("1e3", "0"), ("x", ""), ("1.333", "")])
def test_odd_lengths(boxes: tuple[str, str]) -> None:
    assert refusal("length", length__hours=boxes[0], length__minutes=boxes[1])


def test_london_days_and_times_make_moments() -> None:
    assert forms.combine(date(2026, 12, 4), time(14, 30)) == datetime(2026, 12, 4, 14, 30, tzinfo=UTC)
    assert forms.combine(date(2026, 7, 1), time(9, 30)) == datetime(2026, 7, 1, 8, 30, tzinfo=UTC)


def test_of_a_doubled_hour_the_first_is_taken() -> None:
    assert forms.combine(date(2026, 10, 25), time(1, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert forms.combine(date(2026, 10, 25), time(1, 30, fold=1)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("at", [time(1, 0), time(1, 30), time(1, 59)])
def test_a_time_the_clocks_jump_over_is_refused(at: time) -> None:
    with pytest.raises(forms.NoSuchTime, match="clocks go forward"):
        forms.combine(date(2026, 3, 29), at)
    assert forms.combine(date(2026, 3, 29), time(2, 0)) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def test_two_fields_make_a_moment_or_an_error_beside_the_time() -> None:
    night = {"day__day": "29", "day__month": "3", "day__year": "2026", "start__hour": "1", "start__minute": "30"}
    form = sent(**night)
    assert forms.moment(form.day, form.start) is None
    assert "clocks go forward" in form.error_list()[0]["text"]
    assert form.error_list()[0]["href"] == "#start-hour"
    later = sent(**night | {"start__hour": "2"})
    assert forms.moment(later.day, later.start) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert forms.moment(sent().day, sent().start) is None


# Numbers


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("11.50", 1150),
        ("£1,150", 115_000),
        ("15", 1500),
        ("0", 0),
        (" £ 11.5 ", 1150),
        ("0.05", 5),
        ("100000", 10_000_000),
    ],
)
def test_money(typed: str, pence: int) -> None:
    assert read("pay", pay=typed) == pence


@pytest.mark.parametrize(
    "typed", ["lots", "-5", "1,15", "1.234", "£", "1e3", "٣", "100000.01", "9" * 400, "11,50", "nan"]
)
def test_odd_money_is_refused_and_kept(typed: str) -> None:
    assert refusal("pay", pay=typed).startswith("Enter an amount")
    box = drawn(sent(pay=typed).pay).input
    assert box
    assert box["value"] == typed


def test_kept_money_is_shown_in_pounds() -> None:
    for pence, shown in ((1150, "11.50"), (1500, "15"), (0, "0")):
        box = drawn(Everything(data={"pay": pence}, formdata=None, meta={"csrf": False}).pay).input
        assert box
        assert box["value"] == shown


def test_whole_numbers() -> None:
    assert read("seats", seats="3") == 3
    assert refusal("seats", seats="three") == "Enter a whole number, like 3."
    for typed in ("0", "51", "-1", "10,000"):
        assert refusal("seats", seats=typed) == "Enter a number from 1 to 50."
    for typed in ("3.5", "9" * 30, "1_0"):
        assert refusal("seats", seats=typed) == "Enter a whole number, like 3."


def test_nought_is_an_answer() -> None:
    class Paid(forms.Form):
        pay = forms.MoneyField("Payment", required="Enter an amount.")

    assert sent(Paid, pay="0").pay.data == 0
    assert [str(error) for error in sent(Paid, pay="").pay.errors] == ["Enter an amount."]
    assert [str(error) for error in sent(Paid, pay="x").pay.errors] == ["Enter an amount in pounds, like 11.50."]


# Choices


def test_choices() -> None:
    assert read("where", where="person") == "person"
    assert read("where") is None
    assert read("site", site="b") == "b"
    assert read("site", site="") is None
    assert read("needs", needs=["ramp", "bsl", "ramp"]) == ["ramp", "bsl"]
    assert read("needs", needs=["none"]) == ["none"]
    assert read("sure", sure="y") is True
    assert read("sure") is False


@pytest.mark.parametrize(("name", "typed"), [("where", "moon"), ("site", "<b>"), ("needs", ["ramp", "x"])])
def test_an_answer_that_was_not_offered_is_refused(name: str, typed: Any) -> None:
    assert refusal(name, **{name: typed}).startswith("Choose")


def test_none_of_these_stands_alone() -> None:
    assert refusal("needs", needs=["ramp", "none"]) == "Choose “None of these” on its own, or choose the others."
    found = drawn(sent(needs=["ramp", "none"]).needs)
    assert [box["value"] for box in found.select("input[checked]")] == ["ramp", "none"]
    assert found.select_one("input[value=none][data-behaviour=exclusive]")


def test_radios_may_mean_members_and_no() -> None:
    class Asked(forms.Form):
        where = forms.RadiosField("Where", choices=[(each, each.name) for each in Where], coerce=Where)
        sure = forms.RadiosField(
            "Sure",
            choices=[("yes", "Yes"), ("no", "No")],
            coerce=lambda typed: typed in ("yes", True),
            required="Choose.",
        )

    form = sent(Asked, where="online", sure="no")
    assert not form.errors
    assert (form.where.data, form.sure.data) == (Where.ONLINE, False)
    assert [str(error) for error in sent(Asked, where="moon", sure="no").where.errors] == ["Choose one of the answers."]
    assert sent(Asked, where="online").sure.errors == ["Choose."]


def test_a_required_box_must_be_ticked() -> None:
    class Agreed(forms.Form):
        sure = forms.ConfirmField("I agree", required="Tick the box.")

    assert sent(Agreed).sure.errors == ["Tick the box."]
    assert not sent(Agreed, sure="y").errors


def test_choices_can_be_set_later() -> None:
    form = Everything(MultiDict({"title": "x", "site": "c"}), meta={"csrf": False})
    form.site.choices = [choice("c", "The Mount")]
    assert form.validate()
    assert "The Mount" in str(form.site())


# Files


def file(name: str, content: bytes = b"a,b") -> FileStorage:
    return FileStorage(io.BytesIO(content), filename=name)


def test_files() -> None:
    assert read("upload", upload=file("Register 2026.CSV")).read() == b"a,b"
    assert read("upload", upload=file("", b"")) is None
    assert read("upload", upload="not a file") is None


@pytest.mark.parametrize(
    ("given", "said"),
    [(file("a.exe"), ".csv, .xlsx"), (file("csv"), ".csv, .xlsx"), (file("a.csv", b""), "empty"),
     (file("a.csv", b"x" * 1_000_001), "1 MB")],
)  # fmt: skip
def test_odd_files(given: FileStorage, said: str) -> None:
    assert said in refusal("upload", upload=given)


# Drawing


def test_every_field_has_its_label_and_no_id_twice() -> None:
    for form in (sent(), sent(title="", where="x", day__day="x", needs=["ramp", "none"], seats="x", pay="x")):
        page = BeautifulSoup("".join(str(field()) for field in form), "html.parser")
        ids = [tag["id"] for tag in page.select("[id]")]
        assert len(ids) == len(set(ids))
        for box in page.select("input:not([type=hidden]), select, textarea"):
            assert box.get("id") == "plain" or page.find("label", attrs={"for": box["id"]}), box
        for tag in page.select("[aria-describedby]"):
            assert all(page.find(id=each) for each in str(tag["aria-describedby"]).split()), tag


def test_the_boxes_are_of_the_right_kind() -> None:
    form = sent()
    attributes = {
        "email": {"type": "email", "autocomplete": "email"},
        "phone": {"type": "tel", "autocomplete": "tel"},
        "pay": {"type": "text", "inputmode": "decimal"},
        "seats": {"type": "text", "inputmode": "numeric"},
        "secret": {"type": "password"},
        "upload": {"type": "file", "accept": ".csv,.xlsx"},
    }
    for name, expected in attributes.items():
        box = drawn(form[name]).input
        assert box
        assert {key: box.get(key) for key in expected} == expected
    assert drawn(form.about).select_one("[data-maxlength='50'] textarea")
    assert drawn(form.send).select_one("button[type=submit][data-prevent-double-click=true]")


def test_optional_questions_say_so_except_in_filters() -> None:
    class Filters(forms.FilterForm):
        words = forms.TextField("Words")

    assert "Email (optional)" in drawn(sent().email).text
    assert "optional" not in drawn(sent().title).text
    with small_app().test_request_context("/?words=%20a%20"):
        form = Filters()
        assert form.validate()
        assert form.words.data == "a"
        assert "optional" not in drawn(form.words).text
        assert "csrf_token" not in form


def test_filters_start_from_their_defaults() -> None:
    class Filters(forms.FilterForm):
        show = forms.RadiosField("Show", choices=[("open", "Open"), ("all", "All")], default="open")

    for address, shown in (("/", "open"), ("/?show=all", "all")):
        with small_app().test_request_context(address):
            form = Filters()
            assert form.validate()
            assert form.show.data == shown


def test_a_label_can_be_the_heading_of_the_page() -> None:
    form = sent()
    for field in (form.title, form.day, form.where):
        heading = drawn(field, heading=True, size="l").h1
        assert heading
        assert heading.text.strip().startswith(str(field.label.text))


def test_own_attributes_go_through() -> None:
    box = drawn(sent().title, autocomplete="organization", width="10").input
    assert box
    assert box["autocomplete"] == "organization"
    assert "nhsuk-input--width-10" in box["class"]


# The form as a whole


def test_errors_are_listed_in_the_order_of_the_page_and_lead_to_their_boxes() -> None:
    form = sent(title="", seats="x", where="moon", day__day="31", day__month="2", day__year="2026")
    assert [line["href"] for line in form.error_list()] == ["#title", "#day-day", "#seats", "#where"]
    page = BeautifulSoup(str(form.summary()) + "".join(str(field()) for field in form), "html.parser")
    for link in page.select(".nhsuk-error-summary a"):
        assert page.select_one(str(link["href"]) + ":is(input, select, textarea)")


def test_a_rule_can_blame_a_field_or_the_whole() -> None:
    form = sent()
    form.blame(form.day, "The day must be in the future.", "year")
    form.blame(form.title, "Use another title.")
    form.form_errors.append("Nothing was saved.")
    assert form.error_list() == [
        {"text": "Use another title.", "href": "#title"},
        {"text": "The day must be in the future.", "href": "#day-year"},
        {"text": "Nothing was saved."},
    ]
    assert "The day must be in the future." in str(form.day())


def test_a_stale_page_is_told_kindly() -> None:
    form = Everything(MultiDict({"title": "x"}))
    assert not form.validate()
    assert form.error_list()[-1]["text"].startswith("This page was open for a long time.")


def test_nested_forms_list_their_errors_too() -> None:
    class Session(wtforms.Form):
        day = forms.DateField("Day", required="Enter the day.")

    class Series(forms.Form):
        sessions = wtforms.FieldList(wtforms.FormField(Session), min_entries=2)

    form = sent(Series, **{"sessions-0-day-day": "4", "sessions-0-day-month": "12", "sessions-0-day-year": "2026"})
    assert form.error_list() == [{"text": "Enter the day.", "href": "#sessions-1-day-day"}]


def test_a_get_fills_nothing_and_json_is_not_a_form() -> None:
    app = small_app(WTF_CSRF_ENABLED=False)
    with app.test_request_context("/?title=x"):
        assert Everything().title.data in (None, "")
    with app.test_request_context("/", method="POST", json=["title"]):
        form = Everything()
        assert not form.validate_on_submit()
        assert form.title.errors


def test_a_posted_form_is_read_with_its_file() -> None:
    app = small_app(WTF_CSRF_ENABLED=False)
    with app.test_request_context("/", method="POST", data={"title": "x", "upload": (io.BytesIO(b"a"), "a.csv")}):
        form = Everything()
        assert form.validate_on_submit()
        assert form.upload.data.filename == "a.csv"


def test_the_page_of_a_form_says_error_first_and_sends_what_it_must() -> None:
    source = "{% extends 'layout/form_page.html' %}{% block title %}Post it{% endblock %}"
    page = BeautifulSoup(render_template_string(source, form=sent(title=""), back="/x"), "html.parser")
    assert page.title
    assert page.title.text == "Error: Post it – Alongside"
    assert [heading.text for heading in page.select("h1")] == ["Post it"]
    form = page.select_one("main form[method=post][novalidate][enctype='multipart/form-data']")
    assert form
    assert len(form.select("input[name=csrf_token]")) == 1
    assert page.select_one("a.nhsuk-back-link[href='/x']")
    fine = BeautifulSoup(render_template_string(source, form=sent()), "html.parser")
    assert fine.title
    assert fine.title.text == "Post it – Alongside"
    assert not fine.select(".nhsuk-error-summary, .nhsuk-back-link")
