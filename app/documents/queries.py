"""Reads about documents: what is there, for whom, and who opened it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime

from flask import current_app
from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.core import clock, db
from app.documents import rules
from app.documents.models import (
    Declaration,
    Document,
    DocumentBytes,
    DocumentFile,
    DocumentOpening,
    PackChoice,
    PackSending,
)
from app.documents.states import DocumentFormat
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import SessionState, Shape
from app.people.models import Person
from app.people.passport.states import Field
from app.signups.models import Place
from app.signups.sharing.queries import shared_in
from app.signups.states import PlaceState

Guests = Callable[[int], Collection[int]]  # of an opportunity: the ids of who else sits on it
HELPS = frozenset({Field.ACCESS, Field.CONTACT})
ON_IT = frozenset({PlaceState.CONFIRMED, PlaceState.TOOK_PART})


def on_it(opportunity_id: int) -> set[int]:
    """Everybody whose pack it is: with a place, or otherwise on it with a sign-in of their own."""
    guests: Guests = current_app.extensions["document_guests"]
    return advisors_on(opportunity_id) | set(guests(opportunity_id))


def advisors_on(opportunity_id: int) -> set[int]:
    here = Place.opportunity_id == opportunity_id, Place.state.in_(ON_IT)
    return set(db.session().scalars(select(Place.person_id).where(*here)))


def people_on(opportunity_id: int) -> Sequence[Person]:
    """The same, by name."""
    ids = on_it(opportunity_id)
    return db.session().scalars(select(Person).where(Person.id.in_(ids)).order_by(Person.full_name, Person.id)).all()


def documents_of(opportunity_id: int) -> list[Document]:
    """All that can be opened or waits for its question, in the order it was added, with the files that are here."""
    wanted = select(Document).where(Document.opportunity_id == opportunity_id).options(selectinload(Document.files))
    found = db.session().scalars(wanted.order_by(Document.id)).all()
    return [each for each in found if here(each)]


def here(document: Document) -> list[DocumentFile]:
    return [each for each in document.files if each.gone_at is None]


def readable(opportunity: Opportunity) -> list[tuple[Document, list[DocumentFile]]]:
    """What can be opened today, each with its files."""
    today = clock.today()
    shown = []
    for each in documents_of(opportunity.id):
        files = [file for file in here(each) if file.asks_since is None]
        if files and today <= rules.last_day(each.last_day, opportunity, each.added_at):
            shown.append((each, files))
    return shown


def bytes_of(file_id: int) -> bytes | None:
    return db.session().scalar(select(DocumentBytes.data).where(DocumentBytes.file_id == file_id))


def declared(opportunity_id: int, person_id: int) -> Declaration | None:
    return db.session().get(Declaration, (opportunity_id, person_id))


def asks_declaration(opportunity: Opportunity, person_id: int) -> bool:
    """Whether this person has to declare confidentiality before they open anything: once for each panel."""
    if not is_confidential(opportunity) or person_id not in on_it(opportunity.id):
        return False
    return declared(opportunity.id, person_id) is None


def choice_of(opportunity_id: int, person_id: int) -> PackChoice | None:
    return db.session().get(PackChoice, (opportunity_id, person_id))


def choices_of(opportunity_id: int) -> dict[int, PackChoice]:
    wanted = select(PackChoice).where(PackChoice.opportunity_id == opportunity_id)
    return {each.person_id: each for each in db.session().scalars(wanted)}


def declarations_of(opportunity_id: int) -> dict[int, Declaration]:
    wanted = select(Declaration).where(Declaration.opportunity_id == opportunity_id)
    return {each.person_id: each for each in db.session().scalars(wanted)}


def formats_of(opportunity: Opportunity) -> dict[int, list[DocumentFormat]]:
    """By person, the formats they need: as chosen for this pack, else by what of their passport they share with it."""
    found = {
        each.person.id: rules.needs(entry.words for entry in each.entries if entry.field in HELPS)
        for each in shared_in(opportunity)
    }
    chosen = {each.person_id: [each.format] for each in choices_of(opportunity.id).values() if each.format is not None}
    return {person_id: formats for person_id, formats in {**found, **chosen}.items() if formats}


def formats_needed(opportunity: Opportunity) -> set[DocumentFormat]:
    """What somebody on it needs; never who."""
    people = on_it(opportunity.id)
    return {each for person_id, formats in formats_of(opportunity).items() if person_id in people for each in formats}


def openings_of(opportunity_id: int) -> list[tuple[DocumentOpening, DocumentFile, Document]]:
    """Every opening, the newest first. For the involvement team and the person; a host reads a number."""
    wanted = (
        select(DocumentOpening, DocumentFile, Document)
        .join(DocumentFile, DocumentFile.id == DocumentOpening.file_id)
        .join(Document, Document.id == DocumentFile.document_id)
        .where(Document.opportunity_id == opportunity_id)
        .order_by(DocumentOpening.id.desc())
    )
    return [(row[0], row[1], row[2]) for row in db.session().execute(wanted)]


def opened_by(opportunity_id: int) -> set[int]:
    """Who of those on it has opened anything."""
    wanted = (
        select(DocumentOpening.person_id)
        .join(DocumentFile, DocumentFile.id == DocumentOpening.file_id)
        .join(Document, Document.id == DocumentFile.document_id)
        .where(Document.opportunity_id == opportunity_id)
    )
    return set(db.session().scalars(wanted.distinct())) & on_it(opportunity_id)


def last_sending(opportunity_id: int) -> PackSending | None:
    wanted = select(PackSending).where(PackSending.opportunity_id == opportunity_id)
    return db.session().scalars(wanted.order_by(PackSending.id.desc()).limit(1)).first()


def files_since(opportunity_id: int, moment: datetime | None) -> int:
    """How many files that can be opened were added after this moment."""
    wanted = (
        select(func.count())
        .select_from(DocumentFile)
        .join(Document)
        .where(Document.opportunity_id == opportunity_id, DocumentFile.gone_at.is_(None))
        .where(DocumentFile.asks_since.is_(None))
    )
    wanted = wanted.where(DocumentFile.added_at > moment) if moment else wanted
    return db.session().scalar(wanted) or 0


def first_day(opportunity: Opportunity) -> date | None:
    """The first day ahead, in London."""
    days = [each.starts_at.astimezone(clock.LONDON).date() for each in opportunity.sessions
            if each.state is SessionState.PLANNED]  # fmt: skip
    ahead = [day for day in days if day >= clock.today()]
    return min(ahead) if ahead else None


def perhaps_over(now: datetime) -> list[int]:
    """Documents whose last day may be over. Of those that follow their sessions it is a guess: the verb looks again."""
    going_on = select(Session.id).where(
        Session.opportunity_id == Document.opportunity_id, Session.state == SessionState.PLANNED,
        Session.ends_at > now - rules.KEPT_AFTER,
    )  # fmt: skip
    follows = Document.last_day.is_(None) & ~going_on.exists() & (Document.added_at < now - rules.KEPT_AFTER)
    bytes_here = exists().where(DocumentFile.document_id == Document.id, DocumentFile.gone_at.is_(None))
    over = or_(Document.last_day < clock.today(), follows)
    return list(db.session().scalars(select(Document.id).where(over, bytes_here).order_by(Document.id)))


def unanswered(now: datetime) -> list[int]:
    """Files of which nobody said within a day whether they hold anything about a candidate."""
    waits = DocumentFile.asks_since < now - rules.ANSWER_WITHIN, DocumentFile.gone_at.is_(None)
    return list(db.session().scalars(select(DocumentFile.id).where(*waits)))


def with_document() -> tuple[object, ...]:
    return (joinedload(DocumentFile.document).joinedload(Document.opportunity),)


def is_confidential(opportunity: Opportunity) -> bool:
    """Whether confidentiality is declared before anything is opened."""
    return opportunity.kind.shape is Shape.PANEL
