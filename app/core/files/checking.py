"""From bytes to a kind of file. The end of a name proves nothing, and is not even asked for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.core.files import archives, pictures, plain, portable
from app.core.files.kinds import FileKind
from app.core.files.refusing import FileRefused
from app.core.i18n import gettext as _

MOST_BYTES = 10_000_000
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROTECTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True)
class Checked:
    """A file that may be kept: `data` is not always what was sent, since pictures are drawn anew."""

    kind: FileKind
    data: bytes


def checked(data: bytes, kinds: Collection[FileKind] = tuple(FileKind)) -> Checked:
    """What this file is, or `FileRefused`. Reads the whole file: call it outside a transaction."""
    if not data:
        raise FileRefused(_("The file is empty. Choose another one."))
    if len(data) > MOST_BYTES:
        raise FileRefused(_("The file is larger than 10 MB. Make its pictures smaller, or save it as PDF."))
    found = _look(data)
    if found.kind not in kinds:
        raise FileRefused(_("A file of this kind is not taken here. Save it as PDF and send that."))
    if len(found.data) > MOST_BYTES:
        raise FileRefused(_("The picture is too large. Make it smaller and send it again."))
    return found


def _look(data: bytes) -> Checked:
    if data.startswith(b"PK\x03\x04"):
        return Checked(archives.kind_of(data), data)
    _refuse_a_second_file(data)
    if data.startswith(b"%PDF-"):
        portable.check(data)
        return Checked(FileKind.PDF, data)
    if data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return Checked(*pictures.drawn_anew(data))
    if data.startswith(OLD_OFFICE):
        raise FileRefused(_old_office(data))
    return Checked(FileKind.TEXT, plain.tidied(data))


def _refuse_a_second_file(data: bytes) -> None:
    """A file that another program would take for an archive: what that would show, nobody here has looked at."""
    if archives.ends_like_one(data):
        raise FileRefused(_("There is a second file hidden in this one. Save it anew as PDF and send that."))


def _old_office(data: bytes) -> str:
    if PROTECTED in data:
        return str(_("The file has a password. Take the password off, save it and send it again."))
    return str(_("This is an old kind of Office file. Save it as .docx or PDF and send that."))
