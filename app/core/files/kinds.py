"""The kinds of file that are taken, and how each goes out again."""

from __future__ import annotations

import enum

OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."


class FileKind(enum.Enum):
    """The value is stored, and is the end of its name when somebody opens it."""

    PDF = "pdf"
    DOCX = "docx"
    PPTX = "pptx"
    XLSX = "xlsx"
    ODT = "odt"
    ODP = "odp"
    ODS = "ods"
    PNG = "png"
    JPEG = "jpg"
    TEXT = "txt"


MEDIA: dict[FileKind, str] = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: f"{OFFICE}wordprocessingml.document",
    FileKind.PPTX: f"{OFFICE}presentationml.presentation",
    FileKind.XLSX: f"{OFFICE}spreadsheetml.sheet",
    FileKind.ODT: f"{OPEN}text",
    FileKind.ODP: f"{OPEN}presentation",
    FileKind.ODS: f"{OPEN}spreadsheet",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.TEXT: "text/plain; charset=utf-8",
}
PICTURES = frozenset({FileKind.PNG, FileKind.JPEG})
