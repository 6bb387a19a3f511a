"""E-mail by SMTP against a real server that refuses, wavers, hangs up or stays silent."""

from __future__ import annotations

import dataclasses
import socket
import socketserver
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from app.messages.channels import PermanentFailure, TemporaryFailure
from app.messages.channels.smtp import Smtp
from app.messages.mime import CalendarPart, compose


@pytest.fixture(params=[False, True], ids=["one by one", "together"], autouse=True)
def takes_together(request, post_office) -> None:
    """The commands before a mail go one by one, or together where the server offers it: it is the same to us."""
    post_office.takes_together = request.param


@pytest.fixture
def mail():
    return compose(
        sender="invites@involvement.example",
        sender_name="Involvement team",
        recipient="ada@home.example",
        subject="Your place",
        text="Siân\n.\n..\nFrom here",
        html="<p>Hello</p>",
        message_id="one@involvement.example",
        date=datetime(2026, 12, 1, tzinfo=UTC),
        calendar=CalendarPart("REQUEST", "u@x", 0, b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
    )


def test_a_mail_goes_out_whole_to_its_one_recipient(post_office, mail):
    Smtp.from_url(post_office.url).send(mail)

    (arrived,) = post_office.mails
    assert (arrived["X-Envelope-From"], arrived["X-Envelope-To"]) == ("invites@involvement.example", "ada@home.example")
    assert arrived["Message-ID"] == "<one@involvement.example>"
    body, attachment = arrived.iter_parts()
    assert next(body.iter_parts()).get_content().splitlines() == ["Siân", ".", "..", "From here"]
    assert attachment.get_payload(decode=True) == b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize("stage", ["at_recipient", "at_data"])
@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        ("550 5.1.1 no such person", PermanentFailure),
        ("552 too much", PermanentFailure),
        ("450 4.2.0 try later", TemporaryFailure),
        ("421 closing down", TemporaryFailure),
    ],
)
def test_a_refused_recipient_or_mail_is_for_good_only_at_five_hundred(post_office, mail, stage, answer, failure):
    setattr(post_office, stage, answer)

    with pytest.raises(failure, match=answer[:3]):
        Smtp.from_url(post_office.url).send(mail)
    assert post_office.mails == []


def test_a_refused_sender_is_our_own_setting_and_may_pass(post_office, mail):
    post_office.at_sender = "550 sender not allowed"

    with pytest.raises(TemporaryFailure, match="SMTPSenderRefused"):
        Smtp.from_url(post_office.url).send(mail)


def test_after_a_refusal_the_next_mail_goes_over_the_same_line(post_office, mail):
    with Smtp.from_url(post_office.url).opened() as line:
        post_office.refused = {mail.recipient}
        with pytest.raises(PermanentFailure, match="550 no such person"):
            line.send(mail)
        post_office.refused = set()
        line.send(mail)

    assert post_office.message_ids == ["<one@involvement.example>"]
    assert post_office.visits == 1


def test_a_server_that_hangs_up_in_the_middle_may_be_tried_again(post_office, mail):
    post_office.drops = True

    with pytest.raises(TemporaryFailure):
        Smtp.from_url(post_office.url).send(mail)


def test_no_server_at_all_may_be_tried_again(mail, closed_port):
    with pytest.raises(TemporaryFailure, match="ConnectionRefusedError"):
        Smtp("127.0.0.1", closed_port).send(mail)


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_a_password_with_odd_signs_signs_in(guarded_post_office, mail):
    url = guarded_post_office.url.replace("smtp://", "smtp://sender:p%40ss%3Aword%2F@")

    Smtp.from_url(url).send(mail)

    assert guarded_post_office.message_ids == ["<one@involvement.example>"]


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_a_wrong_password_is_our_own_setting_and_may_pass(guarded_post_office, mail):
    url = guarded_post_office.url.replace("smtp://", "smtp://sender:wrong@")

    with pytest.raises(TemporaryFailure, match="SMTPAuthenticationError"):
        Smtp.from_url(url).send(mail)


def test_a_mail_never_goes_in_clear_where_encryption_was_asked_for(post_office, mail):
    with pytest.raises(TemporaryFailure, match="SMTPNotSupportedError"):
        Smtp.from_url(f"{post_office.url}?starttls=1").send(mail)
    assert post_office.mails == []


@pytest.fixture
def silent() -> Iterator[int]:
    """A server that greets and answers EHLO one letter at a time, so that no single step is ever late."""
    done = threading.Event()

    def drip(server: socket.socket) -> None:
        server.settimeout(60)  # nobody came: the test ended before
        peer, _address = server.accept()
        peer.sendall(b"220 hello\r\n")
        while not done.wait(0.05):
            try:
                peer.sendall(b"2")
            except OSError:
                break
        peer.close()

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=drip, args=(server,))
        thread.start()
        yield server.getsockname()[1]
        done.set()
        thread.join(90)


def test_a_server_that_never_finishes_is_hung_up_on(silent, mail):
    patient = Smtp("127.0.0.1", silent)

    with pytest.raises(TemporaryFailure):
        dataclasses.replace(patient, whole_seconds=0.3).send(mail)


class _Eager(socketserver.ThreadingTCPServer):
    """Takes commands together, notes what came at once, knows nobody, and asks for the mail all the same."""

    block_on_close = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Heard)
        self.heard: list[bytes] = []


class _Heard(socketserver.BaseRequestHandler):
    server: _Eager

    def handle(self) -> None:
        self.request.sendall(b"220 hello\r\n")
        while heard := self.request.recv(100_000):
            self.server.heard.append(heard)
            if heard.startswith(b"ehlo"):
                self.request.sendall(b"250-hello\r\n250 PIPELINING\r\n")
            else:
                self.request.sendall(b"250 fine\r\n550 no such person\r\n354 go on\r\n")


def test_a_server_that_asks_for_a_mail_to_nobody_gets_none(mail):
    with _Eager() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        with pytest.raises(PermanentFailure, match="550 no such person"):
            Smtp("127.0.0.1", server.server_address[1]).send(mail)
        server.shutdown()
        thread.join(90)

    assert [heard.count(b"\r\n") for heard in server.heard] == [1, 3], "a greeting, and the three commands in one go"
    assert b"Subject" not in b"".join(server.heard)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", Smtp("mail.example", 25)),
        ("smtp://mail.example?starttls=1", Smtp("mail.example", 587, starttls=True)),
        ("smtp://mail.example:2525/?starttls=0", Smtp("mail.example", 2525)),
        ("smtp://u%40x:p%2F%3F@mail.example:26", Smtp("mail.example", 26, "u@x", "p/?")),
    ],
)
def test_the_address_of_a_mail_server_is_read(url, expected):
    assert Smtp.from_url(url) == expected


@pytest.mark.parametrize(
    "url",
    ["smtp://", "http://mail.example", "smtp://mail.example/path", "smtp://mail.example:port", "smtp://mail.example:70000",
     "smtp://mail.example?starttls=yes", "smtp://mail.example?tls=1", "smtp://mail.example?starttls"],
)  # fmt: skip
def test_an_address_that_cannot_be_is_refused_with_a_sentence(url):
    with pytest.raises(ValueError, match=r"MAIL_URL|[Pp]ort"):
        Smtp.from_url(url)
