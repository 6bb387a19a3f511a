"""The worker takes in what waits in the mailbox, each mail once, and puts it out of the way."""

from __future__ import annotations

import pytest

from app.calendar.replies.intake import ENOUGH
from app.calendar.replies.states import Reason, Transport
from app.signups.states import PlaceState
from tests.calendar.replies.answers import no, yes
from tests.calendar.replies.shapes import google_apple, hostile, people
from tests.messages.post import later


def test_a_yes_and_a_no_count_and_are_put_away(scene, mailbox):
    found = scene()
    mails = [yes(found.to()), no(found.to())]
    mailbox.receives(*mails)
    found.work()

    assert [(mail.reason, mail.transport) for mail in found.log()] == [
        (Reason.SAID_YES, Transport.MAILBOX),
        (Reason.SAID_NO, Transport.MAILBOX),
    ]
    assert (mailbox.folders["INBOX"], mailbox.read()) == ([], mails)
    found.work(15)
    assert (found.place().state, found.place(found.bea).state) == (PlaceState.WITHDRAWN, PlaceState.OFFERED)


def test_it_is_read_once_a_minute(application, mailbox, read, noted):
    read()
    read()
    assert mailbox.visits == 1
    later(application, seconds=60)
    read()
    assert mailbox.visits == 2
    assert noted().read_at is not None


def test_more_than_a_handful_goes_on_at_once(scene, mailbox, read):
    found = scene()
    mailbox.receives(*(yes(found.to()) for _each in range(25)))
    assert [read(), read(), read()] == [20, 5, 0]
    assert len(found.log()) == len(mailbox.read()) == 25


def test_what_somebody_has_read_or_deleted_is_left_alone(scene, mailbox, read):
    found = scene()
    mailbox.receives(yes(found.to()), no(found.to()))
    for mail, flag in zip(mailbox.folders["INBOX"], ("\\Seen", "\\Deleted"), strict=True):
        mail.flags.add(flag)
    assert read() == 0
    assert (found.log(), len(mailbox.folders["INBOX"])) == ([], 2)


@pytest.mark.parametrize("said", [None, 100])
def test_a_mail_that_is_too_large_is_logged_by_its_top_lines(scene, mailbox, read, said):
    """`said`: a server that is wrong about the size."""
    found = scene()
    raw = hostile.too_large(found.to())
    mailbox.receives(raw, size=said)
    mailbox.receives(yes(found.to()))
    assert read() == 2

    large, small = found.log()
    assert (large.reason, small.reason) == (Reason.TOO_LARGE, Reason.SAID_YES)
    assert (large.sender, large.raw, bool(large.subject)) == ("ada@home.example", None, True)
    fetched = [line for line in mailbox.asked if "UID FETCH 1 " in line]
    assert [("HEADER" in line, f"<0.{ENOUGH}>" in line) for line in fetched] == [(said is None, said is not None)]
    assert mailbox.read()[0] == raw


@pytest.mark.parametrize(
    "shape",
    [hostile.empty, hostile.only_bytes, hostile.a_thousand_parts, hostile.a_header_without_end, hostile.forged_uid],
)
def test_a_mail_that_cannot_be_read_stops_none_behind_it(scene, mailbox, read, shape):
    found = scene()
    mailbox.receives(shape(found.to()), google_apple.gmail(found.to()))
    assert read() == 2
    assert [mail.reason.value for mail in found.log()][1:] == ["said-yes"]
    assert mailbox.folders["INBOX"] == []


def test_what_a_person_wrote_waits_for_the_team(scene, mailbox, read):
    found = scene()
    mailbox.receives(people.somebody_writes(found.to()))
    read()
    assert (found.log()[0].reason, found.log()[0].to_read) == (Reason.PERSON_WROTE, True)


@pytest.mark.parametrize(("can", "moved"), [({"MOVE"}, True), ({"UIDPLUS"}, True), (set(), False)])
def test_a_mail_is_moved_where_the_server_can_and_marked_where_not(scene, mailbox, read, can, moved):
    found = scene()
    mailbox.can = {"AUTH=PLAIN", *can}
    mailbox.receives(yes(found.to()), no(found.to()))
    assert read() == 2

    assert len(mailbox.read()) == (2 if moved else 0)
    assert [mail.flags for mail in mailbox.folders["INBOX"]] == ([] if moved else [{"\\Seen"}] * 2)
    assert len(found.log()) == 2


@pytest.mark.parametrize(("between", "prefix"), [(".", ""), (".", "INBOX."), ("/", "INBOX/")])
def test_the_folder_is_made_as_the_server_names_folders(scene, mailbox, read, between, prefix):
    found = scene()
    mailbox.between, mailbox.prefix = between, prefix
    mailbox.receives(yes(found.to()), no(found.to()))
    read()
    assert len(mailbox.folders[f"{prefix}Alongside{between}Read"]) == 2


def test_a_mailbox_that_takes_no_new_folder_has_its_mails_marked(scene, mailbox, read, noted):
    found = scene()
    mailbox.refuses = {"CREATE"}
    mailbox.receives(yes(found.to()))
    assert read() == 1
    assert mailbox.folders["INBOX"][0].flags == {"\\Seen"}
    assert noted().problem is None


def test_a_mail_that_others_take_out_meanwhile_is_let_go(scene, mailbox, read, noted):
    found = scene()
    mailbox.receives(yes(found.to()), yes(found.to()))

    def take_out(name):
        if mailbox.commands.count("UID FETCH") == 2:  # the sizes were the first
            del mailbox.folders["INBOX"][:]

    mailbox.on_command = take_out
    assert read() == 0
    assert (found.log(), noted().problem) == ([], None)


def test_the_same_mail_by_the_mailbox_and_another_way_is_taken_once(scene, mailbox, read):
    found = scene()
    raw = no(found.to())
    found.comes(raw)
    mailbox.receives(raw, b"Received: by another way\r\n" + raw)
    assert read() == 2
    assert [(mail.reason, mail.times) for mail in found.log()] == [(Reason.SAID_NO, 3)]
