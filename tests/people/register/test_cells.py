"""Single cells: what they become, and when they are a question."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.people.models import Channel
from app.people.register.cells.access import read_access
from app.people.register.cells.answers import read_done, read_yes_no
from app.people.register.cells.channels import read_channel
from app.people.register.cells.dates import read_day
from app.people.register.cells.emails import read_email
from app.people.register.cells.interests import STANDARD, kind_code, read_interests
from app.people.register.cells.names import joined, read_known_as, read_name
from app.people.register.cells.phones import read_phone
from app.people.register.cells.roles import (
    AS_BOTH,
    AS_CARER,
    AS_SERVICE_USER,
    only_a_relation,
    read_role,
    role_in_title,
)
from app.people.register.cells.statuses import read_status
from app.people.register.questions import Reading, settled
from app.people.register.sheets import DAY_ZERO_MAC, Broken
from app.people.states import AdvisorState
from tests.people.register.reading import TODAY

DAYS = [
    ("01/09/2020", date(2020, 9, 1)),
    ("1/9/20", date(2020, 9, 1)),
    ("1.9.2020", date(2020, 9, 1)),
    ("01-09-2020", date(2020, 9, 1)),
    ("2020-09-01", date(2020, 9, 1)),
    ("2020/09/01", date(2020, 9, 1)),
    ("1 Sep 2020", date(2020, 9, 1)),
    ("1st September 2020", date(2020, 9, 1)),
    ("Tuesday 1 September 2020", date(2020, 9, 1)),
    ("1-Sep-20", date(2020, 9, 1)),
    ("September 1, 2020", date(2020, 9, 1)),
    ("2020-09-01 00:00:00", date(2020, 9, 1)),
    ("2020-09-01T00:00:00", date(2020, 9, 1)),
    ("20200901", date(2020, 9, 1)),
    ("01092020", date(2020, 9, 1)),
    ("44075", date(2020, 9, 1)),
    (44075, date(2020, 9, 1)),
    (44075.5, date(2020, 9, 1)),
    (date(2020, 9, 1), date(2020, 9, 1)),
    ("03/04/99", date(1999, 4, 3)),
    ("29/02/2024", date(2024, 2, 29)),
    ("٣١/١٢/٢٠٢٠", date(2020, 12, 31)),
]


@pytest.mark.parametrize(("typed", "day"), DAYS)
def test_a_day_in_many_shapes(typed: object, day: date) -> None:
    assert read_day(typed, TODAY) == Reading(day)


@pytest.mark.parametrize("typed", ["", None, "-", "n/a", "not known", "tbc"])
def test_no_day_is_no_day(typed: object) -> None:
    assert read_day(typed, TODAY) == Reading()


@pytest.mark.parametrize(
    "typed",
    [
        "31/02/2020",
        "Sept 2019",
        "09/2019",
        "2019",
        2019,
        "12/24/2020",
        "01/01/2099",
        "01/01/1900",
        "last spring",
        "13/13/13",
        "about 2018",
        12,
        -5,
        10**20,
        99.5,
        "1/2/3/4",
        "00/00/0000",
        "30 Feb 2021",
        "1 Foo 2020",
    ],
)
def test_a_day_nobody_can_be_sure_of_is_a_question(typed: object) -> None:
    reading = read_day(typed, TODAY)
    assert reading.question is not None
    assert reading.value is None
    assert settled(reading, {"joined": "leave-out"}).value is None
    assert settled(reading, {"joined": "leave-out"}).question is None


def test_an_answer_may_be_typed_and_is_read_as_strictly() -> None:
    reading = read_day("Sept 2019", TODAY)
    again = lambda typed: read_day(typed, TODAY)  # noqa: E731
    assert settled(reading, {"joined": "first"}, again).value == date(2019, 9, 1)
    assert settled(reading, {"": "17/09/2019"}, again).value == date(2019, 9, 17)
    assert settled(reading, {"joined": "some day"}, again).question is not None


def test_month_first_is_offered_and_never_taken() -> None:
    reading = read_day("12/24/2020", TODAY)
    assert settled(reading, {"joined": "month-first"}).value == date(2020, 12, 24)


def test_a_mac_counts_its_days_from_1904() -> None:
    assert read_day(42613, TODAY, DAY_ZERO_MAC).value == date(2020, 9, 1)


PHONES = [
    ("07700 900001", "+447700900001"),
    ("+44 7700 900823", "+447700900823"),
    ("+44 (0)7700 900823", "+447700900823"),
    ("0044 7700 900823", "+447700900823"),
    ("447700900823", "+447700900823"),
    ("(01632) 960 001", "+441632960001"),
    ("0116 496 0144", "+441164960144"),
    ("07700-900-001", "+447700900001"),
    (7700900075, "+447700900075"),
    ("7700900075", "+447700900075"),
    (1164960144, "+441164960144"),
    ("07700 900001 (mobile)", "+447700900001"),
    ("+353 86 123 4567", "+353861234567"),
    ("020 7946 0018 ext 12", "+442079460018"),
]


@pytest.mark.parametrize(("typed", "number"), PHONES)
def test_a_phone_number_in_many_shapes(typed: object, number: str) -> None:
    assert read_phone(typed).value == number


def test_of_two_numbers_the_mobile_is_kept_and_said() -> None:
    reading = read_phone("0116 496 0144 / 07700 900001")
    assert reading.value == "+447700900001"
    assert "more than one" in reading.notes[0]


@pytest.mark.parametrize(
    "typed", ["0770090000", "07700 9000011", "7.70E+09", "7.7009E+9", "943 476 5919", "12", "0770o900001"]
)
def test_a_phone_number_that_cannot_be_right_is_a_question(typed: str) -> None:
    assert read_phone(typed).question is not None


@pytest.mark.parametrize("typed", [None, "", "none", "n/a", "-", "no phone"])
def test_no_phone_is_no_phone(typed: object) -> None:
    assert read_phone(typed) == Reading()


@pytest.mark.parametrize(
    ("typed", "email"),
    [
        ("a.b@post.example", "a.b@post.example"),
        (" A.B@POST.Example ", "a.b@post.example"),
        ("mailto:a@post.example", "a@post.example"),
        ("Ann Lee <a@post.example>", "a@post.example"),
        ("a@post.example;", "a@post.example"),
        ("o'brien+x@post.example", "o'brien+x@post.example"),
        ("a@post.example (home)", "a@post.example"),
    ],
)
def test_an_email(typed: str, email: str) -> None:
    assert read_email(typed).value == email


@pytest.mark.parametrize(
    "typed",
    [
        "o.fennimore@post",
        "a@@b.example",
        "ann at post.example",
        "a@post.example; b@post.example",
        "@x.y",
        "a..b@post.example",
    ],
)
def test_an_email_that_cannot_be_right_is_a_question(typed: object) -> None:
    reading = read_email(typed)
    assert reading.question is not None
    assert settled(reading, {"email": "right@post.example"}, read_email).value == "right@post.example"
    assert settled(reading, {"email": "They have no e-mail"}, read_email) == Reading()


NAMES = [
    ("Josephine Abara-Quill (known as Jo)", "Josephine Abara-Quill", "Jo"),
    ("Josephine Abara-Quill (a.k.a. Jo)", "Josephine Abara-Quill", "Jo"),
    ('Margaret "Peggy" Swann', "Margaret Swann", "Peggy"),
    ("Merryweather, Thibault", "Thibault Merryweather", None),
    ("Ekanem", "Ekanem", None),
    ("Siân O’Rourke-Pugh", "Siân O’Rourke-Pugh", None),
    ("Mrs Dinah Castlereagh", "Dinah Castlereagh", None),
    ("Dr. Ann Lee, MBE", "Ann Lee, MBE", None),
    ("  Ann   Lee * ", "Ann Lee", None),
    ("מרים לוי", "מרים לוי", None),
    ("李小龍", "李小龍", None),
    ("SiÃ¢n Lee", "Siân Lee", None),
    ("Ann\nLee", "Ann Lee", None),
]


@pytest.mark.parametrize(("typed", "full", "known_as"), NAMES)
def test_a_name(typed: str, full: str, known_as: str | None) -> None:
    name = read_name(typed).value
    assert name is not None
    assert (name.full, name.known_as) == (full, known_as)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        None,
        "???",
        "Dinah & Rupert Castlereagh",
        "Ann/Bob",
        "Si?n Lee",
        "Si\ufffdn",
        "Lee (Jones)",
        "R2D2",
        "x" * 300,
        "a@b.example",
        Broken.ERROR,
    ],
)
def test_a_name_nobody_can_be_sure_of_is_a_question(typed: object) -> None:
    reading = read_name(typed)
    assert reading.question is not None
    assert settled(reading, {"name": "Ann Lee"}, read_name).value.full == "Ann Lee"


def test_an_odd_name_may_be_kept_as_it_is() -> None:
    assert settled(read_name("Lee (Jones)"), {"name": "keep"}, read_name).value.full == "Lee (Jones)"


def test_a_name_in_brackets_may_be_what_they_are_called() -> None:
    reading = joined("Harpreet (Harry)", "Kaur-Sandhu")
    name = settled(reading, {"name": "called"}, read_name).value
    assert (name.full, name.known_as) == ("Harpreet Kaur-Sandhu", "Harry")


def test_words_instead_of_a_number_or_an_address_are_left_out_and_said() -> None:
    for reading in (read_phone("via ward"), read_email("via ward")):
        assert (reading.value, reading.question) == (None, None)
        assert "left out" in reading.notes[0]


def test_of_two_emails_one_can_be_chosen() -> None:
    reading = read_email("a@post.example, b@post.example")
    assert settled(reading, {"email": "b@post.example"}).value == "b@post.example"


def test_two_cells_make_one_name() -> None:
    assert joined("Siân", "O’Rourke-Pugh").value.full == "Siân O’Rourke-Pugh"
    assert joined("Ekanem", None).value.full == "Ekanem"
    assert joined(None, "Ekanem").value.full == "Ekanem"
    assert joined(None, None).question is not None


def test_the_name_they_like() -> None:
    assert read_known_as("Shani").value == "Shani"
    assert read_known_as("“Shani”").value == "Shani"
    assert read_known_as("prefers Shani").value == "Shani"
    assert read_known_as(None).value is None
    assert read_known_as("x" * 101).question is not None


@pytest.mark.parametrize("word", ["Y", "yes", "TRUE", True, "x", "✓", "1", 1, "Trained"])
def test_yes(word: object) -> None:
    assert read_yes_no(word) is True


@pytest.mark.parametrize("word", ["N", "no", "FALSE", False, "0", 0, "not yet", "–"])
def test_no(word: object) -> None:
    assert read_yes_no(word) is False


def test_trained_on_a_day() -> None:
    assert read_done("12/03/2021", TODAY).value.on == date(2021, 3, 12)
    assert read_done(date(2021, 3, 12), TODAY).value.yes
    assert read_done(date(2031, 3, 12), TODAY).question is not None
    assert read_done("booked for May", TODAY).question is not None
    assert read_done("n/a", TODAY) == Reading()


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("Service user", AS_SERVICE_USER),
        ("SU", AS_SERVICE_USER),
        ("ex-patient", AS_SERVICE_USER),
        ("Lived experience", AS_SERVICE_USER),
        ("Carer", AS_CARER),
        ("family member", AS_CARER),
        ("Partner in care", AS_CARER),
        ("Mum", AS_CARER),
        ("Both", AS_BOTH),
        ("SU/carer", AS_BOTH),
        ("service user & carer", AS_BOTH),
        ("Patient and family carer", AS_BOTH),
    ],
)
def test_service_user_carer_or_both(typed: str, who: object) -> None:
    assert read_role(typed) == Reading(who)


@pytest.mark.parametrize("typed", ["EbE", "staff", "not a carer", "governor", "?service user?", "P"])
def test_a_role_nobody_can_be_sure_of_is_a_question(typed: str) -> None:
    reading = read_role(typed)
    assert settled(reading, {"role": "both"}).value == AS_BOTH


def test_a_title_says_who_they_are_only_when_it_is_plain() -> None:
    assert role_in_title("4_carers") == AS_CARER
    assert role_in_title("Service users 2026") == AS_SERVICE_USER
    assert role_in_title("Service users and carers") is None
    assert role_in_title("Carers register") is None


def test_a_relation_alone_is_told_from_a_story() -> None:
    assert only_a_relation("my elderly mother")
    assert not only_a_relation("son - David, schizophrenia")


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("", AdvisorState.ACTIVE),
        ("Active", AdvisorState.ACTIVE),
        ("current", AdvisorState.ACTIVE),
        ("on hold", AdvisorState.PAUSED),
        ("Paused until spring", AdvisorState.PAUSED),
        ("taking a break", AdvisorState.PAUSED),
        ("paused - in hospital", AdvisorState.PAUSED),
    ],
)
def test_a_status(typed: str, state: AdvisorState) -> None:
    reading = read_status(typed, TODAY)
    assert reading.value.state is state
    assert not any("hospital" in note for note in reading.notes)


def test_a_break_with_its_last_day() -> None:
    assert read_status("paused until 01/03/2027", TODAY).value.until == date(2027, 3, 1)
    assert read_status("paused until 01/03/2020", TODAY).value.until is None


@pytest.mark.parametrize(
    "typed", ["left", "Left 2023", "stepped down", "deceased", "inactive", "waiting for DBS", "not active"]
)
def test_who_has_left_or_died_or_waits_is_a_question(typed: str) -> None:
    reading = read_status(typed, TODAY)
    assert reading.question is not None
    assert settled(reading, {"status": "ended"}).value.state is AdvisorState.ENDED


@pytest.mark.parametrize(
    ("typed", "channel"),
    [
        ("Phone", Channel.PHONE),
        ("ring me", Channel.PHONE),
        ("Text", Channel.TEXT),
        ("text message", Channel.TEXT),
        ("SMS", Channel.TEXT),
        ("E-mail", Channel.EMAIL),
        ("Letter", Channel.LETTER),
        ("by post", Channel.LETTER),
        ("any", None),
        (None, None),
    ],
)
def test_how_they_like_to_hear(typed: str, channel: Channel | None) -> None:
    assert read_channel(typed) == Reading(channel)


@pytest.mark.parametrize("typed", ["not by phone", "carrier pigeon", "never post"])
def test_an_unclear_way_to_reach_them_is_a_question(typed: str) -> None:
    assert settled(read_channel(typed), {"contact-by": "text"}).value is Channel.TEXT


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("QI;speaking", ("project", "training-session")),
        ("QI, interview panels / committees", ("project", "interview-panel", "committee")),
        ("QI\nDocument review", ("project", "document-review")),
        ("talks and document reviews", ("training-session", "document-review")),
        ("recruitment and selection", ("interview-panel",)),
        ("• QI • accreditation visits", ("project", "accreditation-review")),
        ("QI (not evenings)", ("project",)),
        ("none", ()),
        (None, ()),
        ("everything", tuple(STANDARD)),
    ],
)
def test_interests(typed: str, codes: tuple[str, ...]) -> None:
    assert read_interests(typed, STANDARD).value == codes


def test_a_word_for_no_kind_is_said_and_left_out() -> None:
    reading = read_interests("QI; gardening; " + "a long story about my illness " * 3, STANDARD)
    assert reading.value == ("project",)
    assert any("gardening" in note for note in reading.notes)
    assert not any("illness" in note for note in reading.notes)


def test_the_kinds_of_an_organisation_are_its_own() -> None:
    own = {"qi": "Quality improvement", "walk": "Walking tours"}
    assert read_interests("quality improvement; walking tour; committees", own).value == ("qi", "walk")
    assert kind_code("committees", own) is None


@pytest.mark.parametrize(
    "typed", ["Step-free access", "Large print", "BSL interpreter", "a break every hour", None, "none"]
)
def test_access_needs_that_are_instructions(typed: str | None) -> None:
    assert read_access(typed).question is None


@pytest.mark.parametrize(
    "typed", ["Has bipolar, needs breaks", "under section 3", "takes clozapine in the morning", "x " * 60]
)
def test_access_needs_that_may_be_about_health_are_a_question(typed: str) -> None:
    reading = read_access(typed)
    assert reading.value is None
    assert settled(reading, {"access-needs": "a break every hour"}, read_access).value == "a break every hour"
    assert settled(reading, {"access-needs": "still has bipolar"}, read_access).question is not None
    assert settled(reading, {"access-needs": "keep"}, read_access).value == typed.strip()


CELLS = st.one_of(
    st.none(),
    st.text(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.sampled_from(Broken),
    st.text(alphabet="0123456789/-.+ ,;:ETapmstndh(@)x\n'’\"", max_size=40),
)
READERS = {
    "day": lambda cell: read_day(cell, TODAY),
    "phone": read_phone,
    "email": read_email,
    "name": read_name,
    "known as": read_known_as,
    "done": lambda cell: read_done(cell, TODAY),
    "role": read_role,
    "status": lambda cell: read_status(cell, TODAY),
    "channel": read_channel,
    "interests": lambda cell: read_interests(cell, STANDARD),
    "access": read_access,
}


@pytest.mark.parametrize("reader", READERS)
@given(cell=CELLS)
def test_no_cell_makes_a_reader_fail(reader: str, cell: object) -> None:
    reading = READERS[reader](cell)
    assert reading.question is None or reading.value is None


@given(cell=CELLS)
def test_a_phone_number_that_is_kept_is_international(cell: object) -> None:
    number = read_phone(cell).value
    assert number is None or (number.startswith("+") and number[1:].isdigit() and len(number) <= 20)


@given(
    day=st.dates(date(1950, 1, 1), TODAY),
    shape=st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d %b %Y", "%d.%m.%Y", "%d %B %Y"]),
)
def test_every_real_day_is_read_back(day: date, shape: str) -> None:
    assert read_day(day.strftime(shape), TODAY).value == day
