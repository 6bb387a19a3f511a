"""Several workers and one mailbox; and a worker that ends between taking a mail in and putting it away."""

from __future__ import annotations

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from app.calendar.replies.mailbox import actions
from app.calendar.replies.mailbox.address import MailboxAddress
from app.calendar.replies.mailbox.states import Problem
from app.calendar.replies.states import Reason
from app.core import clock, db
from app.signups.states import PlaceState
from tests.calendar.replies.answers import no, yes
from tests.messages.post import later
from tests.support.imap import Dropped


def test_while_one_worker_reads_no_other_does(scene, mailbox, read):
    found, meanwhile = scene(), []
    mailbox.receives(yes(found.to()))
    mailbox.on_command = lambda name: meanwhile.append(read()) if name == "UID SEARCH" else None

    assert read() == 1
    assert (meanwhile, mailbox.visits) == ([0], 1)


def test_a_worker_that_died_holds_the_mailbox_for_two_minutes(scene, mailbox, read):
    found = scene()
    mailbox.receives(yes(found.to()))
    claimed(found.application)

    assert (read(), mailbox.visits) == (0, 0)
    later(found.application, minutes=2)
    assert read() == 1


def test_a_worker_whose_time_ran_out_writes_nothing_over_the_next(scene, mailbox, read, noted):
    found = scene()
    late = claimed(found.application)
    later(found.application, minutes=2)
    read()
    with found.application.app_context(), db.transaction():
        actions.settle(late, Problem.PASSWORD, clock.now(), more=False)
    assert noted().problem is None


def claimed(application):
    with application.app_context(), db.transaction():
        key = MailboxAddress.from_config(application.config).key
        return actions.claim(key, clock.now())


@pytest.mark.parametrize(
    ("can", "at"), [("MOVE", "UID MOVE"), ("UIDPLUS", "UID COPY"), ("UIDPLUS", "UID STORE"), ("", "UID STORE")]
)
def test_a_mail_taken_in_but_not_put_away_comes_again_and_changes_nothing(scene, mailbox, read, can, at):
    found = scene()
    mailbox.can = {"AUTH=PLAIN", can}
    mailbox.receives(no(found.to()))

    def end(name):
        if name == at:
            raise Dropped

    mailbox.on_command = end
    assert read() == 0
    first, leaving_at = found.log()[0], found.place().leaving_at
    assert (first.reason, len(mailbox.folders["INBOX"])) == (Reason.SAID_NO, 1)

    mailbox.on_command = lambda _name: None
    later(found.application, minutes=1)
    assert read() == 1

    assert [(mail.id, mail.times) for mail in found.log()] == [(first.id, 2)]
    assert (found.place().leaving_at, len(found.mails())) == (leaving_at, 1)
    assert [mail.flags for mail in mailbox.folders["INBOX"]] == ([] if can else [{"\\Seen"}])
    found.work(15)
    assert found.place().state is PlaceState.WITHDRAWN


@pytest.fixture
def database_away(application):
    """Called, the database is away; called again, it is back."""
    engine, away = application.extensions["engine"], []

    def refuse(dialect, *_rest):
        if away:
            raise dialect.loaded_dbapi.OperationalError("the database is away")

    def change():
        engine.dispose()
        away.clear() if away else away.append(True)

    event.listen(engine, "do_connect", refuse)
    yield change
    event.remove(engine, "do_connect", refuse)


def test_a_lost_database_leaves_the_mail_where_it_is(scene, mailbox, read, database_away):
    """The worker rides it out; the mailbox is free again once the lease is over."""
    found = scene()
    mailbox.receives(yes(found.to()))
    mailbox.on_command = lambda name: database_away() if name == "UID SEARCH" else None
    with pytest.raises(OperationalError):
        read()
    database_away()
    assert (found.log(), len(mailbox.folders["INBOX"])) == ([], 1)

    mailbox.on_command = lambda _name: None
    later(found.application, minutes=2)
    assert read() == 1
