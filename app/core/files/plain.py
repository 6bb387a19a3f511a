"""Plain text, written the one way that every device shows."""

from __future__ import annotations

import codecs
import re

from app.core.files.refusing import FileRefused
from app.core.i18n import gettext as _

PAGES = ("<html", "<!doctype", "<svg", "<?xml", "<script", "<head", "<body", "<meta", "<?php", "#!", "{\\rtf", "mz")
UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def tidied(data: bytes) -> bytes:
    """The same text in UTF-8. What is no text, or is a page or a program, is refused."""
    text = _read(data)
    start = text[:4096].lstrip().lower()
    if UNPRINTED.search(text) or start.startswith(PAGES) or "%pdf-" in start[:1024]:
        raise FileRefused(
            _("This file cannot be taken. Send a PDF, a Word or OpenDocument file, a picture or plain text.")
        )
    if not start:
        raise FileRefused(_("The file is empty. Choose another one."))
    return text.encode()


def _read(data: bytes) -> str:
    coding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(coding)
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace") if coding == "utf-8" and b"\0" not in data else "\0"
