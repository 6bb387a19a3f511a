"""Which formats people need, and what a host learns of that: that one is missing, never for whom."""

from __future__ import annotations

import io

import pytest

from app.core import clock, db
from app.documents.rules import needs
from app.documents.states import DocumentFormat
from app.people.models import PassportEntry
from app.people.passport.states import Field, Sharing
from tests.documents.conftest import Pack
from tests.support import sent


def helps(pack: Pack, person_id: int, words: str, sharing: Sharing) -> None:
    with pack.application.app_context(), db.transaction() as session:
        session.add(PassportEntry(person_id=person_id, field=Field.ACCESS, words=words, sharing=sharing,
                                  written_at=clock.now()))  # fmt: skip


def test_what_somebody_shares_says_which_format_is_theirs_and_the_host_learns_what_is_missing(pack: Pack) -> None:
    helps(pack, pack.panels.ann, "Please print in 18 point", Sharing.HOSTS)
    helps(pack, pack.panels.bob, "Easy read, please", Sharing.TEAM)
    pack.adds(sent.docx())

    seen = pack.as_("host").get(pack.address()).text
    assert "Somebody needs this too: Large print." in seen
    assert "Easy read" not in seen and "Ann" not in seen
    assert "Best for you: Large print." in pack.reads("ann").text

    pack.as_("host").post(
        pack.address(f"/{pack.document()}/add"), {"format": "large-print", "file": (io.BytesIO(sent.pdf()), "a.pdf")}
    )
    assert "Somebody needs" not in pack.as_("host").get(pack.address()).text
    pack.declares("ann")
    ann = pack.reads("ann").text
    assert ann.index("Large print (PDF") < ann.index("Word (DOCX") and "For you" in ann
    pack.declares("bob")
    assert "For you" not in pack.reads("bob").text


def test_a_choice_for_this_pack_counts_before_what_is_shared(pack: Pack) -> None:
    helps(pack, pack.panels.ann, "Large print", Sharing.HOSTS)
    pack.as_("ann").post(f"/opportunities/{pack.opportunity}/documents/how", {"way": "screen", "format": "easy-read"})
    pack.adds(sent.docx())
    assert "Somebody needs this too: Easy read." in pack.as_("host").get(pack.address()).text


@pytest.mark.parametrize(("words", "formats"), [
    ("Large print please", [DocumentFormat.LARGE_PRINT]), ("18pt on yellow", [DocumentFormat.LARGE_PRINT]),
    ("easy-read and LARGE text", [DocumentFormat.LARGE_PRINT, DocumentFormat.EASY_READ]),
    ("A large room. I read easily.", []), ("12 point is fine", []),
])  # fmt: skip
def test_which_formats_words_ask_for(words: str, formats: list[DocumentFormat]) -> None:
    assert needs([words]) == formats
