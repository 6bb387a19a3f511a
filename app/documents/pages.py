"""Documents in words: their kinds and formats, sizes, and what each reader sees."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask, url_for
from flask_login import current_user

from app.core import clock
from app.core.files import FileKind
from app.core.formatting import day, joined
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.documents import queries, rules
from app.documents.models import Document, DocumentFile, PackChoice
from app.documents.states import DocumentFormat, DocumentKind, Way
from app.opportunities.models import Opportunity
from app.people.models import Person

K, F = DocumentKind, DocumentFormat
KINDS: dict[DocumentKind, Any] = {
    K.PERSON_SPECIFICATION: _l("Person specification"),
    K.ADVERT: _l("Advert"),
    K.TIMETABLE: _l("Timetable, or a note about the day"),
    K.QUESTIONS: _l("Questions"),
    K.GUIDANCE: _l("Guidance"),
    K.OTHER: _l("Something else"),
}
FORMATS: dict[DocumentFormat, Any] = {
    F.PDF: _l("PDF"),
    F.WORD: _l("Word, or another file you can change"),
    F.LARGE_PRINT: _l("Large print"),
    F.EASY_READ: _l("Easy read"),
    F.OTHER: _l("Slides, a table, a picture or plain text"),
}
SHORT: dict[DocumentFormat, Any] = {**FORMATS, F.WORD: _l("Word"), F.OTHER: _l("Another kind")}
SORTS: dict[FileKind, Any] = {
    FileKind.TEXT: _l("Plain text"),
    FileKind.PNG: _l("Picture"),
    FileKind.JPEG: _l("Picture"),
    FileKind.PPTX: _l("Slides"),
    FileKind.ODP: _l("Slides"),
    FileKind.XLSX: _l("Table"),
    FileKind.ODS: _l("Table"),
}


def init_app(app: Flask, guests: queries.Guests) -> None:
    """`guests`: who sits on an opportunity besides those with a place; asked of a room this one does not know."""
    app.extensions["document_guests"] = guests
    app.jinja_env.globals["documents_link"] = documents_link


def documents_link(opportunity: Opportunity) -> str:
    """The address of what there is to read, for whoever may and if there is anything; else nothing."""
    if not queries.readable(opportunity) or current_user.person_id not in queries.on_it(opportunity.id):
        return ""
    return url_for("documents.read", ref=opportunity.ref)


def size(number: int) -> str:
    """Such as "240 KB" or "1.2 MB"."""
    if number >= 1_000_000:
        return _("%(number)s MB", number=f"{number / 1_000_000:.1f}")
    return _("%(number)s KB", number=max(1, round(number / 1000)))


@dataclass(frozen=True)
class FileLine:
    """`wanted`: in the format this person needs."""

    row: DocumentFile
    words: str
    wanted: bool = False


@dataclass(frozen=True)
class DocumentLine:
    document: Document
    kind: str
    files: Sequence[FileLine]
    until: str
    missing: str = ""  # formats that somebody needs and that are not there


def for_reader(opportunity: Opportunity, formats: Collection[DocumentFormat]) -> list[DocumentLine]:
    """What somebody can open, the formats they need first."""
    return [
        DocumentLine(
            document, _kind(document),
            sorted((_line(row, formats) for row in files), key=lambda line: not line.wanted),
            _until(document, opportunity),
        )
        for document, files in queries.readable(opportunity)
    ]  # fmt: skip


def for_keeper(opportunity: Opportunity) -> list[DocumentLine]:
    """Everything that is here, also what waits for its question, and which formats are missing."""
    needed = queries.formats_needed(opportunity)
    return [
        DocumentLine(
            document, _kind(document), [FileLine(row, _file(row)) for row in queries.here(document)],
            _until(document, opportunity), _missing(document, needed),
        )
        for document in queries.documents_of(opportunity.id)
    ]  # fmt: skip


def _line(row: DocumentFile, formats: Collection[DocumentFormat]) -> FileLine:
    return FileLine(row, _file(row), row.format in formats)


def _kind(document: Document) -> str:
    """Nothing where the title says it already."""
    said = str(KINDS[document.kind])
    return "" if document.kind is K.OTHER or said.casefold() == document.title.casefold() else said


def _file(row: DocumentFile) -> str:
    """Such as "Large print (PDF, 240 KB)"."""
    name = str(SORTS.get(row.kind, SHORT[row.format]) if row.format is F.OTHER else SHORT[row.format])
    ending = "" if name.casefold() == row.kind.value else f"{row.kind.value.upper()}, "
    return f"{name} ({ending}{size(row.size)})"


def _until(document: Document, opportunity: Opportunity) -> str:
    last = rules.last_day(document.last_day, opportunity, document.added_at)
    if last < clock.today():
        return _("Its last day is over. The file is being deleted.")
    return _("Until %(day)s", day=day(last))


def _missing(document: Document, needed: Collection[DocumentFormat]) -> str:
    gone = [str(SHORT[each]) for each in set(needed) - {row.format for row in queries.here(document)}]
    return joined(sorted(gone)) if gone else ""


def sent_words(opportunity_id: int) -> str:
    """What a host reads of it: that it was sent, and how many opened it. Never who."""
    last = queries.last_sending(opportunity_id)
    if last is None:
        return _("Nobody has been told yet that there is something to read.")
    people, opened = len(queries.on_it(opportunity_id)), len(queries.opened_by(opportunity_id))
    told = _("Everybody was told on %(day)s.", day=day(last.at))
    number = ngettext("%(num)d person is on it, and %(opened)s opened something.",
                      "%(num)d people are on it, and %(opened)s opened something.", people, opened=opened)  # fmt: skip
    return f"{told} {number}"


def post_words(opportunity: Opportunity) -> str:
    number = sum(each.way is Way.POST for each in queries.choices_of(opportunity.id).values())
    if not number:
        return ""
    return ngettext("%(num)d person reads on paper: the involvement team posts it.",
                    "%(num)d people read on paper: the involvement team posts it.", number)  # fmt: skip


@dataclass(frozen=True)
class ReaderLine:
    """One person, for the involvement team alone."""

    person: Person
    said: list[str]
    choice: PackChoice | None
    to_post: bool
    advises: bool


def readers(opportunity: Opportunity) -> list[ReaderLine]:
    declared, choices = queries.declarations_of(opportunity.id), queries.choices_of(opportunity.id)
    formats, advisors = queries.formats_of(opportunity), queries.advisors_on(opportunity.id)
    opened: dict[int, list[str]] = {}
    for opening, _row, document in queries.openings_of(opportunity.id):
        opened.setdefault(opening.person_id, []).append(document.title)
    asked = queries.is_confidential(opportunity)
    lines = []
    for person in queries.people_on(opportunity.id):
        choice, mine = choices.get(person.id), declared.get(person.id)
        said = [_declared(mine.at if mine else None)] if asked else []
        said += [_way(choice)] if choice else []
        said += [_("Needs: %(formats)s", formats=joined(str(SHORT[f]) for f in formats[person.id]))] if (
            person.id in formats) else []  # fmt: skip
        titles = list(dict.fromkeys(reversed(opened.get(person.id, []))))
        said.append(_("Opened: %(titles)s", titles=joined(titles)) if titles else _("Has opened nothing so far."))
        to_post = choice is not None and choice.way is Way.POST and choice.posted_at is None
        lines.append(ReaderLine(person, said, choice, to_post, person.id in advisors))
    return lines


def _declared(at: Any) -> str:
    return _("Declared confidentiality on %(day)s.", day=day(at)) if at else _("Has not declared confidentiality yet.")


def _way(choice: PackChoice) -> str:
    if choice.way is Way.SCREEN:
        return _("Reads on a screen.")
    if choice.posted_at:
        return _("The printed pack was posted on %(day)s.", day=day(choice.posted_at))
    return _("Would like a printed pack by post.")
