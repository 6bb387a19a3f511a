"""Adding documents: what is taken, what is refused and how, application forms, and two uploads at once."""

from __future__ import annotations

import io
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.files import Checked, FileKind
from app.documents import actions
from app.documents.actions import New
from app.documents.models import Document, DocumentFile
from app.documents.states import DocumentFormat, Gone
from tests.documents.conftest import Pack
from tests.support import sent


def test_a_document_is_there_in_several_formats_each_once(pack: Pack) -> None:
    pack.adds(sent.docx())
    page = pack.as_("host").post(
        pack.address(f"/{pack.document()}/add"), {"format": "pdf", "file": (io.BytesIO(sent.pdf()), "x.bin")}
    )
    assert "Added. Nobody has been told of it yet." in page.source
    pack.declares("ann")
    seen = pack.reads("ann").text
    assert "Word (DOCX, 1 KB)" in seen and "PDF (1 KB)" in seen

    again = pack.as_("host").get(pack.address(f"/{pack.document()}/add"))
    assert "Large print" in again.text and 'value="pdf"' not in again.source


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (sent.docx(more={"word/vbaProject.bin": b"x"}), "spec.docx", "There is a macro in this file."),
        (sent.bomb(), "spec.docx", "The file is too large once it is unpacked."),
        (sent.pdf(sent.scripted), "spec.pdf", "This PDF can start something by itself."),
        (sent.pdf() + sent.docx(), "spec.pdf", "There is a second file hidden in this one."),
        (b"MZ\x90\x00", "spec.pdf", "This file cannot be taken."),
        (b"", "spec.pdf", "The file is empty."),
    ],
)
def test_what_could_do_harm_is_refused_beside_the_field_and_the_answers_stay(
    pack: Pack, data: bytes, name: str, said: str
) -> None:
    page = pack.adds(data, name, title="About the ward")

    assert page.errors[0].startswith(said)
    assert page.form()["title"] == "About the ward"
    assert pack.kept == pack.count(Document) == 0


def test_the_end_of_a_name_proves_nothing_and_the_file_goes_out_as_what_it_is(pack: Pack) -> None:
    pack.adds(sent.pdf(), "holiday.jpg", title="Advert", kind="advert", format="pdf")
    assert pack.opens("host").headers["Content-Disposition"].endswith('"advert.pdf"')


def test_two_hundred_megabytes_are_refused_before_they_are_read(pack: Pack) -> None:
    class Endless:
        """A body that has no end, and counts what is taken of it."""

        taken = 0

        def read(self, size: int = -1) -> bytes:
            assert size >= 0, "all of it at once"
            self.taken += size
            return b"x" * size

        readline = read

    body = Endless()
    answer = pack.as_("host").client.post(
        pack.address("/add"), content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": "200000000", "wsgi.input": body},
    )  # fmt: skip
    assert answer.status_code == 413
    assert "a file may have 10 MB at most" in answer.get_data(as_text=True)
    assert "what you wrote is still there" in answer.get_data(as_text=True)
    assert body.taken < 1_000_000


def test_a_stranger_who_sends_two_hundred_megabytes_learns_nothing(pack: Pack) -> None:
    there = pack.address("/add").replace(pack.opportunity, "nothing-here")
    answer = pack.as_("zoe").client.post(there, data=b"", content_type="multipart/form-data; boundary=x",
                                         environ_overrides={"CONTENT_LENGTH": "200000000"})  # fmt: skip
    assert answer.status_code == 413 and "Nurse panel" not in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (sent.docx("Questions"), "Application_Form_redacted.docx"),
        (sent.docx("Surname: ... Employment history: ... Referee: ..."), "paper.docx"),
        (b"Curriculum vitae. National insurance: ...", "paper.txt"),
    ],
)
def test_what_looks_like_an_application_form_is_closed_until_somebody_says(pack: Pack, data: bytes, name: str) -> None:
    page = pack.adds(data, name)
    assert "Does this hold anything about a candidate?" in page.text
    pack.declares("ann")
    assert "cannot be opened at the moment" in pack.opens("ann").text
    assert "cannot be opened at the moment" in pack.opens("host").text
    assert pack.openings == 0

    refused = pack.as_("host").send(page, {"holds": "yes"})

    assert "The file is deleted." in refused.source
    assert pack.kept == 0
    with pack.application.app_context():
        assert db.session().scalars(select(DocumentFile)).one().gone is Gone.CANDIDATE


def test_no_opens_it_for_everybody_on_it(pack: Pack) -> None:
    page = pack.adds(sent.docx(), "how-we-read-application-forms.docx")
    assert pack.as_("host").send(page).errors == ["Choose yes or no."]
    pack.as_("host").send(page, {"holds": "no"})
    pack.declares("ann")
    assert pack.opens("ann").bytes == sent.docx()


def test_without_an_answer_within_a_day_it_is_deleted(pack: Pack) -> None:
    pack.adds(sent.docx(), "CV.docx")
    with pack.application.app_context():
        assert actions.delete_expired(clock.now()) == 0
    pack.application.extensions["clock"].advance(timedelta(days=1, minutes=1))
    with pack.application.app_context():
        assert actions.delete_expired(clock.now()) == 1
    assert pack.kept == 0


def test_the_page_says_that_application_forms_never_come_here_and_knows_no_such_kind(pack: Pack) -> None:
    page = pack.as_("host").get(pack.address("/add"))
    assert "Application forms never come here, also not with the names taken out." in page.text
    assert "They stay in Trac or on paper." in page.text
    assert "application" not in " ".join(option.get_text() for option in page.soup.select("option")).lower()
    assert pack.adds(sent.docx(), kind="application-form").errors == ["Choose one of the answers."]


@pytest.mark.both
def test_of_two_who_add_the_same_format_at_once_one_is_told_and_nothing_is_lost(pack: Pack) -> None:
    pack.adds(sent.docx())
    with pack.application.app_context():
        document_id = db.session().scalars(select(Document)).one().id
    files, start = (
        [Checked(FileKind.TEXT, b"first"), Checked(FileKind.TEXT, b"second")],
        threading.Barrier(2, timeout=30),
    )

    def put(turn: int) -> str:
        with pack.application.test_request_context():
            start.wait()
            try:
                with db.transaction():
                    actions.add_file(document_id, New(files[turn], DocumentFormat.OTHER), by=Actor(pack.panels.host))
            except RuleBroken as broken:
                return str(broken)
        return ""

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(put, range(2)))

    assert said[0] == "" and said[1].startswith("This format is there already.")
    assert pack.kept == 2


def test_a_document_that_was_taken_down_meanwhile_takes_no_new_format(pack: Pack) -> None:
    pack.adds(sent.docx())
    there = pack.address(f"/{pack.document()}/add")
    pack.as_("host").post(pack.address(f"/{pack.document()}/take-down"))
    page = pack.as_("host").post(there, {"format": "pdf", "file": (io.BytesIO(sent.pdf()), "x.pdf")})
    assert "This document is not there any more. Add it anew." in page.text
