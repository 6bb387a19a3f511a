"""A file without what hangs on it: who made it, when, with what and where. Pictures are drawn anew already."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from app.core.files.checking import MOST_BYTES, Checked
from app.core.files.kinds import FileKind
from app.core.files.portable import opened
from app.core.files.refusing import FileRefused
from app.core.i18n import gettext as _

HANGS_ON = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/SpiderInfo", "/Annots")
COLOURS = (0xE0, 0xEE)  # of the segments of a JPEG beside the picture the two that say how its colours are meant


def bare(file: Checked) -> Checked:
    """The same pages without metadata. Made anew each time from the same file, it has the same bytes."""
    if file.kind is not FileKind.PDF:
        return file
    try:
        data = _pages_alone(file.data)
    except Exception as broken:  # a writer of odd files falls over in many ways, and all of them mean the same
        raise FileRefused(
            _("This PDF is damaged. Make it anew from the document it came from, and send that.")
        ) from broken
    if len(data) > MOST_BYTES:
        raise FileRefused(_("The file is larger than 10 MB. Make its pictures smaller, or save it as PDF."))
    return Checked(FileKind.PDF, data)


def _pages_alone(data: bytes) -> bytes:
    from pypdf import PdfWriter  # large, and seldom needed

    writer = PdfWriter()
    for page in opened(data).pages:
        writer.add_page(page)
    writer.metadata = None
    for thing in list(writer._objects):
        _strip(thing)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _strip(thing: Any) -> None:
    from pypdf.generic import DictionaryObject, StreamObject

    if not isinstance(thing, DictionaryObject):
        return
    for name in HANGS_ON:
        thing.pop(name, None)
    if isinstance(thing, StreamObject) and thing.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
        thing._data = picture_alone(thing._data)


def picture_alone(data: bytes) -> bytes:
    """A JPEG without the segments that say where and with what it was taken."""
    out, at = bytearray(data[:2]), 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xDA:  # the picture itself begins
            break
        size = 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        says = (0xE0 <= marker <= 0xEF and marker not in COLOURS) or marker == 0xFE
        if not says:
            out += data[at : at + size]
        at += size
    return bytes(out + data[at:])
