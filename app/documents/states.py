"""The closed lists of documents."""

from __future__ import annotations

import enum


class DocumentKind(enum.Enum):
    """What a document is. There is no kind for an application form, and there will be none (docs/adr/050)."""

    PERSON_SPECIFICATION = "person-specification"
    ADVERT = "advert"
    TIMETABLE = "timetable"  # or another note about the day
    QUESTIONS = "questions"
    GUIDANCE = "guidance"
    OTHER = "other"


class DocumentFormat(enum.Enum):
    """One document may be there in several of them, each once."""

    PDF = "pdf"
    WORD = "word"  # or another file that its reader can change
    LARGE_PRINT = "large-print"
    EASY_READ = "easy-read"
    OTHER = "other"  # slides, a table, a picture, plain text


class Gone(enum.Enum):
    """Why the bytes of a file are no longer here. The row of what it was is kept."""

    EXPIRED = "expired"
    TAKEN_DOWN = "taken-down"
    CANDIDATE = "candidate"  # it held something about a candidate
    NO_ANSWER = "no-answer"  # nobody said within a day whether it did


class Way(enum.Enum):
    """How somebody wants to read. Both are equal."""

    SCREEN = "screen"
    POST = "post"  # a printed pack
