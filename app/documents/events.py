"""What can happen to documents."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class DocumentEvent(Event):
    document_id: int
    opportunity_id: int


@dataclass(frozen=True)
class DocumentAdded(DocumentEvent):
    """A document, with its first file."""


@dataclass(frozen=True)
class DocumentTakenDown(DocumentEvent):
    pass


@dataclass(frozen=True)
class DocumentKept(DocumentEvent):
    """Until another day than before."""


@dataclass(frozen=True)
class DocumentExpired(DocumentEvent):
    """Its last day is over, and its bytes are gone."""


@dataclass(frozen=True)
class FileEvent(Event):
    file_id: int
    opportunity_id: int


@dataclass(frozen=True)
class FileAdded(FileEvent):
    """One format of a document. `asks`: whether it holds anything about a candidate is to be said first."""

    asks: bool


@dataclass(frozen=True)
class FileCleared(FileEvent):
    """Somebody said that it holds nothing about a candidate."""


@dataclass(frozen=True)
class FileTakenDown(FileEvent):
    """Its bytes are gone."""


@dataclass(frozen=True)
class FileOpened(FileEvent):
    person_id: int


@dataclass(frozen=True)
class PackSent(Event):
    """Everybody on it is told that there is something to read."""

    sending_id: int
    opportunity_id: int


@dataclass(frozen=True)
class ReaderEvent(Event):
    opportunity_id: int
    person_id: int


@dataclass(frozen=True)
class ConfidentialityDeclared(ReaderEvent):
    words: int


@dataclass(frozen=True)
class WayChosen(ReaderEvent):
    """How they want to read: on a screen or printed, and in which format."""


@dataclass(frozen=True)
class PackPosted(ReaderEvent):
    pass
