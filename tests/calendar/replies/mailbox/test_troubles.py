"""Whatever is wrong with the mailbox, the worker goes on, tries again later, and the team reads what to do."""

from __future__ import annotations

import pytest

from app.calendar.replies.mailbox import imap
from app.calendar.replies.mailbox.address import MailboxAddress
from app.calendar.replies.mailbox.pages import SENTENCES, TO_DO, sentences
from app.calendar.replies.mailbox.states import Problem
from app.messages.states import MessageState
from app.messages.worker import run
from app.people.models import Role
from tests.calendar.replies.answers import no, yes
from tests.messages.post import later, post, row
from tests.support.imap import CERTIFICATE, PASSWORD, USER, Dropped, mail_server

P = Problem


def wrong_password(server):
    server.password = "another"


def refuses(*names):
    def change(server):
        server.refuses = set(names)

    return change


def drops(name):
    def change(server):
        server.drops_at = name

    return change


def leaves(server):
    server.on_command = leave


def leave(_name):
    raise Dropped


def hangs(name):
    def change(server):
        server.hangs_at = name

    return change


def read_only(server):
    server.read_only = True


def speaks_oddly(server):
    server.can = {"AUTH=PLAIN"}
    server.refuses = {"UID SEARCH"}


TROUBLES = {
    "wrong password": (wrong_password, P.PASSWORD),
    "no folder": (refuses("SELECT"), P.NO_FOLDER),
    "read only": (read_only, P.READ_ONLY),
    "moves and marks nothing": (refuses("UID MOVE", "UID STORE"), P.READ_ONLY),
    "search refused": (speaks_oddly, P.NOT_UNDERSTOOD),
    "hangs at the greeting": (hangs("GREETING"), P.TOO_SLOW),
    "hangs at the password": (hangs("AUTHENTICATE"), P.TOO_SLOW),
    "hangs at a mail": (hangs("UID FETCH"), P.TOO_SLOW),
    "hangs at the end": (hangs("LOGOUT"), None),
    "drops at the greeting": (leaves, P.NO_ANSWER),
    "drops at the password": (drops("AUTHENTICATE"), P.BROKEN_OFF),
    "drops at a mail": (drops("UID FETCH"), P.BROKEN_OFF),
    "drops at putting away": (drops("UID MOVE"), P.BROKEN_OFF),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_every_trouble_has_its_code_and_its_pause_and_tells_no_password(scene, mailbox, read, noted, caplog, name):
    change, problem = TROUBLES[name]
    change(mailbox)
    found = scene()
    mailbox.receives(yes(found.to()))
    read()

    assert noted().problem is problem
    assert PASSWORD not in caplog.text and "another" not in caplog.text and USER not in caplog.text
    visits = mailbox.visits
    assert (read(), mailbox.visits) == (0, visits)  # not again at once


def test_nobody_listens(application, read, noted, monkeypatch):
    with mail_server() as gone:
        pass
    monkeypatch.setitem(application.config, "INBOUND_URL", gone.url)
    assert read() == 0
    assert noted().problem is P.NO_ANSWER


def test_a_server_that_answers_each_step_just_in_time_is_hung_up_on(application, mailbox, read, noted, monkeypatch):
    monkeypatch.setattr(imap, "WHOLE_SECONDS", 0.2)
    monkeypatch.setitem(application.config, "INBOUND_URL", mailbox.address("?timeout=60"))
    mailbox.hangs_at = "SELECT"
    read()
    assert noted().problem is P.TOO_SLOW


def test_pauses_grow_and_a_good_reading_ends_them(scene, mailbox, read, noted):
    found = scene()
    wrong_password(mailbox)
    pauses = []
    for _each in range(6):
        read()
        pauses.append((noted().due_at - found.application.extensions["clock"].now()).total_seconds() / 60)
        found.application.extensions["clock"].freeze(noted().due_at)
    assert pauses == [1, 2, 5, 10, 30, 30]

    mailbox.password = PASSWORD
    mailbox.receives(yes(found.to()))
    assert read() == 1
    assert (noted().problem, noted().failures, noted().tell_at) == (None, 0, None)


def test_a_setting_put_right_is_tried_at_once(application, mailbox, read, noted, monkeypatch):
    monkeypatch.setitem(application.config, "INBOUND_URL", mailbox.address("?timeout=1", password="mistyped"))
    read()
    assert noted().problem is P.PASSWORD
    monkeypatch.setitem(application.config, "INBOUND_URL", mailbox.url)
    read()
    assert noted().problem is None


def test_dropped_in_the_middle_what_was_done_stays_done(scene, mailbox, read):
    found = scene()
    mails = [yes(found.to()), no(found.to())]
    mailbox.receives(*mails)

    def break_off(name):
        if name == "UID FETCH" and mailbox.commands.count(name) == 3:  # the sizes, the first mail, the second
            raise Dropped

    mailbox.on_command = break_off
    assert read() == 1
    later(found.application, minutes=1)
    assert read() == 1
    assert [mail.reason.value for mail in found.log()] == ["said-yes", "said-no"]
    assert mailbox.read() == mails


def test_the_rest_of_the_worker_goes_on(scene, mailbox):
    found = scene()
    message = post(found.application, found.ada)
    hangs("UID SEARCH")(mailbox)
    assert run(found.application, once=True)
    assert row(found.application, message).state is MessageState.SENT


@pytest.fixture
def staff(make, browser):
    make.person("Tom Team", Role.TEAM, email="tom@staff.example")
    browser.sign_in("tom@staff.example")
    return browser


def test_the_team_reads_what_is_wrong_and_what_to_do_until_it_is_right(application, mailbox, read, staff):
    wrong_password(mailbox)
    read()

    assert "Answers by mail do not come in." in staff.get("/team").text
    page = staff.get("/team/replies")
    for sentence in sentences(P.PASSWORD):
        assert sentence in page.text
    assert PASSWORD not in page.source and USER not in page.source

    mailbox.password = PASSWORD
    later(application, minutes=1)
    read()
    assert "do not come in" not in staff.get("/team").text
    assert "do not come in" not in staff.get("/team/replies").text


def test_what_may_pass_by_itself_is_no_task_for_a_quarter_of_an_hour(application, mailbox, read, staff):
    drops("AUTHENTICATE")(mailbox)
    for minutes in (0, 1, 2, 5):
        later(application, minutes=minutes)
        read()
        assert "do not come in" not in staff.get("/team").text
    assert "broke off in the middle" in staff.get("/team/replies").text
    later(application, minutes=10)
    assert "Answers by mail do not come in." in staff.get("/team").text


def test_a_mailbox_that_is_not_used_any_more_is_no_trouble(application, mailbox, read, staff, monkeypatch):
    wrong_password(mailbox)
    read()
    monkeypatch.setitem(application.config, "INBOUND_URL", "")
    assert read() == 0
    assert "do not come in" not in staff.get("/team").text


@pytest.mark.parametrize("scheme", ["imaps", "imap+starttls"])
@pytest.mark.parametrize("trusted", [True, False])
def test_only_a_server_that_proves_itself_hears_the_password(application, read, noted, monkeypatch, scheme, trusted):
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with mail_server(scheme) as server:
        monkeypatch.setitem(application.config, "INBOUND_URL", server.url)
        read()
    assert noted().problem is (None if trusted else P.NOT_TRUSTED)
    assert ("AUTHENTICATE" in server.commands) is trusted


def test_without_the_encryption_asked_for_no_password_is_said(application, mailbox, read, noted, monkeypatch):
    monkeypatch.setitem(application.config, "INBOUND_URL", mailbox.url.replace("imap:", "imap+starttls:"))
    read()
    assert noted().problem is P.NOT_ENCRYPTED
    assert "AUTHENTICATE" not in mailbox.commands


def test_a_server_with_sign_in_by_login_only(application, mailbox, read, noted, monkeypatch):
    mailbox.can, mailbox.password = {"MOVE"}, 'p@ss "word"/\\:%'
    monkeypatch.setitem(application.config, "INBOUND_URL", mailbox.address(password=mailbox.password))
    read()
    assert (noted().problem, "LOGIN" in mailbox.commands) == (None, True)


def test_an_address_shown_by_a_debugger_hides_its_password(application, mailbox):
    address = MailboxAddress.from_config(application.config)
    assert (address.user, address.password) == (USER, PASSWORD)
    assert PASSWORD not in repr(address) and mailbox.url not in repr(address)


def test_every_problem_has_its_sentence_and_what_to_do():
    assert set(SENTENCES) == set(TO_DO) == set(Problem)
