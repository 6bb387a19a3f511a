"""Office and OpenDocument files: archives of parts, none of which may do anything or hold another file."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO

from app.core.files import parts
from app.core.files.kinds import MEDIA, OFFICE, FileKind
from app.core.files.refusing import FileRefused
from app.core.i18n import gettext as _

MOST_PARTS = 3_000
MOST_UNPACKED = 80_000_000
RATIO, RATIO_FROM = 100, 1_000_000  # a part of more than a megabyte that was packed a hundredfold
END, END_SIZE, HEAD_SIZE = b"PK\x05\x06", 22, 30
BEHIND_A_PART = 24  # what may stand between two parts: the sizes of the first, where they were not known before
CONTENTS = "[Content_Types].xml"
MAIN = {
    f"{OFFICE}wordprocessingml.document.main+xml": FileKind.DOCX,
    f"{OFFICE}presentationml.presentation.main+xml": FileKind.PPTX,
    f"{OFFICE}presentationml.slideshow.main+xml": FileKind.PPTX,
    f"{OFFICE}spreadsheetml.sheet.main+xml": FileKind.XLSX,
}
OPEN_KINDS = {MEDIA[kind].encode(): kind for kind in (FileKind.ODT, FileKind.ODP, FileKind.ODS)}
WORDS = (
    "word/document.xml",
    "xl/sharedStrings.xml",
    "xl/worksheets/sheet1.xml",
    "content.xml",
    "ppt/slides/slide1.xml",
    "ppt/slides/slide2.xml",
)


def ends_like_one(data: bytes) -> bool:
    return END in data[-70_000:] and b"PK\x01\x02" in data


def parts_with_words(archive: zipfile.ZipFile) -> list[str]:
    there = set(archive.namelist())
    return [name for name in WORDS if name in there]


def kind_of(data: bytes) -> FileKind:
    """Which kind of document this archive is, or `FileRefused`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_frame(archive, data)
            return _kind(archive)
    except FileRefused:
        raise
    except Exception as broken:  # a damaged archive falls over in many ways, and all of them mean the same
        raise FileRefused(_("The file is damaged. Open it, save it again and send that.")) from broken


def _kind(archive: zipfile.ZipFile) -> FileKind:
    names, look = archive.namelist(), parts.Look()
    parts.refuse_names(names)
    for name in names:
        if name.endswith((".xml", ".rels")):
            look.into(archive.read(name))
    if CONTENTS in names:
        kind = next((MAIN[each] for each in look.types if each in MAIN), None)
    elif names[0] == "mimetype":
        kind = OPEN_KINDS.get(archive.read("mimetype").strip())
    else:
        kind = None
    if kind is None:
        raise FileRefused(
            _("This is a packed folder, or a kind of file we do not take. Send each document as PDF or .docx.")
        )
    return kind


def _check_frame(archive: zipfile.ZipFile, data: bytes) -> None:
    """Before anything is unpacked: how much there is, and that nothing stands before, between or behind the parts."""
    entries = archive.infolist()
    if not entries or len(entries) > MOST_PARTS or sum(each.file_size for each in entries) > MOST_UNPACKED:
        raise _too_much()
    if any(each.file_size > RATIO_FROM and each.file_size > RATIO * max(1, each.compress_size) for each in entries):
        raise _too_much()
    if any(each.flag_bits & 1 for each in entries):
        raise FileRefused(_("The file has a password. Take the password off, save it and send it again."))
    if data[-END_SIZE : -END_SIZE + 4] != END or any(_gaps(data, entries, archive.start_dir)):
        raise FileRefused(_("There is a second file hidden in this one. Save it anew as PDF and send that."))


def _gaps(data: bytes, entries: Sequence[zipfile.ZipInfo], ends: int) -> Iterator[bool]:
    """Whether something stands where nothing may. Parts that share their bytes are how a small file becomes huge."""
    at = 0
    for each in sorted(entries, key=lambda entry: entry.header_offset):
        between = each.header_offset - at
        yield not 0 <= between <= (BEHIND_A_PART if at else 0)
        head = data[each.header_offset : each.header_offset + HEAD_SIZE]
        lengths = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        at = each.header_offset + HEAD_SIZE + lengths + each.compress_size
    yield not 0 <= ends - at <= BEHIND_A_PART


def _too_much() -> FileRefused:
    return FileRefused(_("The file is too large once it is unpacked. Save it as PDF and send that."))
