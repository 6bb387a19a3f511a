"""`POST /inbound/mail`: what is signed is taken in as the pipe takes it in, and nothing else is."""

from __future__ import annotations

import hashlib
import hmac
import importlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event

from app.calendar.replies.intake import ENOUGH
from app.calendar.replies.pages import SENTENCES
from app.calendar.replies.states import OUTCOMES, Reason, Transport
from app.signups.states import PlaceState
from tests.calendar.replies.answers import no, yes
from tests.calendar.replies.shapes import SHAPES, google_apple, hostile, people
from tests.messages.post import later

inbound = importlib.import_module("app.calendar.routes.inbound")  # by its name the package has the blueprint
SECRET = "a secret for tests that is long enough to be one"
KINDS = ["message/rfc822", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]


def signed(raw, *, secret=SECRET, stamp=None, when=0):
    stamp = stamp or str(1796115600 + when)  # nine o'clock on Tuesday 1 December 2026
    mac = hmac.new(secret.encode(), stamp.encode() + b"." + raw, hashlib.sha256)
    return {"X-Inbound-Timestamp": stamp, "X-Inbound-Signature": f"sha256={mac.hexdigest()}"}


@pytest.fixture
def post(application, monkeypatch):
    """Hand in a mail; signed as it should be unless `headers` are given."""
    monkeypatch.setitem(application.config, "INBOUND_SECRET", SECRET)

    def hand_in(raw, headers=None, *, more=None, method="POST", kind="message/rfc822"):
        how = {**(signed(raw) if headers is None else headers), **(more or {})}
        answer = application.test_client().open(
            "/inbound/mail", method=method, data=raw, headers=how, content_type=kind
        )
        assert "Set-Cookie" not in answer.headers
        return answer

    return hand_in


@pytest.mark.parametrize(
    "shape",
    [
        google_apple.gmail,
        google_apple.iphone_declines,
        people.somebody_writes,
        hostile.forged_uid,
        hostile.empty,
        hostile.only_bytes,
    ],
)
def test_it_is_answered_in_the_words_of_the_command_and_always_with_200(scene, post, shape):
    found, said = scene(), []
    raw = shape(found.to())
    for _twice in range(2):
        answer = post(raw)
        assert (answer.status_code, answer.mimetype) == (200, "text/plain")
        said.append(answer.text)

    reason = SHAPES[shape]
    assert said == [f"{OUTCOMES[reason].value}: {SENTENCES[reason]}\n", f"ignored: {SENTENCES[Reason.SEEN_BEFORE]}\n"]
    assert [(mail.transport, mail.reason, mail.times) for mail in found.log()] == [(Transport.WEB, reason, 2)]


def test_a_no_frees_the_place_in_the_end(scene, post):
    found = scene()
    assert post(no(found.to())).text.startswith("declined: ")
    found.work(15)
    assert (found.place().state, found.place(found.bea).state) == (PlaceState.WITHDRAWN, PlaceState.OFFERED)


def test_the_same_mail_by_the_pipe_first_changes_nothing(scene, post):
    found = scene()
    raw = yes(found.to())
    found.comes(raw)
    assert post(b"Received: by another way\r\n" + raw).text.startswith("ignored: ")
    assert len(found.log()) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_the_sender_calls_it_the_body_is_the_mail(scene, post, kind):
    found = scene()
    assert post(yes(found.to()), kind=kind).text.startswith("accepted: ")


FORGED = {
    "no headers": lambda raw: {},
    "no signature": lambda raw: {"X-Inbound-Timestamp": signed(raw)["X-Inbound-Timestamp"]},
    "no time": lambda raw: {"X-Inbound-Signature": signed(raw)["X-Inbound-Signature"]},
    "another secret": lambda raw: signed(raw, secret="s" * 40),
    "another mail": lambda raw: signed(raw + b" "),
    "without its kind": lambda raw: {**signed(raw), "X-Inbound-Signature": signed(raw)["X-Inbound-Signature"][7:]},
    "not in letters": lambda raw: {**signed(raw), "X-Inbound-Signature": "sha256=\xe9\xff"},
    "another time": lambda raw: {**signed(raw), "X-Inbound-Timestamp": signed(raw, when=1)["X-Inbound-Timestamp"]},
    "too old": lambda raw: signed(raw, when=-301),
    "too new": lambda raw: signed(raw, when=301),
    "in words": lambda raw: signed(raw, stamp="now"),
    "far off": lambda raw: signed(raw, stamp="9" * 12),
    "too long": lambda raw: signed(raw, stamp="1" * 400),
    "other digits": lambda raw: {**signed(raw), "X-Inbound-Timestamp": "\xb2"},
}


@pytest.mark.parametrize("name", FORGED)
def test_what_is_not_signed_as_it_should_be_learns_nothing(scene, post, name, caplog):
    found = scene()
    raw = no(found.to())
    answer = post(raw, FORGED[name](raw))
    assert (answer.status_code, answer.text) == (403, "This is not signed as it should be.\n")
    assert found.log() == []
    assert "was not taken" in caplog.text and SECRET not in caplog.text


@pytest.mark.parametrize("when", [-300, 300])
def test_clocks_may_differ_by_five_minutes(scene, post, when):
    found = scene()
    raw = yes(found.to())
    assert post(raw, signed(raw, when=when)).status_code == 200


def test_what_was_overheard_changes_nothing_at_once_and_is_refused_later(scene, post):
    """Also after they thought better of it."""
    found = scene()
    raw = no(found.to())
    heard = signed(raw)
    post(raw, heard)
    post(yes(found.to()))

    assert post(raw, heard).text.startswith("ignored: ")
    assert found.place().leaving_at is None
    later(found.application, minutes=6)
    assert post(raw, heard).status_code == 403
    assert [mail.reason for mail in found.log()] == [Reason.SAID_NO, Reason.SAID_YES]


def test_a_mail_that_is_too_large_is_logged_and_answered_with_413(scene, post):
    found = scene()
    raw = hostile.too_large(found.to())
    answer = post(raw)
    assert (answer.status_code, answer.text) == (413, f"refused: {SENTENCES[Reason.TOO_LARGE]}\n")
    assert [(mail.reason, mail.sender, mail.raw) for mail in found.log()] == [
        (Reason.TOO_LARGE, "ada@home.example", None)
    ]


def test_too_large_and_not_signed_is_refused(scene, post):
    found = scene()
    raw = b"x" * (ENOUGH + 100)
    assert post(raw, signed(raw[:ENOUGH])).status_code == 403
    assert found.log() == []


def test_what_is_larger_than_anything_is_not_even_read(application, post):
    raw = b"x" * (application.config["MAX_CONTENT_LENGTH"] + 1)
    assert post(raw).status_code == 413


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE"])
def test_only_a_post_hands_in(scene, post, method):
    found = scene()
    answer = post(yes(found.to()), method=method)
    assert (answer.status_code, "POST" in answer.headers["Allow"]) == (405, True)
    assert found.log() == []


def test_without_a_secret_there_is_nothing(application, post, monkeypatch):
    monkeypatch.setitem(application.config, "INBOUND_SECRET", "")
    for headers in ({}, signed(b"mail", secret="")):
        assert post(b"mail", headers).status_code == 404


def test_a_signature_counts_from_wherever_it_comes_and_a_cookie_for_nothing(scene, post, make, browser):
    found = scene()
    far = {"Origin": "https://provider.example", "Sec-Fetch-Site": "cross-site"}
    assert post(yes(found.to()), more=far).status_code == 200
    browser.sign_in("ada@home.example")
    assert browser.client.post("/inbound/mail", data=no(found.to())).status_code == 403


def test_a_database_that_is_away_asks_for_the_mail_again(scene, post):
    found = scene()
    raw, engine = yes(found.to()), found.application.extensions["engine"]

    def refuse(dialect, *_rest):
        raise dialect.loaded_dbapi.OperationalError("the database is away")

    engine.dispose()
    event.listen(engine, "do_connect", refuse)
    try:
        answer = post(raw)
    finally:
        event.remove(engine, "do_connect", refuse)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "again later" in answer.text
    assert post(raw).text.startswith("accepted: ")


def test_wrong_signatures_are_held_and_right_ones_go_on(scene, post, monkeypatch):
    monkeypatch.setattr(inbound, "MOST_REFUSED", 3)
    found = scene()
    tries = [post(b"mail", {}) for _each in range(5)]
    assert [answer.status_code for answer in tries] == [403] * 3 + [429] * 2
    assert 0 < int(tries[-1].headers["Retry-After"]) <= 310
    assert post(yes(found.to())).status_code == 200
    later(found.application, minutes=6)
    assert post(b"mail", {}).status_code == 403


def test_a_flood_of_right_ones_is_asked_to_come_later(scene, post, monkeypatch):
    monkeypatch.setattr(inbound, "MOST", 2)
    found = scene()
    assert [post(yes(found.to())).status_code for _each in range(3)] == [200, 200, 429]
    assert len(found.log()) == 2


def test_the_same_letter_at_the_same_moment_is_logged_once(scene, post):
    """No place of anybody orders these: nobody knows what they are about."""
    found = scene()
    raw = people.somebody_writes(found.to())
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(post, [raw] * 6))
    assert sorted(answer.text.partition(":")[0] for answer in answers) == ["a-person-wrote"] + ["ignored"] * 5
    assert [mail.times for mail in found.log()] == [6]
