"""Messages as files: each one whole, and there once."""

from __future__ import annotations

import mailbox
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.messages.channels import Note, TemporaryFailure
from app.messages.channels.folder import Folder
from app.messages.channels.maildir import Maildir
from app.messages.mime import compose


def mail(message_id: str = "one@involvement.example"):
    return compose(
        sender="invites@involvement.example",
        sender_name="Involvement team",
        recipient="ada@home.example",
        subject="Your place",
        text="Hello",
        html="<p>Hello</p>",
        message_id=message_id,
        date=datetime(2026, 12, 1, tzinfo=UTC),
    )


def test_a_mail_arrives_where_mail_programs_look(tmp_path: Path):
    Maildir(tmp_path / "post").send(mail())

    found = list(mailbox.Maildir(tmp_path / "post", create=False))
    assert [one["Message-ID"] for one in found] == ["<one@involvement.example>"]
    assert found[0].get_subdir() == "new"


def test_the_same_mail_sent_twice_stands_there_once_and_others_beside_it(tmp_path: Path):
    box = Maildir(tmp_path)
    for message_id in ("one@x", "two@x", "one@x"):
        box.send(mail(message_id))

    assert len(list((tmp_path / "new").iterdir())) == 2
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_mail_that_was_read_already_does_not_come_back(tmp_path: Path):
    box = Maildir(tmp_path)
    box.send(mail())
    (unread,) = (tmp_path / "new").iterdir()
    unread.rename(tmp_path / "cur" / f"{unread.name}:2,S")

    box.send(mail())

    assert list((tmp_path / "new").iterdir()) == []


def test_post_is_readable_by_the_application_alone(tmp_path: Path):
    Maildir(tmp_path / "post").send(mail())
    Folder(tmp_path / "letters").send(Note("one@x", "Ada", "Hello"))

    for folder in (tmp_path / "post" / "new", tmp_path / "letters"):
        assert folder.stat().st_mode & 0o077 == 0


def test_a_note_is_written_once_with_whom_it_is_for(tmp_path: Path):
    folder = Folder(tmp_path)
    for _ in range(2):
        folder.send(Note("one@x", "Ada Example\n1 High Street\nLeeds", "Hello Ada\x07,\r\n\r\nyour place is kept."))

    (letter,) = tmp_path.glob("*.txt")
    assert letter.read_text() == "Ada Example\n1 High Street\nLeeds\n\nHello Ada ,\n\nyour place is kept.\n"
    assert list((tmp_path / ".unfinished").iterdir()) == []


@pytest.mark.parametrize("channel", [Maildir, Folder])
def test_a_folder_that_cannot_be_is_a_failure_that_may_pass(tmp_path: Path, channel):
    (tmp_path / "in-the-way").write_text("a file")
    message = mail() if channel is Maildir else Note("one@x", "Ada", "Hello")

    with pytest.raises(TemporaryFailure, match="could not make the folder"):
        channel(tmp_path / "in-the-way").send(message)


def test_a_name_in_the_way_is_a_failure_that_may_pass(tmp_path: Path):
    box = Maildir(tmp_path)
    box.send(mail())
    (there,) = (tmp_path / "new").iterdir()
    there.unlink()
    (tmp_path / "new").rmdir()
    (tmp_path / "new").write_text("no folder")

    with pytest.raises(TemporaryFailure):
        box.send(mail())
