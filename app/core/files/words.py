"""The first words in a file, for a question about it. Never shown and never kept."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from app.core.files.archives import parts_with_words
from app.core.files.checking import Checked
from app.core.files.kinds import PICTURES, FileKind
from app.core.files.portable import opened

MOST = 20_000
PAGES = 3


def words_in(found: Checked) -> str:
    """What can be read without trouble; empty for a picture, and for a file that only a person can read."""
    if found.kind in PICTURES:
        return ""
    if found.kind is FileKind.TEXT:
        return found.data[: MOST * 4].decode("utf-8", "ignore")[:MOST]
    return (_of_pdf(found.data) if found.kind is FileKind.PDF else _of_archive(found.data))[:MOST]


def _of_pdf(data: bytes) -> str:
    try:
        return "\n".join(page.extract_text() for page in opened(data).pages[:PAGES])
    except Exception:  # noqa: BLE001  the file was checked: that its letters cannot be read is no fault of it
        return ""


def _of_archive(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        found = [archive.read(name)[: MOST * 20].decode("utf-8", "ignore") for name in parts_with_words(archive)]
    return " ".join(re.sub(r"<[^>]*>", " ", each) for each in found)
