"""What hosts and the team do with documents. The opportunity's row is taken first: two uploads stand in line."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.files import Checked
from app.core.i18n import gettext as _
from app.documents import events, queries, rules
from app.documents.models import Document, DocumentBytes, DocumentFile, PackSending
from app.documents.states import DocumentFormat, DocumentKind, Gone
from app.opportunities.actions.taking import lock


@dataclass(frozen=True)
class New:
    """A file that was checked already. `asks`: it looks like an application form, so its question comes first."""

    file: Checked
    format: DocumentFormat
    asks: bool = False


def add(
    opportunity_id: int, title: str, kind: DocumentKind, new: New, *, last_day: date | None = None, by: Actor
) -> DocumentFile:
    lock(opportunity_id)
    assert by.person_id is not None
    _must_be_a_day(last_day)
    document = Document(
        opportunity_id=opportunity_id, title=title, kind=kind, last_day=last_day, added_by_id=by.person_id,
        added_at=clock.now(),
    )  # fmt: skip
    db.session().add(document)
    db.session().flush()
    emit(events.DocumentAdded(document.id, opportunity_id), by=by)
    return _put(document, new, by=by)


def add_file(document_id: int, new: New, *, by: Actor) -> DocumentFile:
    """One more format of a document; never over one that is there."""
    document = _take(document_id)
    if not queries.here(document):
        raise RuleBroken(_("This document is not there any more. Add it anew."))
    if any(each.format is new.format for each in queries.here(document)):
        raise RuleBroken(_("This format is there already. Take the old file down first, then add the new one."))
    return _put(document, new, by=by)


def _put(document: Document, new: New, *, by: Actor) -> DocumentFile:
    assert by.person_id is not None
    there = select(func.count()).select_from(DocumentFile).join(Document)
    mine = Document.opportunity_id == document.opportunity_id, DocumentFile.gone_at.is_(None)
    if (db.session().scalar(there.where(*mine)) or 0) >= rules.MOST_FILES:
        raise RuleBroken(_("There are %(most)d files here already. Take one down first.", most=rules.MOST_FILES))
    row = DocumentFile(
        document_id=document.id, format=new.format, kind=new.file.kind, size=len(new.file.data),
        digest=hashlib.sha256(new.file.data).hexdigest(), added_by_id=by.person_id, added_at=clock.now(),
        asks_since=clock.now() if new.asks else None,
    )  # fmt: skip
    db.session().add(row)
    db.session().flush()
    db.session().add(DocumentBytes(file_id=row.id, data=new.file.data))
    emit(events.FileAdded(row.id, document.opportunity_id, new.asks), by=by)
    return row


def answer(file_id: int, *, holds: bool, by: Actor) -> None:
    """Whether it holds anything about a candidate. If so its bytes are gone at once."""
    document, row = _take_file(file_id)
    if row.gone_at is not None:
        raise RuleBroken(_("This file is not there any more. Add it anew."))
    if row.asks_since is None:
        return
    row.asks_since = None
    if holds:
        forget(row, Gone.CANDIDATE)
        emit(events.FileTakenDown(row.id, document.opportunity_id), by=by)
    else:
        emit(events.FileCleared(row.id, document.opportunity_id), by=by)


def take_file_down(file_id: int, *, by: Actor) -> None:
    document, row = _take_file(file_id)
    if row.gone_at is None:
        forget(row, Gone.TAKEN_DOWN)
        emit(events.FileTakenDown(row.id, document.opportunity_id), by=by)


def take_down(document_id: int, *, by: Actor) -> None:
    """All formats of it. Twice is once."""
    document = _take(document_id)
    there = queries.here(document)
    for row in there:
        forget(row, Gone.TAKEN_DOWN)
    if there:
        emit(events.DocumentTakenDown(document.id, document.opportunity_id), by=by)


def keep_until(document_id: int, day: date | None, *, by: Actor) -> None:
    """Another last day; none follows the days of the opportunity."""
    document = _take(document_id)
    _must_be_a_day(day)
    if not queries.here(document):
        raise RuleBroken(_("This document is not there any more. Add it anew."))
    document.last_day = day
    emit(events.DocumentKept(document.id, document.opportunity_id), by=by)


def send(opportunity_id: int, *, by: Actor) -> int:
    """Tell everybody on it that there is something to read; returns to how many people."""
    opportunity = lock(opportunity_id)
    assert by.person_id is not None
    last = queries.last_sending(opportunity_id)
    if not queries.readable(opportunity):
        raise RuleBroken(_("There is nothing to read yet. Add a document first."))
    if last is not None and not queries.files_since(opportunity_id, last.at):
        raise RuleBroken(_("Nothing was added since everybody was told. Nobody is told twice."))
    row = PackSending(opportunity_id=opportunity_id, by_id=by.person_id, at=clock.now())
    db.session().add(row)
    db.session().flush()
    emit(events.PackSent(row.id, opportunity_id), by=by)
    return len(queries.on_it(opportunity_id))


def forget(row: DocumentFile, why: Gone) -> None:
    """The bytes go; what it was, and who opened it, is kept."""
    db.session().execute(delete(DocumentBytes).where(DocumentBytes.file_id == row.id))
    row.gone_at, row.gone, row.asks_since = clock.now(), why, None


def _must_be_a_day(day: date | None) -> None:
    if day is not None and not rules.can_be_last(day, clock.today()):
        raise RuleBroken(_("Choose a last day from today on, at most a year from now."))


def _take(document_id: int) -> Document:
    known = db.session().get_one(Document, document_id)
    lock(known.opportunity_id)
    return db.session().get_one(Document, document_id, populate_existing=True)


def _take_file(file_id: int) -> tuple[Document, DocumentFile]:
    known = db.session().get_one(DocumentFile, file_id)
    document = _take(known.document_id)
    return document, db.session().get_one(DocumentFile, file_id, populate_existing=True)
